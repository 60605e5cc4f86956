import type { FileHandle } from 'node:fs/promises'
import type { DecodedArray } from 'hyparquet'
import { readPage } from 'hyparquet/src/column.js'
import { convert } from 'hyparquet/src/convert.js'
import { getMaxDefinitionLevel, getMaxRepetitionLevel } from 'hyparquet/src/schema.js'
import { compressors } from 'hyparquet-compressors'
import { type ParquetPage, parquetPages } from './parquet-pages.ts'
import { checkCounts, checkLevels, checkPage, checkValues } from './parquet-runs.ts'

/** A column of one row group, read page after page, so that a row group of any size fits into memory. */
export interface ParquetColumn {
  /** Name of the column's leaf, its parts joined by dots. */
  readonly path: string
  /** Reads pages until there is at least one whole row; answers how many whole rows there are, 0 at the end. */
  readonly fill: () => Promise<number>
  readonly take: (rows: number) => unknown[]
}

/** What hyparquet needs to know to decode a column's pages. */
type ColumnDecoder = Parameters<typeof readPage>[2]

export interface ParquetChunk {
  /** Where the column's pages are in the file. */
  readonly start: number
  readonly end: number
  readonly decoder: Omit<ColumnDecoder, 'compressors'>
  /** Told of the bytes that were read. */
  readonly onBytes: (bytes: number) => void
}

export function parquetColumn(
  file: FileHandle,
  { start, end, decoder: undecoded, onBytes }: ParquetChunk,
): ParquetColumn {
  const isRepeated = getMaxRepetitionLevel(undecoded.schemaPath) > 0
  const pages = parquetPages(file, { start, end })
  let dictionary: DecodedArray | undefined
  let rows: unknown[] = []
  let taken = 0

  const readNextPage = async (): Promise<void> => {
    const page = await pages.next()
    const { header, reader } = page
    onBytes(page.size)
    checkCounts(header)
    const decoder = checkingDecoder(undecoded, page)
    if (header.type === 'DICTIONARY_PAGE') {
      const { data } = readPage(reader, header, decoder, undefined, undefined, 0)
      if (data !== undefined) dictionary = convert(data, decoder)
      return
    }
    const { num_values: values } = header.data_page_header ?? header.data_page_header_v2 ?? { num_values: 0 }
    if (values === 0) return
    // A row may go on in the next page, which then continues the list at the end of these rows.
    const { data = [] } = readPage(reader, header, decoder, dictionary, isRepeated ? rows : undefined, 0)
    if (data !== rows) for (let row = 0; row < data.length; row++) rows.push(data[row])
  }

  return {
    path: undecoded.pathInSchema.join('.'),
    async fill() {
      for (;;) {
        const isAtEnd = pages.isAtEnd()
        const whole = rows.length - taken - (isRepeated && !isAtEnd ? 1 : 0)
        if (whole > 0 || isAtEnd) return Math.max(0, whole)
        rows = rows.slice(taken)
        taken = 0
        await readNextPage()
      }
    },
    take(count) {
      const some = rows.slice(taken, taken + count)
      taken += some.length
      return some
    },
  }
}

/** The column's decoder, with each page checked as soon as it is decompressed. */
function checkingDecoder(
  decoder: ParquetChunk['decoder'],
  { header, reader: { view } }: ParquetPage,
): ColumnDecoder {
  const shape = {
    header,
    maxRepetition: getMaxRepetitionLevel(decoder.schemaPath),
    maxDefinition: getMaxDefinitionLevel(decoder.schemaPath),
    isBoolean: decoder.type === 'BOOLEAN',
  }
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
  const check = (page: Uint8Array): void => {
    if (header.type === 'DATA_PAGE') checkPage(page, shape)
    if (header.type === 'DATA_PAGE_V2') checkValues(page, shape)
  }
  const { data_page_header_v2: second } = header
  if (second) checkLevels(bytes, shape)
  const levels = (second?.repetition_levels_byte_length ?? 0) + (second?.definition_levels_byte_length ?? 0)
  if (decoder.codec === 'UNCOMPRESSED' || second?.is_compressed === false) check(bytes.subarray(levels))
  const decompress = compressors[decoder.codec]
  if (decompress === undefined) return decoder
  return {
    ...decoder,
    compressors: {
      [decoder.codec]: (input: Uint8Array, size: number) => {
        const page = decompress(input, size)
        check(page)
        return page
      },
    },
  }
}
