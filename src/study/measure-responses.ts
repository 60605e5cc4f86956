import {
  abandoned,
  accuracy,
  amongOutcome,
  chanceOf,
  containsCorrect,
  firstCorrectThought,
  loopShare,
  type MeasuredResponse,
  outcomeEfficiency,
  positions,
  processEfficiency,
  type ResponseMetric,
  reasoningTokens,
  reflectionCount,
  revisitRate,
  switchCount,
  switchesAt,
  switchInterval,
  thoughtCount,
  underthinkingScore,
  underthinkingWithCutOffs,
  weightedUnderthinking,
} from '#metric'
import type { Measures, SummaryEstimate } from '#run'
import { randomSource } from '#statistics'
import type { Estimator } from './estimator.ts'
import { type Correcting, measureCorrection } from './measure-correction.ts'
import { whyAbsent, whyNoReasoning } from './why-absent.ts'

export interface MeasuringOptions {
  /** Where the summary keeps these measures: `arms.none`. */
  readonly path: string
  readonly estimator: Estimator
  readonly seed: string
  /** Responses that count in the outcomes alone: those of pairs that some arm left failed. */
  readonly leftOut: readonly MeasuredResponse[]
  /** How the judge's errors are corrected for. */
  readonly correcting: Correcting
}

/** Every measure of a set of responses. */
export function measureResponses(
  responses: readonly MeasuredResponse[],
  options: MeasuringOptions,
): Measures {
  const { leftOut } = options
  const mean = (name: string, metric: ResponseMetric): SummaryEstimate | undefined =>
    meanOf({ name, metric }, responses, options)
  const byOutcome = (metric: ResponseMetric): Measures['tokens'] =>
    present({
      all: mean(`${metric.name}.all`, metric),
      correct: mean(`${metric.name}.correct`, amongOutcome(metric, 'correct')),
      incorrect: mean(`${metric.name}.incorrect`, amongOutcome(metric, 'incorrect')),
    })
  return {
    ...present({ accuracy: mean('accuracy', accuracy) }),
    tokens: byOutcome(reasoningTokens),
    thoughts: byOutcome(thoughtCount),
    switches: byOutcome(switchCount),
    switchInterval: byOutcome(switchInterval),
    reflections: byOutcome(reflectionCount),
    ...switchesByPosition(responses, options),
    ...present({ loops: mean(loopShare.name, loopShare) }),
    outcomes: outcomesOf([...responses, ...leftOut]),
    underthinking: {
      ...present({
        score: mean(underthinkingScore.name, underthinkingScore),
        scoreWithCutOffs: mean(underthinkingWithCutOffs.name, underthinkingWithCutOffs),
        weighted: mean(weightedUnderthinking.name, weightedUnderthinking),
        abandoned: mean(abandoned.name, abandoned),
        containsCorrect: mean(containsCorrect.name, containsCorrect),
      }),
      chance: present({
        score: chance(underthinkingScore, responses, options),
        abandoned: chance(abandoned, responses, options),
        containsCorrect: chance(containsCorrect, responses, options),
      }),
      ...present(measureCorrection(responses, options)),
    },
    ...present({
      firstCorrectThought: mean('firstCorrectThought', firstCorrectThought),
      outcomeEfficiency: mean(outcomeEfficiency.name, outcomeEfficiency),
      processEfficiency: mean(processEfficiency.name, processEfficiency),
      revisitRate: mean(revisitRate.name, revisitRate),
    }),
  }
}

function meanOf(
  { name, metric }: { readonly name: string; readonly metric: ResponseMetric },
  responses: readonly MeasuredResponse[],
  { estimator, path }: MeasuringOptions,
): SummaryEstimate | undefined {
  const unreasoned = name.startsWith(reasoningTokens.name) ? whyNoReasoning(responses) : undefined
  const estimate = unreasoned === undefined ? estimator.mean(`${path}.${name}`, metric, responses) : undefined
  const reason = unreasoned ?? (estimate ? undefined : whyAbsent(name, responses))
  if (reason !== undefined) estimator.note(`${path}.${name}`, reason)
  return estimate
}

/** Switches tenth by tenth; nothing where there is no split reasoning to estimate them from. */
function switchesByPosition(
  responses: readonly MeasuredResponse[],
  options: MeasuringOptions,
): Pick<Measures, 'switchesByPosition'> {
  const estimates = Array.from({ length: positions }, (_, position) => {
    const metric = switchesAt(position)
    return meanOf({ name: metric.name, metric }, responses, options)
  })
  const there = estimates.filter((estimate) => estimate !== undefined)
  return there.length === positions ? { switchesByPosition: there } : {}
}

function chance(
  metric: ResponseMetric,
  responses: readonly MeasuredResponse[],
  { seed, path, estimator }: MeasuringOptions,
): number | undefined {
  const value = chanceOf(metric, responses, {
    random: randomSource(`chance of ${seed} ${metric.name} ${path}`),
  })
  const [, name = ''] = metric.name.split('.')
  if (value === undefined) {
    const reason = whyAbsent(metric.name, responses) ?? 'no incorrect response with judged thoughts'
    estimator.note(`${path}.underthinking.chance.${name}`, reason)
  }
  return value
}

function outcomesOf(responses: readonly MeasuredResponse[]): Measures['outcomes'] {
  const count = (wanted: MeasuredResponse['outcome']): number =>
    responses.filter(({ outcome }) => outcome === wanted).length
  const ungraded = responses.filter(({ outcome }) => outcome === undefined).length
  return {
    correct: count('correct'),
    incorrect: count('incorrect'),
    ungradable: count('ungradable'),
    failed: count('failed'),
    ...(ungraded > 0 ? { ungraded } : {}),
    planned: responses.length,
  }
}

type Present<Values> = { [Name in keyof Values]?: Exclude<Values[Name], undefined> }

/** The entries that have a value. */
function present<Values extends object>(values: Values): Present<Values> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Present<Values>
}
