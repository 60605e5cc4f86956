import { type Explained, given } from '../explained.ts'
import { explain } from '../formula.ts'
import type { ChainInput, ChainInputs } from './chain.ts'
import * as formulas from './chain-formulas.ts'
import { chainUnits, chainWords } from './chain-words.ts'

/** What goes into one side of the chain, explained. */
interface ExplainedSide {
  readonly gpus: Explained
  readonly usdPerRightAnswer: Explained
  readonly secondsPerRight: Explained
  readonly usdPerAnswer: Explained
  readonly answers: Explained
}

/** The chain as a tree: GPUs, power, capital and spending after, down to what was stated, and the break-even elasticity. */
export function explainChain(inputs: ChainInputs): readonly Explained[] {
  const input = (name: ChainInput): Explained => given(chainWords[name], name, inputs[name], chainUnits[name])
  const speeds = (gain: number) => ({
    decode: reached('decode speed', inputs.decodeSpeed, inputs.achieved * gain),
    prefill: reached('prefill speed', inputs.prefillSpeed, inputs.achieved * gain),
  })
  const before = speeds(1)
  const prices = {
    output: priceOf(inputs.outputPriceUsd, 'output', { speed: before.decode, input }),
    input: priceOf(inputs.inputPriceUsd, 'input', { speed: before.prefill, input }),
  }
  const rightBefore = rightPrice(input, prices, 'Before')
  const fall = inputs.hardwareGain ** -inputs.passThrough
  const fallen = {
    output: scaled(prices.output, fall),
    input: scaled(prices.input, fall),
  }
  const rightAfter = rightPrice(input, fallen, 'After')
  const ratio = explain(formulas.priceRatio, { before: rightBefore.right, after: rightAfter.right })
  const demand = explain(formulas.demandRatio, { priceRatio: ratio, elasticity: input('elasticity') })
  const rightAnswers: Explained = {
    name: 'right answers a day, after',
    symbol: 'rightAnswers',
    value: inputs.rightAnswersPerDay * demand.value,
    unit: '',
    formula: 'rightAnswersPerDay · demandRatio',
    inputs: [input('rightAnswersPerDay'), demand],
  }
  const sides = {
    before: side(
      input,
      { ...before, price: rightBefore, rightAnswers: input('rightAnswersPerDay') },
      'Before',
    ),
    after: side(input, { ...speeds(inputs.hardwareGain), price: rightAfter, rightAnswers }, 'After'),
  }
  const { after } = sides
  return [
    explain(formulas.capexUsd, { gpus: after.gpus, capexUsdPerGpu: input('capexUsdPerGpu') }),
    explain(formulas.megawatts, { gpus: after.gpus, watts: input('wattsPerGpu') }),
    explain(formulas.spendPerDay, { answers: after.answers, usdPerAnswer: after.usdPerAnswer }),
    explain(formulas.breakEvenElasticity, {
      secondsBefore: sides.before.secondsPerRight,
      secondsAfter: after.secondsPerRight,
      priceRatio: ratio,
    }),
  ]
}

type Side = 'Before' | 'After'
type InputOf = (name: ChainInput) => Explained

interface Priced {
  readonly answer: Explained
  readonly right: Explained
}

function rightPrice(
  input: InputOf,
  prices: { readonly output: Explained; readonly input: Explained },
  at: Side,
): Priced {
  const answer = explain(formulas.answerPrice, {
    output: input(`output${at}`),
    outputPrice: prices.output,
    input: input(`input${at}`),
    inputPrice: prices.input,
  })
  const right = explain(formulas.rightAnswerPrice, { usdPerAnswer: answer, accuracy: input(`accuracy${at}`) })
  return { answer, right: { ...right, name: `${right.name}, ${at.toLowerCase()}` } }
}

function side(
  input: InputOf,
  parts: {
    readonly decode: Explained
    readonly prefill: Explained
    readonly price: Priced
    readonly rightAnswers: Explained
  },
  at: Side,
): ExplainedSide {
  const { decode, prefill, price, rightAnswers } = parts
  const accuracy = input(`accuracy${at}`)
  const seconds = explain(formulas.gpuSeconds, {
    output: input(`output${at}`),
    decode,
    input: input(`input${at}`),
    prefill,
  })
  const answers = explain(formulas.answersPerDay, { rightAnswers, accuracy })
  return {
    answers,
    usdPerAnswer: price.answer,
    usdPerRightAnswer: price.right,
    gpus: explain(formulas.gpusNeeded, { answers, seconds, utilisation: input('utilisation') }),
    secondsPerRight: {
      name: `what a right answer takes of a GPU, ${at.toLowerCase()}`,
      symbol: `seconds${at}`,
      value: seconds.value / accuracy.value,
      unit: 's',
      formula: 'seconds ÷ accuracy',
      inputs: [seconds, { ...accuracy, symbol: 'accuracy' }],
    },
  }
}

function reached(name: string, best: number, share: number): Explained {
  return {
    name: `${name} that is reached`,
    symbol: 'speed',
    value: best * share,
    unit: 'token/s',
    formula: 'best · share',
    inputs: [
      given(`${name} at best`, 'best', best, 'token/s'),
      given('share of it, times any hardware gain', 'share', share, ''),
    ],
  }
}

function priceOf(
  listed: number,
  kind: 'output' | 'input',
  { speed, input }: { readonly speed: Explained; readonly input: InputOf },
): Explained {
  if (listed > 0) return input(`${kind}PriceUsd`)
  return explain(formulas.costPerMillion, {
    gpuHourUsd: input('gpuHourUsd'),
    speed,
    utilisation: input('utilisation'),
  })
}

function scaled(price: Explained, factor: number): Explained {
  if (factor === 1) return price
  return {
    name: `${price.name}, after the hardware gain that reaches it`,
    symbol: 'price',
    value: price.value * factor,
    unit: price.unit,
    formula: 'before · factor',
    inputs: [{ ...price, symbol: 'before' }, given('hardware gain^−pass-through', 'factor', factor, '')],
  }
}
