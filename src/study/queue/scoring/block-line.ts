import { endianness } from 'node:os'
import { z } from 'zod'
import { saidFault } from '#run'
import type { MeasuredColumns } from '../../measured-columns.ts'
import type { ScoredBlock } from '../../score-block.ts'
import { StudyError } from '../../study-error.ts'

/** What came of a shard, as a line of the queue. Numbers keep their bytes: the summary must not change in its last digit. */

type Column = Exclude<MeasuredColumns[keyof MeasuredColumns], readonly string[]>
type ColumnName = Exclude<keyof MeasuredColumns, 'texts'>
type ColumnType = new (buffer: ArrayBuffer) => Column

const columnTypes = {
  arm: Uint32Array,
  problem: Uint32Array,
  cluster: Uint32Array,
  level: Int32Array,
  sample: Uint32Array,
  outcome: Int8Array,
  withheld: Int8Array,
  loops: Uint8Array,
  vote: Int32Array,
  finished: Int8Array,
  costUsd: Float64Array,
  reflections: Uint32Array,
  tokens: Float64Array,
  firstThought: Uint32Array,
  tokensUpTo: Float64Array,
  startShare: Float32Array,
  characters: Float64Array,
  correct: Int8Array,
  abandoned: Int8Array,
} satisfies Record<ColumnName, ColumnType>

const columnNames = Object.keys(columnTypes) as ColumnName[]
const ofThoughts: ReadonlySet<ColumnName> = new Set([
  'tokensUpTo',
  'startShare',
  'characters',
  'correct',
  'abandoned',
])
const tokenCounts = 4

const count = z.int().nonnegative()
const schema = z.strictObject({
  version: z.literal(1),
  grades: z.string(),
  thoughts: z.string(),
  texts: z.array(z.string()),
  columns: z.record(z.string(), z.base64()),
  splits: z.array(
    z.tuple([
      z.string(),
      z.strictObject({
        ...{ texts: count, characters: count, switches: count },
        ...{ korean: count.exactOptional(), chinese: count.exactOptional() },
      }),
    ]),
  ),
})

export function blockLine({ grades, thoughts, measured, splits }: ScoredBlock): string {
  const columns = columnNames.map((name) => {
    const { buffer, byteOffset, byteLength } = measured[name]
    return [name, Buffer.from(buffer, byteOffset, byteLength).toString('base64')]
  })
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8')
  return JSON.stringify({
    version: 1,
    grades: text(grades),
    thoughts: text(thoughts),
    texts: measured.texts,
    columns: Object.fromEntries(columns),
    splits: [...splits],
  })
}

/** @throws StudyError where the line is no block */
export function parseBlock(line: string, from: string): ScoredBlock {
  if (endianness() !== 'LE') throw new StudyError(`${from}: this processor keeps numbers the other way round`)
  const value: unknown = JSON.parse(line)
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new StudyError(`${from}: ${saidFault(parsed.error, value)}`)
  const { grades, thoughts, texts, columns, splits } = parsed.data
  const found = Object.fromEntries(
    columnNames.map((name) => [name, columnOf(columnTypes[name], columns[name] ?? '', `${from}: ${name}`)]),
  ) as unknown as Omit<MeasuredColumns, 'texts'>
  const measured = { ...found, texts }
  refuseUneven(measured, from)
  const encoder = new TextEncoder()
  return {
    grades: encoder.encode(grades),
    thoughts: encoder.encode(thoughts),
    measured,
    splits: new Map(splits),
  }
}

function columnOf(Type: ColumnType, text: string, from: string): Column {
  const bytes = Buffer.from(text, 'base64')
  const whole = new Uint8Array(bytes.length)
  whole.set(bytes)
  try {
    return new Type(whole.buffer)
  } catch {
    throw new StudyError(`${from}: ${bytes.length} bytes are no whole numbers`)
  }
}

/** Reading columns checks nothing any more. */
function refuseUneven(columns: MeasuredColumns, from: string): void {
  const rows = columns.arm.length
  const thoughts = columns.firstThought.at(-1) ?? 0
  for (const name of columnNames) {
    const length = ofThoughts.has(name) ? thoughts : rowsOf(name, rows)
    if (columns[name].length !== length)
      throw new StudyError(`${from}: ${columns[name].length} of ${length} numbers in ${name}`)
  }
  const isText = (place: number): boolean => place < columns.texts.length
  const places = [columns.arm, columns.problem, columns.cluster, columns.vote]
  if (!places.every((column) => column.every(isText)))
    throw new StudyError(`${from}: a place beyond its texts`)
  if (columns.firstThought.some((place, row) => place < (columns.firstThought[row - 1] ?? 0)))
    throw new StudyError(`${from}: thoughts that run backwards`)
}

function rowsOf(name: ColumnName, rows: number): number {
  if (name === 'tokens') return tokenCounts * rows
  return name === 'firstThought' ? rows + 1 : rows
}
