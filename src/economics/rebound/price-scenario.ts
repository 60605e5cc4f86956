import { nonNegative, positive } from '../domain.ts'
import { type Explained, given } from '../explained.ts'
import { explain, type Formula } from '../formula.ts'

/** What becomes cheaper, and why. Each gain is a factor, 1 for none. */
export interface PriceScenario {
  /** A token costs 1 ÷ this of what it did. */
  readonly priceCut: number
  /** A right answer takes 1 ÷ this of the tokens that it did: what a policy gains. */
  readonly answerGain: number
  /** A GPU makes so many times the tokens that it did; where left out as many as the price fell: all of the cut is efficiency. */
  readonly hardwareGain?: number
  /** Of demand for right answers by what one costs. */
  readonly elasticity: number
}

/** Where it starts. */
export interface ScenarioBefore {
  readonly tokensPerDay: number
  readonly usdPerMillionTokens: number
  /** Of one GPU, while it works. */
  readonly tokensPerSecondPerGpu: number
  /** Share of the time that it works. */
  readonly utilisation: number
  /** All that a GPU draws, cooling included. */
  readonly wattsPerGpu: number
}

/** Ratios of after to before, and the elasticity at which nothing changes for GPUs. */
export interface ScenarioRatios {
  readonly answerPrice: number
  readonly answers: number
  readonly tokens: number
  readonly spending: number
  readonly gpus: number
  /** More GPUs are asked for with a higher elasticity, fewer with a lower one; undefined where an answer costs what it did. */
  readonly breakEvenElasticity: number | undefined
}

/** What is asked for in a day. */
export interface ScenarioDay {
  readonly tokensPerDay: number
  readonly usdPerDay: number
  readonly gpus: number
  readonly megawatts: number
}

const secondsPerDay = 86_400
const million = 1e6

const answerPrice: Formula<'priceCut' | 'answerGain'> = {
  name: 'price of a right answer, after ÷ before',
  symbol: 'answerPrice',
  unit: '',
  text: '1 ÷ (priceCut · answerGain)',
  of: ({ priceCut, answerGain }) => 1 / (priceCut * answerGain),
}

const answers: Formula<'answerPrice' | 'elasticity'> = {
  name: 'right answers asked for, after ÷ before',
  symbol: 'answers',
  unit: '',
  text: 'answerPrice^−elasticity',
  of: ({ answerPrice: price, elasticity }) => price ** -elasticity,
}

const tokens: Formula<'answers' | 'answerGain'> = {
  name: 'tokens, after ÷ before',
  symbol: 'tokens',
  unit: '',
  text: 'answers ÷ answerGain',
  of: ({ answers: asked, answerGain }) => asked / answerGain,
}

const spending: Formula<'tokens' | 'priceCut'> = {
  name: 'spending, after ÷ before',
  symbol: 'spending',
  unit: '',
  text: 'tokens ÷ priceCut',
  of: ({ tokens: asked, priceCut }) => asked / priceCut,
}

const gpus: Formula<'tokens' | 'hardwareGain'> = {
  name: 'GPUs demanded, after ÷ before',
  symbol: 'gpus',
  unit: '',
  text: 'tokens ÷ hardwareGain',
  of: ({ tokens: asked, hardwareGain }) => asked / hardwareGain,
}

const breakEven: Formula<'priceCut' | 'answerGain' | 'hardwareGain'> = {
  name: 'elasticity above which more GPUs are demanded',
  symbol: 'breakEvenElasticity',
  unit: '',
  text: 'ln(answerGain · hardwareGain) ÷ ln(priceCut · answerGain)',
  of: ({ priceCut, answerGain, hardwareGain }) =>
    Math.log(answerGain * hardwareGain) / Math.log(priceCut * answerGain),
}

/** @throws RangeError where a factor is not above 0 or the elasticity below 0 */
export function scenarioRatios(scenario: PriceScenario): ScenarioRatios {
  const { priceCut, answerGain, hardwareGain, elasticity } = checked(scenario)
  const price = answerPrice.of({ priceCut, answerGain })
  const asked = answers.of({ answerPrice: price, elasticity })
  const ofTokens = tokens.of({ answers: asked, answerGain })
  return {
    answerPrice: price,
    answers: asked,
    tokens: ofTokens,
    spending: spending.of({ tokens: ofTokens, priceCut }),
    gpus: gpus.of({ tokens: ofTokens, hardwareGain }),
    breakEvenElasticity: price === 1 ? undefined : breakEven.of({ priceCut, answerGain, hardwareGain }),
  }
}

/** The day before, and the day after. */
export function scenarioDays(
  before: ScenarioBefore,
  scenario: PriceScenario,
): { readonly before: ScenarioDay; readonly after: ScenarioDay } {
  for (const [name, value] of Object.entries(before)) positive(name, value)
  const { priceCut, hardwareGain } = checked(scenario)
  return {
    before: dayOf(before),
    after: dayOf({
      ...before,
      tokensPerDay: before.tokensPerDay * scenarioRatios(scenario).tokens,
      usdPerMillionTokens: before.usdPerMillionTokens / priceCut,
      tokensPerSecondPerGpu: before.tokensPerSecondPerGpu * hardwareGain,
    }),
  }
}

/** The ratios with their formulas: GPUs, spending, and the break-even elasticity where there is one. */
export function explainScenario(scenario: PriceScenario): readonly Explained[] {
  const values = checked(scenario)
  const priceCut = given('price cut of a token', 'priceCut', values.priceCut, '×')
  const answerGain = given('fewer tokens for a right answer', 'answerGain', values.answerGain, '×')
  const hardwareGain = given('more tokens of a GPU', 'hardwareGain', values.hardwareGain, '×')
  const price = explain(answerPrice, { priceCut, answerGain })
  const elasticity = given('price elasticity of demand', 'elasticity', values.elasticity, '')
  const ofTokens = explain(tokens, {
    answers: explain(answers, { answerPrice: price, elasticity }),
    answerGain,
  })
  return [
    explain(gpus, { tokens: ofTokens, hardwareGain }),
    explain(spending, { tokens: ofTokens, priceCut }),
    ...(price.value === 1 ? [] : [explain(breakEven, { priceCut, answerGain, hardwareGain })]),
  ]
}

function dayOf(day: ScenarioBefore): ScenarioDay {
  const count = day.tokensPerDay / (secondsPerDay * day.tokensPerSecondPerGpu * day.utilisation)
  return {
    tokensPerDay: day.tokensPerDay,
    usdPerDay: (day.tokensPerDay * day.usdPerMillionTokens) / million,
    gpus: count,
    megawatts: (count * day.wattsPerGpu) / million,
  }
}

function checked(scenario: PriceScenario): Required<PriceScenario> {
  const { priceCut, answerGain, hardwareGain = priceCut, elasticity } = scenario
  positive('price cut', priceCut)
  positive('answer gain', answerGain)
  positive('hardware gain', hardwareGain)
  nonNegative('elasticity', elasticity)
  return { priceCut, answerGain, hardwareGain, elasticity }
}
