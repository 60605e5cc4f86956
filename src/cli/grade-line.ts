import { type GradedText, gradeText, gradeTextOpenly, type OpenVerdict, type TextToGrade } from '#answer'
import { PatternTimeout, StudyError } from '#study'
import { type CheckedOptions, readLineOptions } from './grade-options.ts'
import { UsageError } from './usage-error.ts'

/** What `jevons grade` makes of a line: the line with its verdict, or what is wrong with it. */
export interface GradedLine {
  /** The line to write, without its line break. */
  readonly text: string
  readonly verdict: GradedText['verdict'] | 'bad'
  /** Why the line could not be graded. */
  readonly error?: string
}

const kinds = ['number', 'expression', 'choice', 'text'] as const
const added = ['verdict', 'extracted', 'stage', 'how', 'error'] as const

/** Asks the symbolic stage what is open in a verdict. */
export type Settling = (verdict: OpenVerdict) => Promise<GradedText>

/**
 * Grades a line `{prediction, gold, kind?, options?}` and adds `verdict`, `extracted`, `stage` and `how` to it. A line that cannot
 * be graded comes back with `verdict: null` and its `error`. Only a line about which the symbolic stage has to be asked is waited
 * for.
 */
export function gradeLine(
  line: string,
  defaults: CheckedOptions,
  settle?: Settling,
): GradedLine | Promise<GradedLine> {
  let record: unknown
  try {
    record = JSON.parse(line)
  } catch {
    return bad({ line }, undefined, 'not JSON')
  }
  if (!isRecord(record)) return bad({ line }, undefined, 'not a JSON object')
  try {
    const { text, symbolic } = request(record, defaults)
    if (!settle || !symbolic) return withVerdict(line, record, gradeText(text))
    const verdict = gradeTextOpenly(text)
    return verdict.open.length === 0
      ? withVerdict(line, record, verdict.graded)
      : settle(verdict).then((graded) => withVerdict(line, record, graded))
  } catch (error) {
    // A pattern that all lines share would stop at each of them.
    const isShared = error instanceof PatternTimeout && defaults.pattern !== undefined
    if ((error instanceof UsageError || error instanceof StudyError) && !isShared)
      return bad(record, line, error.message)
    throw error
  }
}

function request(
  { prediction, gold, kind, options: own }: Readonly<Record<string, unknown>>,
  defaults: CheckedOptions,
): { readonly text: TextToGrade; readonly symbolic: boolean } {
  if (prediction === undefined)
    throw new UsageError('no prediction; a line is {prediction, gold, kind?, options?}')
  const known = kinds.find((one) => one === kind)
  const written = readLineOptions(own)
  if (written.symbolic && !defaults.symbolic)
    throw new UsageError('options.symbolic: true needs jevons grade --symbolic')
  const { symbolic = false, ...options } = { ...defaults, ...written }
  const text = {
    prediction: textOf(prediction, 'prediction'),
    gold: goldsOf(gold),
    options,
    ...(known && { kind: known }),
  }
  return { text, symbolic }
}

function goldsOf(gold: unknown): string[] {
  if (gold === undefined || gold === null) throw new UsageError('no gold answer')
  const golds = Array.isArray(gold) ? gold : [gold]
  if (golds.length === 0) throw new UsageError('gold is an empty list')
  return golds.map((one) => textOf(one, 'gold'))
}

/** A reply that is null is an empty one; numbers and truth values are what they look like. */
function textOf(value: unknown, field: string): string {
  if (typeof value === 'string') return value
  if (value === null && field === 'prediction') return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new UsageError(`${field} must be a text, not ${Array.isArray(value) ? 'a list' : typeof value}`)
}

function withVerdict(
  line: string,
  record: Readonly<Record<string, unknown>>,
  graded: GradedText,
): GradedLine {
  return { text: withFields(line, record, graded), verdict: graded.verdict }
}

function bad(record: Readonly<Record<string, unknown>>, line: string | undefined, error: string): GradedLine {
  const fields = { verdict: null, extracted: null, stage: null, how: null, error }
  return { text: withFields(line, record, fields), verdict: 'bad', error }
}

/** The fields are appended to the text of the line, so that what stands in it stays as it is, to the last digit. */
function withFields(
  line: string | undefined,
  record: Readonly<Record<string, unknown>>,
  fields: object,
): string {
  const end = line?.lastIndexOf('}') ?? -1
  const isFresh = !added.some((name) => Object.hasOwn(record, name))
  if (line === undefined || end < 0 || !isFresh || Object.keys(record).length === 0) {
    return JSON.stringify({ ...record, ...fields })
  }
  return `${line.slice(0, end).trimEnd()},${JSON.stringify(fields).slice(1)}`
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
