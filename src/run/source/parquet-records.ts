import { type FileHandle, open } from 'node:fs/promises'
import {
  type FileMetaData,
  parquetMetadataAsync,
  parquetSchema,
  type RowGroup,
  type SchemaTree,
} from 'hyparquet'
import { assembleNested } from 'hyparquet/src/assemble.js'
import { getTreePath } from 'hyparquet/src/schema.js'
import { RunError } from '../run-error.ts'
import { type ParquetColumn, parquetColumn } from './parquet-column.ts'
import { parquetParsers, plainValue } from './parquet-value.ts'
import { rowOfCells, type SourceRow } from './source-row.ts'

/** Rows that are put together at once. */
const sliceRows = 256

/**
 * The rows of a Parquet file as plain objects, lists and structures included. It is read page by page, so that neither
 * the file nor a row group is ever in memory as a whole. Columns of images and of other bytes are left out. Where a page
 * is broken, the rest of its row group is skipped and said so.
 * @throws RunError where it is no Parquet file
 */
export async function* parquetRecords(
  path: string,
  onBytes: (bytes: number) => void,
): AsyncGenerator<SourceRow> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    let counted = 0
    const count = (bytes: number): void => {
      counted += bytes
      onBytes(bytes)
    }
    const { metadata, schema } = await metadataOf(file, { path, size })
    let first = 1
    for (const group of metadata.row_groups) {
      const last = first + Number(group.num_rows) - 1
      yield* groupRows(file, { group, schema, size, first, last, onBytes: count })
      first = last + 1
    }
    // What was not read: columns left out, indexes and the footer.
    onBytes(size - counted)
  } finally {
    await file.close()
  }
}

/** Does a file begin as Parquet does? */
export function isParquet(head: Uint8Array): boolean {
  return head[0] === 80 && head[1] === 65 && head[2] === 82 && head[3] === 49
}

interface Group {
  readonly group: RowGroup
  readonly schema: SchemaTree
  /** Bytes of the file. */
  readonly size: number
  readonly first: number
  readonly last: number
  readonly onBytes: (bytes: number) => void
}

async function* groupRows(file: FileHandle, group: Group): AsyncGenerator<SourceRow> {
  const { schema, first, last } = group
  let next = first
  try {
    const shown = schema.children.filter((column) => !isBinary(column))
    const columns = shown.map((column) => columnsOf(file, column, group))
    while (next <= last) {
      const filled = await Promise.all(columns.flat().map((column) => column.fill()))
      const ready = Math.min(sliceRows, last - next + 1, ...filled)
      if (!(ready > 0)) throw new Error('a column ends before its rows do')
      const slices = shown.map((column, index) => assembled(column, columns[index] ?? [], ready))
      const names = shown.map(({ element }) => element.name)
      for (let row = 0; row < ready; row++) {
        const record = rowOfCells(names, (column) => plainValue(slices[column]?.[row]))
        yield { place: `row ${next + row}`, record }
      }
      next += ready
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const place = next === last ? `row ${next}` : `rows ${next} to ${last}`
    yield { place, skipped: `cannot be read: ${error.message}` }
  }
}

/** Images and sounds are kept as a structure with the bytes in it. */
function isBinary({ element, children }: SchemaTree): boolean {
  if (children.length === 0)
    return (
      element.type === 'FIXED_LEN_BYTE_ARRAY' && element.converted_type === undefined && !element.logical_type
    )
  return children.some(
    (child) =>
      child.element.name === 'bytes' &&
      child.element.type === 'BYTE_ARRAY' &&
      child.element.converted_type === undefined &&
      child.element.logical_type === undefined,
  )
}

/** The leaves of one column. */
function columnsOf(
  file: FileHandle,
  column: SchemaTree,
  { group, schema, size, onBytes }: Group,
): ParquetColumn[] {
  const leaves: ParquetColumn[] = []
  for (const { meta_data: meta, file_path } of group.columns) {
    if (meta === undefined || meta.path_in_schema[0] !== column.element.name) continue
    if (file_path) throw new Error('its columns are in other files')
    const schemaPath = getTreePath(schema, meta.path_in_schema)
    const element = schemaPath.at(-1)?.element
    if (element === undefined) throw new Error('a column that its schema does not know')
    const start = Number(meta.dictionary_page_offset || meta.data_page_offset)
    const decoder = {
      pathInSchema: meta.path_in_schema,
      type: meta.type,
      element,
      schemaPath,
      codec: meta.codec,
      parsers: parquetParsers,
      utf8: false,
    }
    const end = start + Number(meta.total_compressed_size)
    if (!(start >= 4 && end >= start && end <= size)) throw new Error('a column that lies outside the file')
    leaves.push(parquetColumn(file, { start, end, decoder, onBytes }))
  }
  if (leaves.length === 0) throw new Error(`no column ${column.element.name}`)
  return leaves
}

function assembled(
  column: SchemaTree,
  leaves: readonly ParquetColumn[],
  rows: number,
): ArrayLike<unknown> | undefined {
  if (column.children.length === 0) return leaves[0]?.take(rows)
  const parts = new Map(leaves.map((leaf) => [leaf.path, leaf.take(rows)]))
  assembleNested(parts, column, parquetParsers)
  return parts.get(column.path.join('.'))
}

async function metadataOf(
  file: FileHandle,
  { path, size }: { readonly path: string; readonly size: number },
): Promise<{ readonly metadata: FileMetaData; readonly schema: SchemaTree }> {
  const slice = async (start: number, end: number = size): Promise<ArrayBuffer> => {
    const bytes = new ArrayBuffer(Math.max(0, end - start))
    await file.read(new Uint8Array(bytes), 0, bytes.byteLength, start)
    return bytes
  }
  try {
    const metadata = await parquetMetadataAsync(
      { byteLength: size, slice },
      { parsers: parquetParsers, geoparquet: false },
    )
    return { metadata, schema: parquetSchema(metadata) }
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    throw new RunError(`${path}: not a whole Parquet file: ${said}`)
  }
}
