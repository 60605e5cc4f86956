import { type AdvantageOptions, type GroupAdvantage, groupAdvantage, usualAdvantage } from '#metric'
import { type GradeLine, type RunReader, readRun } from '#run'
import { harmlessText } from './harmless-text.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

/** `jevons advantage`: each response's reward against those of the other responses to its problem. */

interface AdvantageFlags {
  readonly ddof?: string
  readonly epsilon?: string
  readonly deviation?: boolean
  readonly json?: boolean
  readonly lines?: boolean
}

/** The responses of one arm to one problem. */
interface Group {
  size: number
  correct: number
  advantage?: GroupAdvantage
}

interface Groups {
  readonly of: ReadonlyMap<string, Group>
  /** Responses that are in no group: infrastructure failed them, or their problem has no gold answer. */
  readonly leftOut: { readonly failed: number; readonly ungraded: number }
}

/** How many lines are put together before they are written. */
const linesAtOnce = 500

/** Carries out `jevons advantage`. */
export async function advantage(folder: string, given: object, world: World): Promise<void> {
  const flags = given as AdvantageFlags
  if (flags.json && flags.lines) throw new UsageError('either --json or --lines, not both')
  const options = optionsOf(flags)
  const run = readRun(folder)
  const groups = await groupsOf(run, options, world.signal)
  if (!flags.json && !flags.lines) return world.out(tableText(groups, options))
  if (flags.lines) return await writeResponses(run, groups, { world, before: ['', ''], after: '\n' })
  const head = JSON.stringify({
    version: 1,
    reward: '1 where correct, else 0',
    ...options,
    ...counts(groups),
  })
  world.out(`${head.slice(0, -1)},"responses":[`)
  await writeResponses(run, groups, { world, before: ['\n', ',\n'], after: '' })
  world.out('\n]}\n')
}

interface Writing {
  readonly world: World
  /** What stands before the first response, and before every other. */
  readonly before: readonly [string, string]
  readonly after: string
}

async function writeResponses(
  run: RunReader,
  groups: Groups,
  { world, before, after }: Writing,
): Promise<void> {
  let lead = before[0]
  let text = ''
  let waiting = 0
  for await (const grade of run.grades()) {
    const line = responseLine(grade, groups)
    if (line === undefined) continue
    text += `${lead}${line}${after}`
    lead = before[1]
    if (++waiting < linesAtOnce) continue
    world.signal.throwIfAborted()
    world.out(text)
    text = ''
    waiting = 0
    await world.drained?.()
  }
  world.out(text)
}

function optionsOf({ ddof = '1', epsilon, deviation = true }: AdvantageFlags): AdvantageOptions {
  if (ddof !== '0' && ddof !== '1') throw new UsageError(`--ddof must be 0 or 1, not "${ddof}"`)
  const added = epsilon === undefined ? usualAdvantage.epsilon : Number(epsilon)
  if (!(added >= 0 && Number.isFinite(added)) || epsilon?.trim() === '')
    throw new UsageError(`--epsilon must be a number of at least 0, not "${epsilon}"`)
  return { ddof: ddof === '0' ? 0 : 1, epsilon: added, divide: deviation }
}

async function groupsOf(run: RunReader, options: AdvantageOptions, signal: AbortSignal): Promise<Groups> {
  const of = new Map<string, Group>()
  let failed = 0
  let ungraded = 0
  for await (const { problem, arm, outcome } of run.grades()) {
    signal.throwIfAborted()
    if (outcome === 'failed') failed++
    else if (outcome === null) ungraded++
    else {
      const key = JSON.stringify([arm, problem])
      const group = of.get(key) ?? { size: 0, correct: 0 }
      group.size++
      if (outcome === 'correct') group.correct++
      of.set(key, group)
    }
  }
  if (of.size === 0) {
    const why = ungraded > 0 ? 'its problems have no gold answer' : 'jevons score grades it'
    throw new UsageError(`${run.folder}: holds no graded response; ${why}`)
  }
  for (const group of of.values()) group.advantage = advantageOf(group, options)
  return { of, leftOut: { failed, ungraded } }
}

function advantageOf({ size, correct }: Group, options: AdvantageOptions): GroupAdvantage {
  return groupAdvantage(
    Array.from({ length: size }, (_, index) => Number(index < correct)),
    options,
  )
}

function responseLine({ problem, arm, sample, outcome }: GradeLine, { of }: Groups): string | undefined {
  const group = of.get(JSON.stringify([arm, problem]))
  if (!group?.advantage || outcome === null || outcome === 'failed') return undefined
  const { size, mean, deviation, degenerate, of: advantageFor } = group.advantage
  const reward = Number(outcome === 'correct')
  return JSON.stringify({
    problem,
    arm,
    sample,
    outcome,
    reward,
    advantage: advantageFor(reward) ?? null,
    group: { size, mean, deviation: deviation ?? null, degenerate: degenerate ?? null },
  })
}

interface ArmCounts {
  readonly arm: string
  groups: number
  responses: number
  correct: number
  allCorrect: number
  noneCorrect: number
  oneResponse: number
}

function counts({ of, leftOut }: Groups): { readonly arms: readonly ArmCounts[] } & Pick<Groups, 'leftOut'> {
  const arms = new Map<string, ArmCounts>()
  for (const [key, { size, correct }] of of) {
    const [arm] = JSON.parse(key) as [string]
    const count = arms.get(arm) ?? {
      ...{ arm, groups: 0, responses: 0, correct: 0 },
      ...{ allCorrect: 0, noneCorrect: 0, oneResponse: 0 },
    }
    count.groups++
    count.responses += size
    count.correct += correct
    if (size === 1) count.oneResponse++
    else if (correct === size) count.allCorrect++
    else if (correct === 0) count.noneCorrect++
    arms.set(arm, count)
  }
  return { arms: [...arms.values()], leftOut }
}

function tableText(groups: Groups, { ddof, epsilon, divide }: AdvantageOptions): string {
  const { arms, leftOut } = counts(groups)
  const titles = ['arm', 'groups', 'responses', 'correct', 'all correct', 'none correct', 'alone', 'teach']
  const rows = arms.map((one) => {
    const teaching = one.groups - one.allCorrect - one.noneCorrect - one.oneResponse
    const numbers = [one.groups, one.responses, one.correct, one.allCorrect, one.noneCorrect, one.oneResponse]
    return [harmlessText(one.arm), ...[...numbers, teaching].map(String)]
  })
  const widths = titles.map((title, index) =>
    Math.max(title.length, ...rows.map((row) => row[index]?.length ?? 0)),
  )
  const table = [titles, ...rows].map((row) =>
    row
      .map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0)))
      .join('  '),
  )
  const formula = divide
    ? `(reward − group mean) ÷ (deviation with ddof ${ddof} + ${epsilon})`
    : 'reward − group mean'
  const { failed, ungraded } = leftOut
  const left =
    failed + ungraded === 0 ? '' : `\nleft out: ${failed} failed, ${ungraded} without a gold answer`
  return `${table.join('\n')}\n\nadvantage = ${formula}; reward is 1 where correct, else 0\ngroups that are all correct, none correct or alone teach nothing; --json and --lines print every response${left}\n`
}
