import type { Contestant, MissingPeer, Workload } from './contestant.ts'
import type { Race } from './race.ts'
import { type Spread, spreadOf } from './spread.ts'

export interface Report {
  readonly result: Race
  /** Ours first. */
  readonly contestants: readonly Contestant[]
  readonly missing: readonly MissingPeer[]
  readonly workload: Workload
  readonly rounds: number
  readonly multiplyAdds: number
  readonly machine: string
  readonly date: Date
}

/** The share of the micro-kernel's multiply-adds that batched decoding should reach. */
const wantedShare = 0.5

/** The measurements in words and tables, as Markdown. */
export function report(measured: Report): string {
  const { contestants, workload, rounds, machine, date, multiplyAdds } = measured
  return [
    `${date.toISOString().slice(0, 10)}; ${machine}. One thread, 32 bits, ${workload.prompts[0]?.length} tokens of prompt`,
    `and then ${workload.steps} tokens, ${rounds} rounds. Medians; least and most of the rounds in parentheses.`,
    '',
    ...decodingTable(measured),
    '',
    ...measured.missing.map(({ family, why }) => `Not measured: ${family} (${why}).\n`),
    ...otherTable(measured),
    '',
    `A token costs ${(multiplyAdds / 1e6).toFixed(2)} million multiply-adds. Versions: ${versions(contestants)}.`,
    '',
    ...verdicts(measured),
  ].join('\n')
}

function decodingTable({ result, contestants, workload }: Report): string[] {
  const own = contestants[0]?.name ?? ''
  const cells = (rates: Race['single'], name: string): string[] => [
    whole(spreadOf(rates.get(name) ?? [])),
    factor(spreadOf(ratios(rates.get(name), rates.get(own)))),
  ]
  const count = workload.prompts.length
  return [
    `| decoding | tokens/s at batch 1 | to jevons | tokens/s at batch ${count} | to jevons | same tokens |`,
    '|---|---|---|---|---|---|',
    ...contestants.map(({ name }) => {
      const alike = `${result.alike.get(name)} of ${count}`
      return `| ${[name, ...cells(result.single, name), ...cells(result.batched, name), alike].join(' | ')} |`
    }),
  ]
}

function otherTable({ result, contestants, multiplyAdds }: Report): string[] {
  const own = contestants[0]?.name ?? ''
  const work = (rates: Race['single']): number[] =>
    (rates.get(own) ?? []).map((rate) => (rate * multiplyAdds) / 1e9)
  const share = (values: readonly number[]): string => percent(spreadOf(ratios(values, result.ceiling)))
  const [single, batched] = [work(result.single), work(result.batched)]
  const study = whole(spreadOf(result.study))
  const slower = factor(spreadOf(ratios(result.study, result.batched.get(own))))
  const split = result.split.map(({ megabytesPerSecond }) => megabytesPerSecond)
  const plain = result.split.map(({ plainMegabytesPerSecond }) => plainMegabytesPerSecond)
  const rows = [
    ['f32x4 multiply-adds on registers, in WebAssembly', `${one(spreadOf(result.ceiling))} billion/s`, ''],
    ['multiply-adds of jevons at batch 1', `${one(spreadOf(single))} billion/s`, `${share(single)} of those`],
    ['multiply-adds of jevons batched', `${one(spreadOf(batched))} billion/s`, `${share(batched)} of those`],
    ['whole responses of a study, with TIP', `${study} tokens/s`, `${slower} of batched decoding`],
    ['`comparePaired`, 2 contrasts, 1,000 problems × 4', `${one(spreadOf(result.comparisonMs))} ms`, ''],
    [
      '`splitThoughts`',
      `${one(spreadOf(split))} MB/s`,
      `${factor(spreadOf(ratios(split, plain)))} of a plain scan`,
    ],
  ]
  return ['| besides | measured | share |', '|---|---|---|', ...rows.map((row) => `| ${row.join(' | ')} |`)]
}

function verdicts({ result, contestants, workload, multiplyAdds }: Report): string[] {
  const own = contestants[0]?.name ?? ''
  const work = (result.batched.get(own) ?? []).map((rate) => (rate * multiplyAdds) / 1e9)
  const share = spreadOf(ratios(work, result.ceiling)).median
  const reached = share >= wantedShare ? 'yes' : 'NO'
  return [
    "Against each peer's fastest variant:",
    '',
    `- At batch 1 (goal: ahead of all), ${againstPeers(result.single, contestants)}.`,
    `- At batch ${workload.prompts.length} (no goal), ${againstPeers(result.batched, contestants)}.`,
    `- At least ${wantedShare * 100} % of the micro-kernel batched: ${reached}, ${(share * 100).toFixed(0)} %.`,
  ]
}

/** How many times as fast as each program's fastest variant we are. */
function againstPeers(rates: Race['single'], [own, ...peers]: readonly Contestant[]): string {
  const families = [...new Set(peers.map(({ family }) => family))]
  const lines = families.map((name) => {
    const variants = peers.filter(({ family }) => family === name)
    const advantages = variants.map(
      (variant) => spreadOf(ratios(rates.get(own?.name ?? ''), rates.get(variant.name))).median,
    )
    const least = Math.min(...advantages)
    return `${least > 1 ? 'ahead of' : 'BEHIND'} ${name}: ${least.toFixed(2)} times as fast`
  })
  return lines.join('; ') || 'no peer was measured'
}

/** Round by round, so that what slows a whole round cancels. */
const ratios = (above: readonly number[] = [], below: readonly number[] = []): number[] =>
  above.map((value, round) => value / (below[round] ?? Number.NaN))

function versions(contestants: readonly Contestant[]): string {
  return [...new Set(contestants.map(({ name, version }) => `${name.split(',')[0]} ${version}`))].join(', ')
}

const spread =
  (format: (value: number) => string) =>
  ({ median, least, most }: Spread): string =>
    `${format(median)} (${format(least)}–${format(most)})`
const whole = spread((value) => Math.round(value).toLocaleString('en'))
const one = spread((value) => value.toFixed(1))
const factor = spread((value) => value.toFixed(2))
const percent = spread((value) => `${(value * 100).toFixed(0)} %`)
