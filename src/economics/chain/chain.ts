import { nonNegative, positive, share } from '../domain.ts'
import {
  answerPrice,
  answersPerDay,
  breakEvenElasticity,
  capexUsd,
  costPerMillion,
  demandRatio,
  gpuSeconds,
  gpusNeeded,
  megawatts,
  priceRatio,
  rightAnswerPrice,
  spendPerDay,
  tokensPerDay,
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
  const decode = inputs.decodeSpeed * inputs.achieved
  const prefill = inputs.prefillSpeed * inputs.achieved
  const prices = pricesOf(inputs, decode, prefill)
  const fall = inputs.hardwareGain ** -inputs.passThrough
  const usdBefore = answerPrice.of({
    output: inputs.outputBefore,
    outputPrice: prices.outputPriceUsd,
    input: inputs.inputBefore,
    inputPrice: prices.inputPriceUsd,
  })
  const usdAfter = answerPrice.of({
    output: inputs.outputAfter,
    outputPrice: prices.outputPriceUsd * fall,
    input: inputs.inputAfter,
    inputPrice: prices.inputPriceUsd * fall,
  })
  const rightBefore = rightAnswerPrice.of({ usdPerAnswer: usdBefore, accuracy: inputs.accuracyBefore })
  const rightAfter = rightAnswerPrice.of({ usdPerAnswer: usdAfter, accuracy: inputs.accuracyAfter })
  const price = priceRatio.of({ before: rightBefore, after: rightAfter })
  const demand = demandRatio.of({ priceRatio: price, elasticity: inputs.elasticity })
  const before = sideOf(inputs, {
    accuracy: inputs.accuracyBefore,
    output: inputs.outputBefore,
    input: inputs.inputBefore,
    decode,
    prefill,
    usdPerAnswer: usdBefore,
    usdPerRightAnswer: rightBefore,
    rightAnswersPerDay: inputs.rightAnswersPerDay,
  })
  const after = sideOf(inputs, {
    accuracy: inputs.accuracyAfter,
    output: inputs.outputAfter,
    input: inputs.inputAfter,
    decode: decode * inputs.hardwareGain,
    prefill: prefill * inputs.hardwareGain,
    usdPerAnswer: usdAfter,
    usdPerRightAnswer: rightAfter,
    rightAnswersPerDay: inputs.rightAnswersPerDay * demand,
  })
  return {
    ...prices,
    before,
    after,
    priceRatio: price,
    demandRatio: demand,
    ...ratiosOf(inputs, { before, after }),
  }
}

/** The list price, or where there is none the cost of making a million tokens. */
function pricesOf(
  { gpuHourUsd, utilisation, outputPriceUsd, inputPriceUsd }: ChainInputs,
  decode: number,
  prefill: number,
): Pick<Chain, 'outputPriceUsd' | 'inputPriceUsd'> {
  return {
    outputPriceUsd: outputPriceUsd || costPerMillion.of({ gpuHourUsd, speed: decode, utilisation }),
    inputPriceUsd: inputPriceUsd || costPerMillion.of({ gpuHourUsd, speed: prefill, utilisation }),
  }
}

function ratiosOf(
  { accuracyBefore, accuracyAfter }: ChainInputs,
  { before, after }: Pick<Chain, 'before' | 'after'>,
): Pick<Chain, 'tokensRatio' | 'spendRatio' | 'gpuRatio' | 'breakEvenElasticity'> {
  return {
    tokensRatio: after.tokensPerDay / before.tokensPerDay,
    spendRatio: after.usdPerDay / before.usdPerDay,
    gpuRatio: after.gpus / before.gpus,
    breakEvenElasticity: breakEvenElasticity.of({
      secondsBefore: before.gpuSecondsPerAnswer / accuracyBefore,
      secondsAfter: after.gpuSecondsPerAnswer / accuracyAfter,
      priceRatio: after.usdPerRightAnswer / before.usdPerRightAnswer,
    }),
  }
}

interface SideInputs extends Pick<ChainSide, 'usdPerAnswer' | 'usdPerRightAnswer' | 'rightAnswersPerDay'> {
  readonly accuracy: number
  readonly output: number
  readonly input: number
  readonly decode: number
  readonly prefill: number
}

function sideOf({ utilisation, wattsPerGpu, capexUsdPerGpu }: ChainInputs, side: SideInputs): ChainSide {
  const { accuracy, output, input, decode, prefill, usdPerAnswer, usdPerRightAnswer, rightAnswersPerDay } =
    side
  const seconds = gpuSeconds.of({ output, decode, input, prefill })
  const answers = answersPerDay.of({ rightAnswers: rightAnswersPerDay, accuracy })
  const gpus = gpusNeeded.of({ answers, seconds, utilisation })
  return {
    gpuSecondsPerAnswer: seconds,
    usdPerAnswer,
    usdPerRightAnswer,
    rightAnswersPerDay,
    tokensPerDay: tokensPerDay.of({ answers, output, input }),
    usdPerDay: spendPerDay.of({ answers, usdPerAnswer }),
    gpus,
    megawatts: megawatts.of({ gpus, watts: wattsPerGpu }),
    capexUsd: capexUsd.of({ gpus, capexUsdPerGpu }),
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
