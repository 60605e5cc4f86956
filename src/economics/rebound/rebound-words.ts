import { numberText } from '../explained.ts'
import type { PriceScenario, ScenarioRatios } from './price-scenario.ts'
import type { ReboundInputs } from './rebound.ts'
import { pointRebound, rebound } from './rebound.ts'

/** What the calculators of rebound say in words; one place, so that another language can follow. */

/** When a cheaper answer means more of the resource, with the numbers of this case. */
export function reboundAnswer(inputs: ReboundInputs): readonly string[] {
  const { resourceRatio, reboundPercent, backfire, priceRatio, restFixed } = rebound(inputs)
  const { share = 1, passThrough = 1, efficiency } = inputs
  const threshold = share * passThrough === 0 ? undefined : 1 / (share * passThrough)
  return [
    `${changeText(efficiency)} of the resource for an answer: its price ${priceRatio > 1 ? 'rises' : 'falls'} to ${percent(priceRatio)}, and ${times(resourceRatio)} as much of the resource is used as before. ` +
      `Of the ${efficiency < 1 ? 'extra use' : 'saving'} that was expected, ${numberText(round(reboundPercent))} % is ${efficiency < 1 ? 'held back' : 'eaten up'}.`,
    verdictText({ efficiency, point: pointRebound(inputs), backfire }),
    threshold === undefined
      ? 'No part of the gain reaches the price: demand has nothing to react to.'
      : efficiency < 1
        ? `A dearer answer means less of the resource where the elasticity is above ${numberText(round(threshold))}.`
        : `A cheaper answer means more of the resource where the elasticity is above ${numberText(round(threshold))}.`,
    ...(restFixed === undefined
      ? []
      : [
          `That takes the resource's share of the price for constant, as if the rest ${efficiency < 1 ? 'rose' : 'fell'} along. Where the rest stays what it is, the price ${efficiency < 1 ? 'rises' : 'falls'} to ${percent(restFixed.priceRatio)} and ${times(restFixed.resourceRatio)} as much is used.`,
        ]),
  ]
}

function changeText(efficiency: number): string {
  return efficiency < 1 ? `${times(1 / efficiency)} more` : `${times(efficiency)} less`
}

/** Jevons' case is one of gains: where an answer takes more of the resource, it is that case the other way round. */
function verdictText({
  efficiency,
  point,
  backfire,
}: {
  readonly efficiency: number
  readonly point: number
  readonly backfire: boolean
}): string {
  const product = `θ · s · ε = ${numberText(round(point))}`
  const isLoss = efficiency < 1
  if (!backfire)
    return `That is not Jevons' case${isLoss ? ' the other way round' : ''}: ${product} is ${point === 1 ? 'exactly' : 'not above'} 1.`
  return isLoss
    ? `That is Jevons' case the other way round: an answer takes more of the resource and less of it is used than before, since ${product} is above 1.`
    : `That is Jevons' case: more is used than before, since ${product} is above 1.`
}

/** When cheaper answers mean more GPUs, with the numbers of a scenario. */
export function scenarioAnswer(scenario: PriceScenario, ratios: ScenarioRatios): readonly string[] {
  const { priceCut, answerGain, hardwareGain = priceCut, elasticity } = scenario
  const { answerPrice, answers, tokens, spending, gpus, breakEvenElasticity } = ratios
  return [
    `A right answer costs ${percent(answerPrice)} of what it did; ${times(answers)} as many are asked for, with ${times(tokens)} the tokens, ${times(spending)} the money and ${times(gpus)} the GPUs.`,
    breakEvenElasticity === undefined
      ? 'Its price stays what it was, so demand does too: GPUs change by what is saved alone.'
      : `More GPUs are demanded where the elasticity is above ${numberText(round(breakEvenElasticity))}: ` +
        `${times(answerGain * hardwareGain)} is saved in GPUs for an answer, and its price falls ${times(priceCut * answerGain)}. Here it is ${numberText(round(elasticity))}.`,
    hardwareGain < priceCut
      ? 'Part of the price cut is no efficiency (margin, subsidy, cheaper GPUs): demand grows by it and no GPU is saved, so less elasticity is enough.'
      : hardwareGain > priceCut
        ? 'Not all of the efficiency reaches the price: more elasticity is needed.'
        : 'All of the price cut is efficiency.',
  ]
}

/** What is not known, whatever the numbers. */
export const unknowns: readonly string[] = [
  'No published elasticity separates demand of the market from moving between sellers and models. Only the first decides over GPUs.',
  'Prices follow demand, quality and launches; without something that moves the price alone, a regression mixes all of these (endogeneity). Its interval does not cover that.',
  'One elasticity for a tenfold change is an extrapolation: most estimates come from changes of some per cent, over some weeks.',
]

export const endogeneity =
  'Least squares reads demand off prices that were not drawn by lot. Where sellers raise prices on what sells, the elasticity comes out too small; where cheap models are also new and better, too large.'

function times(ratio: number): string {
  return `${numberText(round(ratio))}×`
}

function percent(share: number): string {
  return `${numberText(round(100 * share))} %`
}

function round(value: number): number {
  return Number(value.toPrecision(4))
}
