import { type GradedText, gradeTextOpenly, type TextToGrade } from '#answer'
import { openBytes } from '#run'
import { gradeLine } from './grade-line.ts'
import { type CheckedOptions, checkedOptions } from './grade-options.ts'
import { type SymbolicAsking, symbolicAsking } from './symbolic-asking.ts'
import { type TextLine, textLines } from './text-lines.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

/** `jevons grade`: grades the lines of a file, or one prediction. */

interface GradeFlags {
  readonly prediction?: string
  readonly gold?: readonly string[]
  readonly kind?: string
  readonly json?: boolean
  readonly choice?: readonly string[]
  readonly [option: string]: unknown
}

const kinds = ['number', 'expression', 'choice', 'text'] as const
type Kind = (typeof kinds)[number]

/** Bad lines that are reported one by one; the rest is counted. */
const mostReports = 20

/** Carries out `jevons grade`. */
export async function grade(file: string | undefined, flags: object, world: World): Promise<void> {
  const { prediction, gold, kind: kindName, json = false, choice, ...rest } = flags as GradeFlags
  const kind = kindOf(kindName)
  const options = checkedOptions(
    { ...numbersRead(rest), ...(choice && { choices: choice }) },
    (name) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
  )
  const aim = { options, json, world }
  if (prediction === undefined && gold === undefined) {
    if (file === undefined)
      throw new UsageError('grade what? A FILE (- is standard input), or --prediction with --gold')
    if (kind !== undefined)
      throw new UsageError('--kind goes with --prediction; lines say their kind themselves')
    return withSymbolic(aim, (asking) => gradeFile(file, aim, asking))
  }
  if (file !== undefined) throw new UsageError('either a FILE or --prediction with --gold, not both')
  if (prediction === undefined || gold === undefined)
    throw new UsageError('--prediction and --gold go together')
  const { symbolic, ...equality } = options
  const text = { prediction, gold, options: equality, ...(kind && { kind }) }
  return withSymbolic(aim, (asking) => gradeOne(text, aim, asking))
}

/** What is asked for, apart from the texts. */
interface Aim {
  readonly options: CheckedOptions
  readonly json: boolean
  readonly world: World
}

/** Does the work with the symbolic stage, if it is asked for, and ends it. */
async function withSymbolic(
  { options, world }: Aim,
  work: (asking: SymbolicAsking | undefined) => Promise<void>,
): Promise<void> {
  const asking = options.symbolic ? symbolicAsking(world) : undefined
  try {
    await work(asking)
  } finally {
    await asking?.close()
  }
}

async function gradeOne(
  text: TextToGrade,
  { json, world }: Aim,
  asking: SymbolicAsking | undefined,
): Promise<void> {
  const verdict = gradeTextOpenly(text)
  const graded = asking && verdict.open.length > 0 ? await asking.settle(verdict) : verdict.graded
  if (asking && asking.counts().late > 0) world.err('the symbolic stage ran into its time limit\n')
  world.out(json ? `${JSON.stringify(graded)}\n` : `${inWords(graded)}\n`)
}

function kindOf(name: string | undefined): Kind | undefined {
  const kind = kinds.find((one) => one === name)
  if (name !== undefined && kind === undefined) {
    throw new UsageError(`--kind must be one of ${kinds.join(', ')}, not "${name}"`)
  }
  return kind
}

function numbersRead(flags: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const read: Record<string, unknown> = { ...flags }
  for (const name of ['tolerance', 'relativeTolerance']) {
    const written = flags[name]
    // What is no number stays as it was written, for the message.
    if (typeof written === 'string' && Number.isFinite(Number.parseFloat(written)))
      read[name] = Number(written)
  }
  return read
}

function inWords({ verdict, extracted, stage, how }: GradedText): string {
  if (extracted === null) return `${verdict}: no answer`
  return `${verdict}: ${extracted} (found by: ${how}; decided by: ${stage})`
}

interface Tally {
  correct: number
  incorrect: number
  ungradable: number
  bad: number
  firstError: string | undefined
}

async function gradeFile(file: string, aim: Aim, asking: SymbolicAsking | undefined): Promise<void> {
  const { world } = aim
  const source = await openBytes(file, { stdin: world.stdin })
  const tally: Tally = { correct: 0, incorrect: 0, ungradable: 0, bad: 0, firstError: undefined }
  try {
    for await (const lines of textLines(source.chunks)) {
      world.signal.throwIfAborted()
      await gradeLines(lines, tally, { ...aim, name: source.name, asking })
      await world.drained?.()
    }
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(`${source.name}: ${error.message}`)
    throw error
  } finally {
    source.close()
  }
  conclude(source.name, tally, { world, asking })
}

/** Writes the lines with their verdicts, in their order, and counts them; what could not be graded is reported. */
async function gradeLines(
  lines: readonly TextLine[],
  tally: Tally,
  {
    name,
    options,
    world,
    asking,
  }: Aim & { readonly name: string; readonly asking: SymbolicAsking | undefined },
): Promise<void> {
  let written = ''
  for (const { number, text } of lines) {
    if (text.trim() === '') continue
    let graded = gradeLine(text, options, asking?.settle)
    if (graded instanceof Promise) {
      // What is known is not kept back for what takes long.
      world.out(written)
      written = ''
      graded = await graded
      world.signal.throwIfAborted()
    }
    tally[graded.verdict]++
    written += `${graded.text}\n`
    if (graded.error === undefined) continue
    tally.firstError ??= `line ${number}: ${graded.error}`
    if (tally.bad <= mostReports) world.err(`${name}, line ${number}: ${graded.error}\n`)
  }
  world.out(written)
}

function conclude(
  name: string,
  { correct, incorrect, ungradable, bad, firstError }: Tally,
  { world, asking }: { readonly world: World; readonly asking: SymbolicAsking | undefined },
): void {
  const lines = correct + incorrect + ungradable + bad
  if (bad > mostReports) world.err(`… and ${bad - mostReports} more lines that could not be graded\n`)
  if (lines > 0 && bad === lines) {
    throw new UsageError(`${name}: none of its ${lines} lines could be graded; ${firstError}`)
  }
  const counts = `${correct} correct, ${incorrect} incorrect, ${ungradable} ungradable, ${bad} could not be graded`
  world.err(`${lines} lines: ${counts}${asking ? `; ${asked(asking)}` : ''}\n`)
}

function asked({ counts }: SymbolicAsking): string {
  const { asked, decided, late } = counts()
  return `symbolic stage: ${asked} asked, ${decided} decided, ${late} ran into its time limit`
}
