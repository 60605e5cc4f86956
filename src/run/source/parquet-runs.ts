import type { PageHeader } from 'hyparquet'

/**
 * Checks the runs that a page of Parquet is encoded in before hyparquet decodes them: its decoder believes the lengths that
 * stand there, so that a few broken bytes would make it write for hours.
 */

/** No writer puts more values into one page; each costs memory, whatever the page's size. */
const mostValues = 1 << 24
/** A run may be longer than what it is for, since groups are filled up. */
const filling = 1024

interface PageShape {
  readonly header: PageHeader
  readonly maxRepetition: number
  readonly maxDefinition: number
  readonly isBoolean: boolean
}

/** @throws Error where a count is missing in the header, or is more than a page can have */
export function checkCounts(header: PageHeader): void {
  const { data_page_header: first, data_page_header_v2: second } = header
  const counts = second
    ? [
        second.num_values,
        second.num_nulls,
        second.num_rows,
        second.definition_levels_byte_length,
        second.repetition_levels_byte_length,
        second.num_values - second.num_nulls,
      ]
    : [(first ?? header.dictionary_page_header)?.num_values ?? 0]
  const isSound = counts.every((count) => Number.isInteger(count) && count >= 0 && count <= mostValues)
  if (!isSound) throw new Error('a page whose header counts what it cannot hold')
}

/** Checks a page of the first version, decompressed. */
export function checkPage(
  page: Uint8Array,
  { header, maxRepetition, maxDefinition, isBoolean }: PageShape,
): void {
  const { num_values: values = 0, encoding } = header.data_page_header ?? {}
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength)
  let at = 0
  for (const level of [maxRepetition, maxDefinition]) {
    if (level === 0) continue
    const size = view.getUint32(at, true)
    checkRuns(page, { from: at + 4, to: at + 4 + size, width: widthOf(level), values })
    at += 4 + size
  }
  if (encoding === 'PLAIN_DICTIONARY' || encoding === 'RLE_DICTIONARY' || encoding === 'RLE') {
    checkIndices(page, { from: at, isBoolean, values })
  }
}

/** Checks the levels of a page of the second version, which stand before what is compressed. */
export function checkLevels(bytes: Uint8Array, { header, maxRepetition, maxDefinition }: PageShape): void {
  const page = header.data_page_header_v2
  if (page === undefined) return
  const { num_values: values, repetition_levels_byte_length: middle } = page
  const end = middle + page.definition_levels_byte_length
  if (maxRepetition > 0) checkRuns(bytes, { from: 0, to: middle, width: widthOf(maxRepetition), values })
  if (maxDefinition > 0) checkRuns(bytes, { from: middle, to: end, width: widthOf(maxDefinition), values })
}

/** Checks the values of a page of the second version, decompressed. */
export function checkValues(page: Uint8Array, { header, isBoolean }: PageShape): void {
  const { num_values = 0, num_nulls = 0, encoding } = header.data_page_header_v2 ?? {}
  if (encoding === 'PLAIN_DICTIONARY' || encoding === 'RLE_DICTIONARY' || encoding === 'RLE')
    checkIndices(page, { from: 0, isBoolean, values: num_values - num_nulls })
}

function checkIndices(
  page: Uint8Array,
  {
    from,
    isBoolean,
    values,
  }: { readonly from: number; readonly isBoolean: boolean; readonly values: number },
): void {
  // Truth values are preceded by the length of their runs, indices by their width.
  const start = isBoolean ? from + 4 : from + 1
  const width = isBoolean ? 1 : (page[from] ?? 0)
  if (width > 32) throw new Error(`indices of ${width} bits`)
  if (width > 0) checkRuns(page, { from: start, to: page.length, width, values })
}

interface Runs {
  readonly from: number
  readonly to: number
  /** Bits of one value. */
  readonly width: number
  readonly values: number
}

function checkRuns(bytes: Uint8Array, { from, to, width, values }: Runs): void {
  if (to > bytes.length) throw new Error('levels that end behind their page')
  let at = from
  for (let seen = 0; seen < values && at < to; ) {
    const { header, end } = runHeader(bytes, { at, to })
    const isPacked = header % 2 === 1
    const length = isPacked ? 8 * Math.floor(header / 2) : header / 2
    if (length > values - seen + filling) throw new Error(`a run of ${length} values`)
    at = end + (isPacked ? (length / 8) * width : Math.ceil(width / 8))
    seen += length
  }
}

function runHeader(
  bytes: Uint8Array,
  { at, to }: { readonly at: number; readonly to: number },
): { readonly header: number; readonly end: number } {
  let header = 0
  for (let place = 0; place < 5; place++) {
    if (at + place >= to) break
    const byte = bytes[at + place] ?? 0
    header += (byte & 127) * 2 ** (7 * place)
    if (byte < 128) return { header, end: at + place + 1 }
  }
  throw new Error('a broken run')
}

function widthOf(level: number): number {
  return 32 - Math.clz32(level)
}
