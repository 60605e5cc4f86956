import { spreadOf } from '../spread.ts'
import type { Cost } from './bench-client.ts'
import type { Contestant } from './contestants.ts'
import { added, type Crowded, type Latency } from './measures.ts'
import type { PolicyCost } from './policy-costs.ts'
import { quantile } from './quantile.ts'
import type { Soak } from './soak.ts'

/** A number with three digits that say something. */
export function digits(value: number): string {
  if (!Number.isFinite(value)) return ''
  const size = Math.abs(value)
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3)
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Streams that take their time, and streams right after each other; the first contestant is what others add to. */
export function latencyTable(
  seen: readonly { readonly name: string; readonly times: ReadonlyMap<Contestant, Latency> }[],
): string {
  const middles = (values: readonly number[]): string =>
    values.length === 0 ? '' : `${digits(quantile(values, 0.5))} (${digits(quantile(values, 0.95))})`
  const rows = seen.flatMap(({ name, times }) => {
    const [bare] = times.values()
    return [...times].map(([one, own]) => [
      name,
      one.name,
      middles(own.firstTokenMs),
      own === bare ? '' : middles(added(own.firstTokenMs, bare?.firstTokenMs ?? [])),
      middles(own.tokenMs),
      own === bare ? '' : middles(added(own.tokenMs, bare?.tokenMs ?? [])),
    ])
  })
  const head = ['one stream at a time', 'of', 'first token, ms', 'added', 'a token under way, ms', 'added']
  return table(head, rows)
}

export function costTable(
  seen: readonly { readonly name: string; readonly costs: ReadonlyMap<Contestant, Cost> }[],
  gateway: Contestant,
): string {
  const rows = seen.flatMap(({ name, costs }) =>
    [...costs].map(([one, cost]) => [
      name,
      one.name,
      digits(cost.cpuMsPerRequest),
      digits(cost.cpuMsPerThousandTokens),
      digits(cost.requestsPerSecond),
      digits((costs.get(gateway)?.cpuMsPerRequest ?? Number.NaN) / cost.cpuMsPerRequest),
      cost.failed === 0 ? '' : String(cost.failed),
    ]),
  )
  return table(
    [
      'what is asked',
      'of',
      'CPU ms a request',
      'CPU ms per 1,000 tokens',
      'requests a second',
      'jevons to it',
      'failed',
    ],
    rows,
  )
}

export function crowdedTable(seen: ReadonlyMap<Contestant, Crowded>): string {
  const rows = [...seen].map(([{ name }, one]) => [
    name,
    String(one.open),
    digits(one.cpuOfOpen),
    digits(one.requestsPerSecond),
    one.firstTokenMs.length === 0 ? '' : digits(one.cpuMsPerRequest),
    one.firstTokenMs.length === 0
      ? ''
      : `${digits(spreadOf(one.firstTokenMs).median)} (${digits(quantile(one.firstTokenMs, 0.95))})`,
    one.failed === 0 ? '' : String(one.failed),
  ])
  return table(
    [
      'short streams beside',
      'open streams',
      'CPU s a second of those',
      'requests a second',
      'CPU ms a request',
      'first token, ms',
      'failed',
    ],
    rows,
  )
}

export function policyTable(costs: readonly PolicyCost[]): string {
  const rows = costs.map(({ name, cost }) => [
    name,
    digits(cost.cpuMsPerRequest),
    digits(cost.cpuMsPerThousandTokens),
    cost.failed === 0 ? '' : String(cost.failed),
  ])
  return table(['policy, before the reasoner', 'CPU ms a request', 'CPU ms per 1,000 tokens', 'failed'], rows)
}

export function soakLine({ minutes, answered, failed, halves: [first, second], most }: Soak): string {
  return `Memory over ${minutes} minutes of a steady load (8 streams at a time, ${answered} answered, ${failed} failed): ${digits(first)} MB on average in the first half, ${digits(second)} MB in the second, ${digits(most)} MB at most.`
}
