import { fewestRuns, type GrimFinding, grim, type PrintedShare, printedShare } from '#statistics'
import { numberFlag } from './number-flag.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

interface GrimFlags {
  readonly accuracy?: string
  readonly n?: string
  readonly runs?: string
  readonly json?: boolean
}

/** Over so many runs a mean can be looked for: beyond, nearly every decimal can come about. */
const mostRuns = 100

/** `jevons grim`: which whole numbers of right answers give a printed accuracy. */
export async function grimCommand(given: object, world: World): Promise<void> {
  const { accuracy, n: printedN, runs: printedRuns, json = false } = given as GrimFlags
  if (accuracy === undefined || printedN === undefined)
    throw new UsageError('say what was printed, and of how many answers: --accuracy 84.3 --n 134')
  const printed = printedOf(accuracy)
  const n = numberFlag('--n', printedN, { least: 1, most: 1e6, whole: true }) ?? 1
  const runs = numberFlag('--runs', printedRuns, { least: 1, most: mostRuns, whole: true }) ?? 1
  const finding = grim(printed, n * runs)
  const enoughRuns = finding.right.length > 0 ? runs : fewestRuns([printed], n, mostRuns)
  if (!json) return world.out(findingText(finding, { accuracy, printed, n, runs, enoughRuns }))
  const { right, cutOff, nearest } = finding
  const possible = right.length > 0
  const document = { accuracy, n, runs, possible, right, cutOff, nearest, fewestRuns: enoughRuns ?? null }
  world.out(`${JSON.stringify(document, undefined, 2)}\n`)
}

function printedOf(accuracy: string): PrintedShare {
  try {
    return printedShare(accuracy)
  } catch (error) {
    throw new UsageError(`--accuracy ${(error as Error).message}`)
  }
}

interface Asked {
  readonly accuracy: string
  readonly printed: PrintedShare
  readonly n: number
  readonly runs: number
  readonly enoughRuns: number | undefined
}

function findingText({ right, cutOff, nearest }: GrimFinding, asked: Asked): string {
  const { accuracy, printed, n, runs, enoughRuns } = asked
  const answers = n * runs
  const shown = (count: number): string => `${count} (${writtenShare(count / answers, printed)})`
  const of = runs === 1 ? `${answers} answers` : `${answers} answers (${runs} runs of ${n})`
  if (right.length === 1) return `${accuracy} of ${of}: ${shown(right[0] ?? 0)} right\n`
  if (right.length > 1) {
    const ends = `${right[0]} to ${right.at(-1)}`
    return `${accuracy} of ${of}: anything from ${ends} right; with so many answers the check says nothing\n`
  }
  const lines = [
    `${accuracy} of ${of}: no whole number of right answers gives it`,
    `nearest are ${nearest.map(shown).join(' and ')}`,
    ...(cutOff.length > 0
      ? [`${shown(cutOff[0] ?? 0)} would, were the digits cut off instead of rounded`]
      : []),
    enoughRuns === undefined
      ? `no mean of up to ${mostRuns} runs of ${n} gives it either`
      : `the mean of ${enoughRuns} runs of ${n} can give it`,
  ]
  return `${lines.join('\n')}\n`
}

/** With two digits more than were printed. */
function writtenShare(share: number, { whole, decimals }: PrintedShare): string {
  return `${(share * whole).toFixed(Math.min(12, decimals + 2))}${whole === 100 ? ' %' : ''}`
}
