import { checkPoint, computeDay, type Explained, type PointCheck, type PublishedPoint } from '#economics'
import { type DayFacts, readServingPoints } from '#run/facts'
import { servingOfPoint } from './asked-serving.ts'
import { explainedText } from './explained-text.ts'
import { grouped, plainTable } from './plain-table.ts'
import { UsageError } from './usage-error.ts'
import { wrapped } from './wrapped-text.ts'

const mostColumns = 90

/** A printed number beside what the other printed ones give. */
interface DayRow {
  readonly name: string
  readonly printed: number
  readonly computed: number
  /** Computed over printed, less 1. */
  readonly error: number
}

/** Published numbers beside predicted ones. @throws UsageError where there is no such example */
export function servingExample(
  name: string,
  flags: { readonly json?: boolean; readonly explain?: boolean; readonly lang?: string },
): string {
  const { day, points } = readServingPoints()
  if (name === 'deepseek-day')
    return dayExample(
      day,
      points.filter(({ id }) => id.startsWith('deepseek-day')),
      flags,
    )
  if (name === 'points') return pointsExample(points, flags.json ?? false)
  throw new UsageError(`--example "${name.slice(0, 40)}": there are deepseek-day, points`)
}

function dayExample(
  day: DayFacts,
  points: readonly PublishedPoint[],
  {
    json = false,
    explain = false,
    lang,
  }: { readonly json?: boolean; readonly explain?: boolean; readonly lang?: string },
): string {
  const computed = computeDay(day.inputs)
  if (explain) {
    const all = Object.values(computed).filter((one): one is Explained => typeof one === 'object')
    return explainedText(all, lang)
  }
  const { cost, revenue, margin, prefillNodes, decodeNodes, usdPerMillionInput, usdPerMillionOutput } =
    computed
  const nodes = prefillNodes.value + decodeNodes.value
  const rows = [
    row('cost of the day, USD', day.printed.costUsd, cost.value),
    row('revenue at list prices, USD', day.printed.revenueUsd, revenue.value),
    row('profit over cost, %', day.printed.marginPercent, 100 * margin.value),
    row('input found in the cache, %', day.printed.hitPercent, 100 * computed.hitShare),
    row('nodes: reading and decoding by their speeds', day.printed.nodes, nodes),
  ]
  const also = {
    prefillNodes: prefillNodes.value,
    decodeNodes: decodeNodes.value,
    usdPerMillionInput: usdPerMillionInput.value,
    usdPerMillionOutput: usdPerMillionOutput.value,
    answersPerDecodeNode: computed.answersPerNode,
  }
  const roofline = points.map((point) => ({
    ...checkPoint(point, servingOfPoint(point)),
    what: point.what,
    note: point.note ?? null,
  }))
  const { source, window, note } = day
  if (json)
    return `${JSON.stringify({ example: 'deepseek-day', source, window, note, rows, also, roofline }, undefined, 2)}\n`
  const lines = [
    `DeepSeek's 24 hours, ${window} (${source})`,
    '',
    ...plainTable([
      ['', 'printed', 'computed', 'error'],
      ...rows.map(({ name, printed, computed: value, error }) => [
        name,
        grouped(printed, 2),
        grouped(value, 2),
        percent(error, 3),
      ]),
    ]),
    '',
    `${grouped(also.prefillNodes, 2)} nodes read prompts at $${also.usdPerMillionInput.toFixed(4)} a million tokens, ${grouped(also.decodeNodes, 2)} decode at $${also.usdPerMillionOutput.toFixed(4)}; one decodes ${grouped(also.answersPerDecodeNode)} answers at once.`,
    '',
    ...pointLines(points, roofline),
    '',
    ...wrapped(note, mostColumns),
  ]
  return `${lines.join('\n')}\n`
}

function row(name: string, printed: number, computed: number): DayRow {
  return { name, printed, computed, error: computed / printed - 1 }
}

function pointsExample(points: readonly PublishedPoint[], json: boolean): string {
  const checks = points.map((point) => checkPoint(point, servingOfPoint(point)))
  if (json) {
    const rows = points.map((point, place) => ({ ...point, ...checks[place], published: point.published }))
    return `${JSON.stringify({ points: rows }, undefined, 2)}\n`
  }
  const sources = [...new Set(points.map(({ source, date }) => `${source}, ${date}`))]
  return `${[...pointLines(points, checks), '', ...sources].join('\n')}\n`
}

function pointLines(points: readonly PublishedPoint[], checks: readonly PointCheck[]): readonly string[] {
  const rows = points.map(({ what, published: { unit } }, place) => {
    const check = checks[place]
    if (check === undefined) return []
    const shown = (value: number): string =>
      unit === 's' ? `${grouped(1e3 * value, 2)} ms` : `${grouped(value)} tok/s`
    return [
      what,
      shown(check.published),
      shown(check.predicted),
      percent(check.error, 0),
      percent(check.impliedEfficiency, 0),
    ]
  })
  return [
    ...plainTable([['published speed', 'published', 'at best', 'error', 'reached'], ...rows]),
    'At best: the roofline with every efficiency 1. Reached: the share of it that was published.',
  ]
}

function percent(share: number, decimals: number): string {
  return `${share > 0 ? '' : share < 0 ? '−' : ''}${grouped(Math.abs(100 * share), decimals)} %`
}
