import {
  type ElasticityEstimate,
  logElasticity,
  numberText,
  type PublishedElasticity,
  type ScenarioDay,
} from '#economics'

interface Published {
  readonly elasticities: readonly PublishedElasticity[]
  readonly withoutNumber: readonly {
    readonly finding: string
    readonly source: string
    readonly note: string
  }[]
}

/** Published elasticities, each with the logarithmic number beside the printed one. */
export function publishedDocument({ elasticities, withoutNumber }: Published): object {
  return {
    elasticities: elasticities.map((one) => ({ ...one, log: logElasticity(one) ?? null })),
    withoutNumber,
  }
}

export function publishedText({ elasticities, withoutNumber }: Published): string {
  const rows = elasticities.map((one) => {
    const log = logElasticity(one)
    const number =
      one.definition === 'log'
        ? shown(one.value)
        : `${shown(one.value)} as a ratio, ${shown(log)} in logarithms`
    return `${number}: ${one.name} (${one.kind}; confidence ${one.confidence})\n  ${one.note}\n  ${one.source}`
  })
  const others = withoutNumber.map(
    ({ finding, source, note }) => `no number: ${finding}\n  ${note}\n  ${source}`,
  )
  return `${[...rows, ...others].join('\n\n')}\n`
}

export function elasticityText(estimate: ElasticityEstimate, level: number): string {
  const { value, low, high, probabilityAboveOne, n, units, errors, effects, freedom, warnings } = estimate
  return [
    `ε = ${shown(value)} (${numberText(100 * level)} % interval ${shown(low)} to ${shown(high)}); above 1 with ${(100 * probabilityAboveOne).toFixed(1)} % by that interval's distribution.`,
    `${n} rows, ${units} ${units === 1 ? 'unit' : 'units'}; errors ${errors}, t with ${freedom} degrees of freedom; own levels: ${effects}.`,
    ...warnings.map((warning) => `Warning: ${warning}.`),
  ].join('\n')
}

/** What the ends of an uncertain elasticity give. */
export function rangeText(what: string, ends: readonly number[]): string {
  return `At the ends of the elasticity's range: ${ends.map((end) => `${shown(end)}×`).join(' to ')} the ${what}.`
}

export function scenarioText({
  before,
  after,
}: {
  readonly before: ScenarioDay
  readonly after: ScenarioDay
}): string {
  const row = (name: string, of: (day: ScenarioDay) => number): string =>
    `${name.padEnd(16)}${numberText(of(before)).padStart(16)}${numberText(of(after)).padStart(16)}`
  return [
    `${''.padEnd(16)}${'before'.padStart(16)}${'after'.padStart(16)}`,
    row('tokens a day', ({ tokensPerDay }) => tokensPerDay),
    row('USD a day', ({ usdPerDay }) => usdPerDay),
    row('GPUs', ({ gpus }) => gpus),
    row('MW', ({ megawatts }) => megawatts),
  ].join('\n')
}

function shown(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(2)
}
