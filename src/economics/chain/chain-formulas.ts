import type { Formula } from '../formula.ts'

/**
 * The formulas of the chain, in the order in which they follow from each other. Each is a plain function, which a Monte Carlo
 * calls without an object for every step, and the formula around it, which explains.
 */

const secondsPerHour = 3600
const secondsPerDay = 86_400
const million = 1e6

export function makingCost(gpuHourUsd: number, speed: number, utilisation: number): number {
  return (million * gpuHourUsd) / (secondsPerHour * speed * utilisation)
}

export const costPerMillion: Formula<'gpuHourUsd' | 'speed' | 'utilisation'> = {
  name: 'cost of making a million tokens',
  symbol: 'costPerMillion',
  unit: 'USD/1M tokens',
  text: '1000000 · gpuHourUsd ÷ (3600 · speed · utilisation)',
  of: ({ gpuHourUsd, speed, utilisation }) => makingCost(gpuHourUsd, speed, utilisation),
}

export function answerUsd(output: number, outputPrice: number, input: number, inputPrice: number): number {
  return (output * outputPrice + input * inputPrice) / million
}

export const answerPrice: Formula<'output' | 'outputPrice' | 'input' | 'inputPrice'> = {
  name: 'price of an answer',
  symbol: 'usdPerAnswer',
  unit: 'USD',
  text: '(output · outputPrice + input · inputPrice) ÷ 1000000',
  of: ({ output, outputPrice, input, inputPrice }) => answerUsd(output, outputPrice, input, inputPrice),
}

export function rightAnswerUsd(usdPerAnswer: number, accuracy: number): number {
  return usdPerAnswer / accuracy
}

export const rightAnswerPrice: Formula<'usdPerAnswer' | 'accuracy'> = {
  name: 'price of a right answer',
  symbol: 'usdPerRightAnswer',
  unit: 'USD',
  text: 'usdPerAnswer ÷ accuracy',
  source: 'arXiv 2504.13359',
  of: ({ usdPerAnswer, accuracy }) => rightAnswerUsd(usdPerAnswer, accuracy),
}

export function quotient(before: number, after: number): number {
  return after / before
}

export const priceRatio: Formula<'before' | 'after'> = {
  name: 'price of a right answer, after ÷ before',
  symbol: 'priceRatio',
  unit: '',
  text: 'after ÷ before',
  of: ({ before, after }) => quotient(before, after),
}

export function demandAt(ratio: number, elasticity: number): number {
  return ratio ** -elasticity
}

export const demandRatio: Formula<'priceRatio' | 'elasticity'> = {
  name: 'right answers asked for, after ÷ before',
  symbol: 'demandRatio',
  unit: '',
  text: 'priceRatio^−elasticity',
  of: ({ priceRatio: ratio, elasticity }) => demandAt(ratio, elasticity),
}

export function secondsOfGpu(output: number, decode: number, input: number, prefill: number): number {
  return output / decode + input / prefill
}

export const gpuSeconds: Formula<'output' | 'decode' | 'input' | 'prefill'> = {
  name: 'what an answer takes of a GPU',
  symbol: 'seconds',
  unit: 's',
  text: 'output ÷ decode + input ÷ prefill',
  of: ({ output, decode, input, prefill }) => secondsOfGpu(output, decode, input, prefill),
}

export function answersFor(rightAnswers: number, accuracy: number): number {
  return rightAnswers / accuracy
}

export const answersPerDay: Formula<'rightAnswers' | 'accuracy'> = {
  name: 'answers a day, wrong ones too',
  symbol: 'answers',
  unit: '',
  text: 'rightAnswers ÷ accuracy',
  of: ({ rightAnswers, accuracy }) => answersFor(rightAnswers, accuracy),
}

export function tokensOf(answers: number, tokens: number): number {
  return answers * tokens
}

export function spendOn(answers: number, usdPerAnswer: number): number {
  return answers * usdPerAnswer
}

export const spendPerDay: Formula<'answers' | 'usdPerAnswer'> = {
  name: 'spending a day',
  symbol: 'usdPerDay',
  unit: 'USD',
  text: 'answers · usdPerAnswer',
  of: ({ answers, usdPerAnswer }) => spendOn(answers, usdPerAnswer),
}

export function gpusFor(answers: number, seconds: number, utilisation: number): number {
  return (answers * seconds) / (secondsPerDay * utilisation)
}

export const gpusNeeded: Formula<'answers' | 'seconds' | 'utilisation'> = {
  name: 'GPUs',
  symbol: 'gpus',
  unit: '',
  text: 'answers · seconds ÷ (86400 · utilisation)',
  of: ({ answers, seconds, utilisation }) => gpusFor(answers, seconds, utilisation),
}

export function megawattsOf(gpus: number, watts: number): number {
  return (gpus * watts) / million
}

export const megawatts: Formula<'gpus' | 'watts'> = {
  name: 'power',
  symbol: 'megawatts',
  unit: 'MW',
  text: 'gpus · watts ÷ 1000000',
  of: ({ gpus, watts }) => megawattsOf(gpus, watts),
}

export function capexFor(gpus: number, capexUsdPerGpu: number): number {
  return gpus * capexUsdPerGpu
}

export const capexUsd: Formula<'gpus' | 'capexUsdPerGpu'> = {
  name: 'capital',
  symbol: 'capexUsd',
  unit: 'USD',
  text: 'gpus · capexUsdPerGpu',
  of: ({ gpus, capexUsdPerGpu }) => capexFor(gpus, capexUsdPerGpu),
}

export function evenElasticity(secondsBefore: number, secondsAfter: number, ratio: number): number {
  return Math.log(secondsAfter / secondsBefore) / Math.log(ratio)
}

export const breakEvenElasticity: Formula<'secondsBefore' | 'secondsAfter' | 'priceRatio'> = {
  name: 'elasticity above which more GPUs are demanded',
  symbol: 'breakEvenElasticity',
  unit: '',
  text: 'ln(secondsAfter ÷ secondsBefore) ÷ ln(priceRatio)',
  of: ({ secondsBefore, secondsAfter, priceRatio: ratio }) =>
    evenElasticity(secondsBefore, secondsAfter, ratio),
}
