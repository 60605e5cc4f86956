import { nonNegative, positive, share } from '../domain.ts'
import {
  answersFor,
  answerUsd,
  capexFor,
  demandAt,
  evenElasticity,
  gpusFor,
  makingCost,
  megawattsOf,
  quotient,
  rightAnswerUsd,
  secondsOfGpu,
  spendOn,
  tokensOf,
} from './chain-formulas.ts'

/**
 * All that goes into the chain from a study to power and capital. Before is the baseline, after the policy; whatever is not said
 * twice is the same before and after.
 */
export interface ChainInputs {
  /** Share of answers that are right. */
  readonly accuracyBefore: number
  readonly accuracyAfter: number
  /** Tokens of output of an answer, its reasoning in them. */
  readonly outputBefore: number
  readonly outputAfter: number
  /** Tokens of input of an answer, re-read prefixes in them. */
  readonly inputBefore: number
  readonly inputAfter: number
  /** What one GPU decodes at best, by a roofline or as measured: tokens of output a second. */
  readonly decodeSpeed: number
  /** What one GPU reads of prompts at best: tokens of input a second. */
  readonly prefillSpeed: number
  /** Which share of these speeds is reached. */
  readonly achieved: number
  /** Tokens a GPU makes after ÷ before: 1 on the same hardware. */
  readonly hardwareGain: number
  /** Share of the time that is paid for in which a GPU works. */
  readonly utilisation: number
  readonly gpuHourUsd: number
  /** A list price of a million tokens; 0 for the cost of making them. */
  readonly outputPriceUsd: number
  readonly inputPriceUsd: number
  /** Which part of a hardware gain reaches the price: 0 to 1. */
  readonly passThrough: number
  /** Of demand for right answers by their price. */
  readonly elasticity: number
  /** Right answers that are asked for in a day before. */
  readonly rightAnswersPerDay: number
  /** All that a GPU draws, cooling included. */
  readonly wattsPerGpu: number
  /** Capital for one GPU with its share of server and network. */
  readonly capexUsdPerGpu: number
}

export type ChainInput = keyof ChainInputs

/** What comes out on one side. */
export interface ChainSide {
  /** What an answer takes of a GPU, working. */
  readonly gpuSecondsPerAnswer: number
  readonly usdPerAnswer: number
  readonly usdPerRightAnswer: number
  readonly rightAnswersPerDay: number
  readonly tokensPerDay: number
  readonly usdPerDay: number
  readonly gpus: number
  readonly megawatts: number
  readonly capexUsd: number
}

/** The whole chain: both sides, and what became of each. */
export interface Chain {
  /** What a million tokens of output and of input cost before: the list price, or the cost of making them. */
  readonly outputPriceUsd: number
  readonly inputPriceUsd: number
  readonly before: ChainSide
  readonly after: ChainSide
  readonly priceRatio: number
  readonly demandRatio: number
  readonly tokensRatio: number
  readonly spendRatio: number
  readonly gpuRatio: number
  /** More GPUs are asked for with a higher elasticity; NaN where a right answer costs what it did. */
  readonly breakEvenElasticity: number
}

/**
 * From a study's accuracy and tokens to dollars, demand, GPUs, power and capital. Plain numbers in and out and no check, since
 * it is called hundreds of thousands of times: `checkChain` first.
 */
export function computeChain(inputs: ChainInputs): Chain {
  const { utilisation, gpuHourUsd, hardwareGain, accuracyBefore, accuracyAfter } = inputs
  const decode = inputs.decodeSpeed * inputs.achieved
  const prefill = inputs.prefillSpeed * inputs.achieved
  const outputPriceUsd = inputs.outputPriceUsd || makingCost(gpuHourUsd, decode, utilisation)
  const inputPriceUsd = inputs.inputPriceUsd || makingCost(gpuHourUsd, prefill, utilisation)
  // Where all of a gain stays with who has it, prices are what they were.
  const fall = hardwareGain === 1 ? 1 : hardwareGain ** -inputs.passThrough
  const { outputBefore, inputBefore, outputAfter, inputAfter } = inputs
  const usdBefore = answerUsd(outputBefore, outputPriceUsd, inputBefore, inputPriceUsd)
  const usdAfter = answerUsd(outputAfter, outputPriceUsd * fall, inputAfter, inputPriceUsd * fall)
  const rightBefore = rightAnswerUsd(usdBefore, accuracyBefore)
  const rightAfter = rightAnswerUsd(usdAfter, accuracyAfter)
  const priceRatio = quotient(rightBefore, rightAfter)
  const demandRatio = demandAt(priceRatio, inputs.elasticity)
  const secondsBefore = secondsOfGpu(outputBefore, decode, inputBefore, prefill)
  const secondsAfter = secondsOfGpu(outputAfter, decode * hardwareGain, inputAfter, prefill * hardwareGain)
  const askedBefore = inputs.rightAnswersPerDay
  const askedAfter = askedBefore * demandRatio
  const before = sideOf(
    inputs,
    { seconds: secondsBefore, tokens: outputBefore + inputBefore, usd: usdBefore, rightUsd: rightBefore },
    { rightAnswers: askedBefore, answers: answersFor(askedBefore, accuracyBefore) },
  )
  const after = sideOf(
    inputs,
    { seconds: secondsAfter, tokens: outputAfter + inputAfter, usd: usdAfter, rightUsd: rightAfter },
    { rightAnswers: askedAfter, answers: answersFor(askedAfter, accuracyAfter) },
  )
  return {
    outputPriceUsd,
    inputPriceUsd,
    before,
    after,
    priceRatio,
    demandRatio,
    tokensRatio: quotient(before.tokensPerDay, after.tokensPerDay),
    spendRatio: quotient(before.usdPerDay, after.usdPerDay),
    gpuRatio: quotient(before.gpus, after.gpus),
    breakEvenElasticity: evenElasticity(
      secondsBefore / accuracyBefore,
      secondsAfter / accuracyAfter,
      priceRatio,
    ),
  }
}

interface Answer {
  readonly seconds: number
  readonly tokens: number
  readonly usd: number
  readonly rightUsd: number
}

interface Demand {
  readonly rightAnswers: number
  readonly answers: number
}

function sideOf(inputs: ChainInputs, answer: Answer, { rightAnswers, answers }: Demand): ChainSide {
  const gpus = gpusFor(answers, answer.seconds, inputs.utilisation)
  return {
    gpuSecondsPerAnswer: answer.seconds,
    usdPerAnswer: answer.usd,
    usdPerRightAnswer: answer.rightUsd,
    rightAnswersPerDay: rightAnswers,
    tokensPerDay: tokensOf(answers, answer.tokens),
    usdPerDay: spendOn(answers, answer.usd),
    gpus,
    megawatts: megawattsOf(gpus, inputs.wattsPerGpu),
    capexUsd: capexFor(gpus, inputs.capexUsdPerGpu),
  }
}

/** @throws RangeError with the name of the first input that is outside its domain */
export function checkChain(inputs: ChainInputs): void {
  for (const [name, value] of Object.entries(inputs)) chainDomains[name as ChainInput](named(name), value)
}

const aboveZeroShare = (name: string, value: number): number => positive(name, share(name, value))

/** What each input may be. */
const chainDomains: Readonly<Record<ChainInput, (name: string, value: number) => number>> = {
  accuracyBefore: aboveZeroShare,
  accuracyAfter: aboveZeroShare,
  outputBefore: positive,
  outputAfter: positive,
  inputBefore: nonNegative,
  inputAfter: nonNegative,
  decodeSpeed: positive,
  prefillSpeed: positive,
  achieved: aboveZeroShare,
  hardwareGain: positive,
  utilisation: aboveZeroShare,
  gpuHourUsd: positive,
  outputPriceUsd: nonNegative,
  inputPriceUsd: nonNegative,
  passThrough: share,
  elasticity: nonNegative,
  rightAnswersPerDay: positive,
  wattsPerGpu: positive,
  capexUsdPerGpu: nonNegative,
}

/** `gpuHourUsd` in words: gpu hour usd. */
function named(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}
