import { type HazardBin, type MeasuredResponse, type OutcomeContrast, responseDistributions } from '#metric'
import type {
  CorrectShares,
  Distributions,
  EstimateColumns,
  OutcomeRatio,
  SummaryEstimate,
  SummaryHazard,
} from '#run'
import { outcomeRatio } from './distribution-ratio.ts'
import type { Estimator } from './estimator.ts'
import { whyAbsent, whyNoReasoning } from './why-absent.ts'

interface DistributingOptions {
  /** Where the summary keeps these measures: `arms.none`. */
  readonly path: string
  readonly estimator: Estimator
  readonly seed: string
  readonly level: number
}

interface Setting extends DistributingOptions {
  readonly responses: readonly MeasuredResponse[]
  /** Notes why a part is missing. */
  readonly missing: (part: string, metric: string, otherwise: string) => void
}

/** The distributions of a set of responses as the summary keeps them; why a part is missing is noted below `path`. */
export function summariseDistributions(
  responses: readonly MeasuredResponse[],
  options: DistributingOptions,
): Distributions {
  const path = `${options.path}.distributions`
  const missing: Setting['missing'] = (part, metric, otherwise) =>
    options.estimator.note(`${path}.${part}`, whyAbsent(metric, responses) ?? otherwise)
  const setting = { ...options, path, responses, missing }
  const found = responseDistributions(responses)
  const unreasoned = whyNoReasoning(responses)
  const histograms = {
    reasoningTokens: unreasoned === undefined ? found.reasoningTokens : undefined,
    thoughtCounts: found.thoughtCounts,
    thoughtTokens: found.thoughtTokens,
  }
  for (const [name, histogram] of Object.entries(histograms))
    if (!histogram)
      missing(name, name === 'reasoningTokens' ? name : 'thoughts', unreasoned ?? 'no response tells it')
  return {
    ...defined(histograms),
    switchHazard: defined({
      sinceStart: hazard(found.sinceStart, 'sinceStart', setting),
      sinceSwitch: hazard(found.sinceSwitch, 'sinceSwitch', setting),
    }),
    outcomeRatio: defined({
      tokens: ratio(found.tokens, 'tokens', setting),
      thoughts: ratio(found.thoughts, 'thoughts', setting),
    }),
    ...judged(found.judged, setting),
  }
}

function hazard(
  bins: readonly HazardBin[],
  name: string,
  { path, estimator, missing }: Setting,
): SummaryHazard | undefined {
  const last = bins.at(-1)
  if (!last) {
    missing(`switchHazard.${name}`, 'switches', 'fewer than 20 responses think')
    return undefined
  }
  const estimates = bins.map(({ from, totals }) =>
    estimator.ratio(`${path}.switchHazard.${name}.${from}`, totals, false),
  )
  return {
    edges: [...bins.map(({ from }) => from), last.to],
    switches: bins.map(({ switches }) => switches),
    thinking: bins.map(({ thinking }) => thinking),
    rate: columnsOf(estimates, 100),
  }
}

/** So many significant digits are more than any of these numbers has. */
const digits = 6

function columnsOf(estimates: readonly (SummaryEstimate | undefined)[], scale = 1): EstimateColumns {
  const column = (of: (estimate: SummaryEstimate) => number | null): (number | null)[] =>
    estimates.map((estimate) => {
      const value = estimate ? of(estimate) : null
      return value === null ? null : Number((scale * value).toPrecision(digits))
    })
  return {
    value: column(({ value }) => value),
    low: column(({ low }) => low),
    high: column(({ high }) => high),
    methods: [...new Set(estimates.flatMap((estimate) => estimate?.method ?? []))],
  }
}

function ratio(
  { overall, within, problems }: OutcomeContrast,
  name: 'tokens' | 'thoughts',
  { path, estimator, seed, level, missing }: Setting,
): OutcomeRatio | undefined {
  if (overall.length === 0) {
    missing(`outcomeRatio.${name}`, name, 'no response has an outcome')
    return undefined
  }
  const estimate = (part: string, pairs: OutcomeContrast['overall']): SummaryEstimate | undefined => {
    const found = outcomeRatio(pairs, { seed: `ratios of ${seed}`, level })
    if (!('absent' in found)) return found
    estimator.note(`${path}.outcomeRatio.${name}.${part}`, found.absent)
    return undefined
  }
  const whole = estimate('overall', overall)
  if (problems === 0)
    estimator.note(`${path}.outcomeRatio.${name}.within`, 'no problem has correct and incorrect responses')
  const inside = problems === 0 ? undefined : estimate('within', within)
  return { ...defined({ overall: whole, within: inside }), cells: problems }
}

function judged(
  found: ReturnType<typeof responseDistributions>['judged'],
  { path, estimator, missing }: Setting,
): Pick<Distributions, 'firstCorrect' | 'correctByPosition' | 'correctShares'> {
  const { firstCorrect, byPosition, lastPosition, any, overTenth, cumulative } = found
  for (const outcome of ['correct', 'incorrect'] as const)
    if (!firstCorrect[outcome])
      missing(`firstCorrect.${outcome}`, 'firstCorrectThought', `no ${outcome} response with judged thoughts`)
  const responses = cumulative.at(-1) ?? 0
  if (responses === 0) {
    for (const part of ['correctByPosition', 'correctShares'])
      missing(part, 'underthinking', 'no incorrect response with judged thoughts')
    return { firstCorrect }
  }
  const positions = byPosition.map(({ from, totals }) =>
    estimator.ratio(`${path}.correctByPosition.${from}`, totals, true),
  )
  const shares: CorrectShares = {
    responses,
    ...defined({
      any: estimator.ratio(`${path}.correctShares.any`, any, true),
      overTenth: estimator.ratio(`${path}.correctShares.overTenth`, overTenth, true),
    }),
    cumulative: cumulative.map((count) => Number((count / responses).toPrecision(digits))),
  }
  return {
    firstCorrect,
    correctByPosition: {
      from: byPosition.map(({ from }) => from),
      last: lastPosition,
      thoughts: byPosition.map(({ totals }) => totals.reduce((sum, { count }) => sum + count, 0)),
      share: columnsOf(positions),
    },
    correctShares: shares,
  }
}

type Defined<Values> = { [Name in keyof Values]?: Exclude<Values[Name], undefined> }

function defined<Values extends object>(values: Values): Defined<Values> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Defined<Values>
}
