import { pipeline, Readable } from 'node:stream'
import { type CsvError, type Options, parse } from 'csv-parse'
import { cellValue } from './csv-cell.ts'
import { rowOfCells, type SourceRow } from './source-row.ts'

/** Characters of one row; a longer one means that a quote was left open. */
const longestRow = 64 << 20
/** So much of the file is looked at to find out what separates its cells. */
const sniffedBytes = 65536

interface ParsedRow {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

/**
 * The rows of a CSV or TSV file as objects by the names in its first line. Cells are text; one that holds a list or an object,
 * as JSON or as Python prints it, becomes that list or object. The separator is told from the first line (comma,
 * semicolon, tab or bar), line ends may be mixed, and a quote inside an unquoted cell is taken as it stands. A row with
 * more or fewer cells than there are columns is not guessed at: it is skipped and said so.
 */
export async function* csvRecords(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<SourceRow> {
  const { head, all } = await withHead(chunks)
  const broken: CsvError[] = []
  const parser = parse({ ...settings, delimiter: delimiterOf(head), on_skip: noteOrStop(broken) })
  // What goes wrong in the source arrives at the loop below through the parser.
  pipeline(Readable.from(all), parser, () => {})
  let names: readonly string[] | undefined
  let number = 0
  let lastLine = 0
  try {
    for await (const { record, info } of parser as AsyncIterable<ParsedRow>) {
      lastLine = info.lines
      if (names === undefined) {
        names = columnNames(record)
        continue
      }
      number++
      const place = `row ${number} (line ${info.lines - lineBreaks(record)})`
      if (record.length === names.length) yield { place, record: rowOfCells(names, cellsOf(record, names)) }
      else yield { place, skipped: `${record.length} cells where there are ${names.length} columns` }
    }
  } catch (error) {
    if (!(error instanceof RowTooLong)) throw error
  }
  for (const { code } of broken) {
    number++
    const reason = code === 'CSV_MAX_RECORD_SIZE' ? 'is longer than 64 MiB' : 'never ends'
    yield {
      place: `row ${number} (from line ${lastLine + 1})`,
      skipped: `a quote is left open: the row ${reason}, and what follows it cannot be told apart from it`,
    }
  }
}

const settings: Options = {
  bom: true,
  columns: false,
  info: true,
  max_record_size: longestRow,
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  skip_records_with_error: true,
}

class RowTooLong extends Error {}

function noteOrStop(broken: CsvError[]): NonNullable<Options['on_skip']> {
  return (error) => {
    if (error !== undefined) broken.push(error)
    // The parser would go on somewhere inside the row.
    if (error?.code === 'CSV_MAX_RECORD_SIZE') throw new RowTooLong()
    return undefined
  }
}

/** Names of the columns: blanks around them gone, a name that comes again with `.1`, `.2` … as pandas has it. */
function columnNames(cells: readonly string[]): readonly string[] {
  const seen = new Map<string, number>()
  return cells.map((cell) => {
    const name = cell.trim()
    const before = seen.get(name) ?? 0
    seen.set(name, before + 1)
    return before === 0 ? name : `${name}.${before}`
  })
}

function cellsOf(cells: readonly string[], names: readonly string[]): (column: number) => unknown {
  return (column) => cellValue(cells[column] ?? '', names[column] ?? '')
}

function lineBreaks(cells: readonly string[]): number {
  let count = 0
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++
  }
  return count
}

const delimiters = [',', ';', '\t', '|'] as const

/** What stands most often in the first line, outside quotes. */
function delimiterOf(head: string): string {
  const counts = new Map<string, number>(delimiters.map((delimiter) => [delimiter, 0]))
  let isQuoted = false
  for (const character of head) {
    if (character === '"') isQuoted = !isQuoted
    if (isQuoted) continue
    if (character === '\n' || character === '\r') break
    const count = counts.get(character)
    if (count !== undefined) counts.set(character, count + 1)
  }
  return delimiters.reduce((best, one) => ((counts.get(one) ?? 0) > (counts.get(best) ?? 0) ? one : best))
}

async function withHead(
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ readonly head: string; readonly all: AsyncIterable<Uint8Array> }> {
  const iterator = chunks[Symbol.asyncIterator]()
  const taken: Uint8Array[] = []
  let size = 0
  let isDone = false
  while (size < sniffedBytes && !isDone) {
    const { value, done } = await iterator.next()
    isDone = done === true
    if (isDone || value === undefined) break
    taken.push(value)
    size += value.length
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      yield* taken.splice(0)
      while (!isDone) {
        const { value, done } = await iterator.next()
        if (done) return
        yield value
      }
    } finally {
      await iterator.return?.()
    }
  }
  const head = Buffer.concat(taken).subarray(0, sniffedBytes).toString('utf8')
  return { head, all: all() }
}
