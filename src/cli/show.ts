import {
  type GradeLine,
  type ResponseKey,
  type ResponseLine,
  type RunReader,
  rawId,
  readRun,
  shownId,
} from '#run'
import { oneLine } from './harmless-text.ts'
import { responseText } from './response-text.ts'
import { shellWord } from './shell-word.ts'
import { type SplitFlags, settingsOf } from './split.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

interface ShowFlags extends SplitFlags {
  readonly outcome?: string
  readonly top?: string
}

const outcomes = ['correct', 'incorrect', 'ungradable', 'failed', 'none'] as const
const usualList = 20

/** `jevons show`: prints a response with its thoughts, or lists responses with their ids. */
export async function show(
  folder: string,
  id: string | undefined,
  flags: object,
  world: World,
): Promise<void> {
  const { outcome, top, ...split } = flags as ShowFlags
  const most = top === undefined ? usualList : wholeNumber(top)
  const run = readRun(folder)
  if (id === undefined) return list(run, { wanted: await gradedKeys(run, outcome, most), most, world })
  if (outcome !== undefined) throw new UsageError('either an ID or --outcome, not both')
  const { found, others } = await matching(run, id)
  if (found === undefined)
    throw new UsageError(`${id}: the run has no such response; npx jevons show ${folder} lists them`)
  if (others.length > 0) {
    world.err(`${id} is the beginning of several ids:\n`)
    world.out([found, ...others].map((response) => `${shownId(response)}\n`).join(''))
    return
  }
  world.out(await responseText(run, found, { settings: settingsOf(split), colours: world.colours === true }))
}

function wholeNumber(text: string): number {
  const number = Number(text)
  if (Number.isInteger(number) && number > 0) return number
  throw new UsageError(`--top must be a whole number above 0, not "${text}"`)
}

const mostOthers = 20

/** The response of that id, or else the first whose id begins so, with the ids of the next ones. */
async function matching(
  run: RunReader,
  id: string,
): Promise<{ readonly found: ResponseLine | undefined; readonly others: readonly ResponseKey[] }> {
  let first: ResponseLine | undefined
  const others: ResponseKey[] = []
  for await (const response of run.responses()) {
    const [shown, raw] = [shownId(response), rawId(response)]
    if (shown === id || raw === id) return { found: response, others: [] }
    if (!shown.startsWith(id) && !raw.startsWith(id)) continue
    if (first === undefined) first = response
    else if (others.length < mostOthers)
      others.push({ problem: response.problem, arm: response.arm, sample: response.sample })
  }
  return { found: first, others }
}

/** The grades of the first responses of an outcome, by id; undefined where none was asked for. */
async function gradedKeys(
  run: RunReader,
  outcome: string | undefined,
  most: number,
): Promise<ReadonlySet<string> | undefined> {
  if (outcome === undefined) return undefined
  if (!outcomes.some((one) => one === outcome))
    throw new UsageError(`--outcome must be one of ${outcomes.join(', ')}, not "${outcome}"`)
  const ids = new Set<string>()
  let graded = false
  for await (const grade of run.grades()) {
    graded = true
    if ((grade.outcome ?? 'none') !== outcome) continue
    ids.add(rawId(grade))
    if (ids.size === most) break
  }
  if (!graded) throw new UsageError(`--outcome ${outcome}: the run is not graded yet; jevons score grades it`)
  return ids
}

async function list(
  run: RunReader,
  {
    wanted,
    most,
    world,
  }: { readonly wanted: ReadonlySet<string> | undefined; readonly most: number; readonly world: World },
): Promise<void> {
  const listed: ResponseLine[] = []
  let more = false
  for await (const response of run.responses()) {
    if (wanted !== undefined && !wanted.has(rawId(response))) continue
    if (listed.length === most) {
      more = true
      break
    }
    listed.push(response)
  }
  const grades = await gradesOf(run, listed)
  const width = Math.min(60, Math.max(0, ...listed.map((response) => shownId(response).length)))
  world.out(
    listed
      .map((response) => {
        const outcome = grades.get(rawId(response))?.outcome ?? '—'
        const tokens = response.usage.output === undefined ? '' : `${response.usage.output} tokens`
        return `${`${shownId(response).padEnd(width)}  ${outcome.padEnd(10)}  ${tokens.padEnd(13)}  ${oneLine(response.text, 40)}`.trimEnd()}\n`
      })
      .join(''),
  )
  if (more) world.err(`these are the first ${most}; --top N lists more\n`)
  const [first] = listed
  if (!first) return world.err('no such response\n')
  world.err(
    `one of them with its thoughts: npx jevons show ${shellWord(run.folder)} ${shellWord(shownId(first))}\n`,
  )
}

async function gradesOf(
  run: RunReader,
  listed: readonly ResponseKey[],
): Promise<ReadonlyMap<string, GradeLine>> {
  const missing = new Set(listed.map(rawId))
  const grades = new Map<string, GradeLine>()
  if (missing.size === 0) return grades
  for await (const grade of run.grades()) {
    if (!missing.delete(rawId(grade))) continue
    grades.set(rawId(grade), grade)
    if (missing.size === 0) break
  }
  return grades
}
