import { elementScanner } from '../source/element-scanner.ts'
import type { FileHead } from '../source/file-head.ts'
import { parsed } from './parsed.ts'

/** The first records of a file, to tell its format by. */
export interface FirstRecords {
  readonly records: readonly unknown[]
  /** Where the first text stands that is no blank: `line 1`. */
  readonly place: string
}

/** So many records are looked at: the first ones of a file may be of another kind than the rest. */
const mostRecords = 20

/** Those of JSON lines; a last line that the head cuts off is left out. */
export function firstLines({ head, isWhole }: FileHead): FirstRecords {
  const lines = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('utf8').split('\n')
  if (!isWhole && lines.length > 1) lines.pop()
  const first = lines.findIndex((line) => line.trim() !== '')
  const records = lines
    .filter((line) => line.trim() !== '')
    .slice(0, mostRecords)
    .map(parsed)
    .filter((record) => record !== undefined)
  return { records, place: `line ${first + 1}` }
}

/** Those of a JSON array. */
export function firstElements({ head }: FileHead): FirstRecords {
  const { from, ends } = elementScanner().scan(head)
  const starts = [from, ...ends.map((end) => end + 1)]
  const records = ends
    .slice(0, mostRecords)
    .map((end, index) => parsed(Buffer.from(head.subarray(starts[index], end)).toString('utf8')))
    .filter((record) => record !== undefined)
  return { records, place: 'element 1' }
}
