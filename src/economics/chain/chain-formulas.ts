import type { Formula } from '../formula.ts'

/** The formulas of the chain, in the order in which they follow from each other. */

const secondsPerHour = 3600
const secondsPerDay = 86_400
const million = 1e6

export const costPerMillion: Formula<'gpuHourUsd' | 'speed' | 'utilisation'> = {
  name: 'cost of making a million tokens',
  symbol: 'costPerMillion',
  unit: 'USD/1M tokens',
  text: '1000000 · gpuHourUsd ÷ (3600 · speed · utilisation)',
  of: ({ gpuHourUsd, speed, utilisation }) => (million * gpuHourUsd) / (secondsPerHour * speed * utilisation),
}

export const answerPrice: Formula<'output' | 'outputPrice' | 'input' | 'inputPrice'> = {
  name: 'price of an answer',
  symbol: 'usdPerAnswer',
  unit: 'USD',
  text: '(output · outputPrice + input · inputPrice) ÷ 1000000',
  of: ({ output, outputPrice, input, inputPrice }) => (output * outputPrice + input * inputPrice) / million,
}

export const rightAnswerPrice: Formula<'usdPerAnswer' | 'accuracy'> = {
  name: 'price of a right answer',
  symbol: 'usdPerRightAnswer',
  unit: 'USD',
  text: 'usdPerAnswer ÷ accuracy',
  source: 'arXiv 2504.13359',
  of: ({ usdPerAnswer, accuracy }) => usdPerAnswer / accuracy,
}

export const priceRatio: Formula<'before' | 'after'> = {
  name: 'price of a right answer, after ÷ before',
  symbol: 'priceRatio',
  unit: '',
  text: 'after ÷ before',
  of: ({ before, after }) => after / before,
}

export const demandRatio: Formula<'priceRatio' | 'elasticity'> = {
  name: 'right answers asked for, after ÷ before',
  symbol: 'demandRatio',
  unit: '',
  text: 'priceRatio^−elasticity',
  of: ({ priceRatio: ratio, elasticity }) => ratio ** -elasticity,
}

export const gpuSeconds: Formula<'output' | 'decode' | 'input' | 'prefill'> = {
  name: 'what an answer takes of a GPU',
  symbol: 'seconds',
  unit: 's',
  text: 'output ÷ decode + input ÷ prefill',
  of: ({ output, decode, input, prefill }) => output / decode + input / prefill,
}

export const answersPerDay: Formula<'rightAnswers' | 'accuracy'> = {
  name: 'answers a day, wrong ones too',
  symbol: 'answers',
  unit: '',
  text: 'rightAnswers ÷ accuracy',
  of: ({ rightAnswers, accuracy }) => rightAnswers / accuracy,
}

export const tokensPerDay: Formula<'answers' | 'output' | 'input'> = {
  name: 'tokens a day',
  symbol: 'tokens',
  unit: 'token',
  text: 'answers · (output + input)',
  of: ({ answers, output, input }) => answers * (output + input),
}

export const spendPerDay: Formula<'answers' | 'usdPerAnswer'> = {
  name: 'spending a day',
  symbol: 'usdPerDay',
  unit: 'USD',
  text: 'answers · usdPerAnswer',
  of: ({ answers, usdPerAnswer }) => answers * usdPerAnswer,
}

export const gpusNeeded: Formula<'answers' | 'seconds' | 'utilisation'> = {
  name: 'GPUs',
  symbol: 'gpus',
  unit: '',
  text: 'answers · seconds ÷ (86400 · utilisation)',
  of: ({ answers, seconds, utilisation }) => (answers * seconds) / (secondsPerDay * utilisation),
}

export const megawatts: Formula<'gpus' | 'watts'> = {
  name: 'power',
  symbol: 'megawatts',
  unit: 'MW',
  text: 'gpus · watts ÷ 1000000',
  of: ({ gpus, watts }) => (gpus * watts) / million,
}

export const capexUsd: Formula<'gpus' | 'capexUsdPerGpu'> = {
  name: 'capital',
  symbol: 'capexUsd',
  unit: 'USD',
  text: 'gpus · capexUsdPerGpu',
  of: ({ gpus, capexUsdPerGpu }) => gpus * capexUsdPerGpu,
}

export const breakEvenElasticity: Formula<'secondsBefore' | 'secondsAfter' | 'priceRatio'> = {
  name: 'elasticity above which more GPUs are demanded',
  symbol: 'breakEvenElasticity',
  unit: '',
  text: 'ln(secondsAfter ÷ secondsBefore) ÷ ln(priceRatio)',
  of: ({ secondsBefore, secondsAfter, priceRatio: ratio }) =>
    Math.log(secondsAfter / secondsBefore) / Math.log(ratio),
}
