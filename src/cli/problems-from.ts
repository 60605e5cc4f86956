import type { GoldProblem } from '#problem'
import { problemsOfFile } from '#run'
import { choiceOf } from './format-choice.ts'
import { skippedText } from './import-text.ts'
import { numberIn } from './study-request.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

export interface ProblemsFromFlags {
  readonly from: string
  readonly format?: string
  readonly map?: string
  readonly problems?: string
  readonly level?: string
  readonly split?: string
  readonly seed?: string
}

/** `jevons problems --from`: the problems of a local data set as the lines that a run and a study hold. */
export async function problemsFrom(flags: ProblemsFromFlags, world: World): Promise<void> {
  if (flags.seed !== undefined) throw new UsageError('--seed draws countdown problems; --from reads a file')
  const most = wholeIn(flags.problems, 'problems') ?? Number.POSITIVE_INFINITY
  const isWanted = filterOf(flags)
  const choice = choiceOf(flags)
  let count = 0
  let skipped = 0
  for await (const item of problemsOfFile(flags.from, {
    stdin: world.stdin,
    ...(choice ? { choice } : {}),
  })) {
    world.signal.throwIfAborted()
    if ('skipped' in item) {
      skipped++
      world.err(`${skippedText(flags.from, item)}\n`)
      continue
    }
    if (!isWanted(item.problem)) continue
    world.out(`${JSON.stringify({ version: 1, ...item.problem })}\n`)
    await world.drained?.()
    if (++count >= most) break
  }
  if (count > 0) return
  const why = skipped > 0 ? 'all were skipped' : 'none has that level and split'
  throw new UsageError(`--from ${flags.from}: no problems; ${why}`)
}

function filterOf(flags: ProblemsFromFlags): (problem: GoldProblem) => boolean {
  const level = wholeIn(flags.level, 'level')
  const { split } = flags
  return (problem) =>
    (level === undefined || problem.level === level) && (split === undefined || problem.split === split)
}

function wholeIn(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined
  const number = numberIn(text)
  if (typeof number === 'number' && Number.isSafeInteger(number) && number > 0) return number
  throw new UsageError(`--${name} must be a whole number above 0, not "${text}"`)
}
