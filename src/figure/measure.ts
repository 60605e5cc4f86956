import type { Measures, SummaryArm, SummaryEstimate } from '#run'
import type { MeasureGroup, MeasureName } from './figure-words.ts'
import type { Quantity } from './quantity.ts'

/** A row of the table of arms that holds an estimate. */
export interface EstimateMeasure {
  readonly type: 'estimate'
  readonly name: MeasureName
  readonly quantity: Quantity
  /** Where the summary keeps it, below the arm. */
  readonly path: string
  readonly of: (arm: SummaryArm) => SummaryEstimate | undefined
  readonly chance?: (arm: SummaryArm) => number | undefined
  readonly outcome?: 'correct' | 'incorrect'
  /** Some tasks have no such thing: a row without any value and reason is left out. */
  readonly optional?: boolean
}

/** A row that holds a plain count or a plain number. */
export interface CountMeasure {
  readonly type: 'count'
  readonly name: MeasureName
  readonly path: string
  readonly of: (arm: SummaryArm) => number | undefined
}

export type Measure = EstimateMeasure | CountMeasure

export interface MeasureSection {
  readonly group: MeasureGroup
  readonly measures: readonly Measure[]
}

type Effort = keyof Pick<Measures, 'tokens' | 'thoughts' | 'switches' | 'switchInterval' | 'reflections'>

function estimate(
  name: MeasureName,
  path: string,
  rest: Omit<EstimateMeasure, 'type' | 'name' | 'path'>,
): EstimateMeasure {
  return { type: 'estimate', name, path, ...rest }
}

function effort(name: Effort, quantity: Quantity): Measure[] {
  return (['all', 'correct', 'incorrect'] as const).map((outcome) =>
    estimate(name, `${name}.${outcome}`, {
      quantity,
      of: (arm) => arm[name][outcome],
      ...(outcome === 'all' ? {} : { outcome }),
    }),
  )
}

function count(name: MeasureName, path: string, of: CountMeasure['of']): CountMeasure {
  return { type: 'count', name, path, of }
}

/** Everything the table of arms shows, in its order. */
export const measureSections: readonly MeasureSection[] = [
  {
    group: 'answers',
    measures: [
      estimate('accuracy', 'accuracy', { quantity: 'share', of: (arm) => arm.accuracy }),
      count('planned', 'outcomes', (arm) => arm.outcomes.planned),
      count('outcomeCorrect', 'outcomes', (arm) => arm.outcomes.correct),
      count('outcomeIncorrect', 'outcomes', (arm) => arm.outcomes.incorrect),
      count('outcomeUngradable', 'outcomes', (arm) => arm.outcomes.ungradable),
      count('outcomeFailed', 'outcomes', (arm) => arm.outcomes.failed),
      estimate('validSteps', 'validSteps', {
        quantity: 'share',
        of: (arm) => arm.validSteps,
        optional: true,
      }),
    ],
  },
  {
    group: 'effort',
    measures: [
      ...effort('tokens', 'tokens'),
      ...effort('thoughts', 'mean'),
      ...effort('switches', 'mean'),
      ...effort('switchInterval', 'tokens'),
      ...effort('reflections', 'mean'),
    ],
  },
  {
    group: 'underthinking',
    measures: [
      estimate('abandoned', 'underthinking.abandoned', {
        quantity: 'share',
        of: (arm) => arm.underthinking.abandoned,
        chance: (arm) => arm.underthinking.chance.abandoned,
      }),
      estimate('score', 'underthinking.score', {
        quantity: 'score',
        of: (arm) => arm.underthinking.score,
        chance: (arm) => arm.underthinking.chance.score,
      }),
      estimate('scoreWithCutOffs', 'underthinking.scoreWithCutOffs', {
        quantity: 'score',
        of: (arm) => arm.underthinking.scoreWithCutOffs,
      }),
      estimate('weighted', 'underthinking.weighted', {
        quantity: 'score',
        of: (arm) => arm.underthinking.weighted,
      }),
      estimate('containsCorrect', 'underthinking.containsCorrect', {
        quantity: 'share',
        of: (arm) => arm.underthinking.containsCorrect,
      }),
      estimate('firstCorrectThought', 'firstCorrectThought', {
        quantity: 'mean',
        of: (arm) => arm.firstCorrectThought,
      }),
    ],
  },
  {
    group: 'tokensBilled',
    measures: [
      count('uncachedInput', 'billedTokens.uncachedInput', (arm) => arm.billedTokens.uncachedInput),
      count('cachedInput', 'billedTokens.cachedInput', (arm) => arm.billedTokens.cachedInput),
      count('output', 'billedTokens.output', (arm) => arm.billedTokens.output),
      count(
        'weightedPerResponse',
        'billedTokens.weightedPerResponse',
        (arm) => arm.billedTokens.weightedPerResponse,
      ),
    ],
  },
]
