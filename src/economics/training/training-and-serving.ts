import { positive } from '../domain.ts'
import { type Explained, given } from '../explained.ts'
import { explain, type Formula } from '../formula.ts'

/** Tokens served until serving has taken as many GPU-hours as training did. */
const evenTokens: Formula<'H' | 'v'> = {
  name: 'tokens served in as many GPU-hours as training took',
  symbol: 'T',
  unit: 'token',
  text: '3600 · H · v',
  of: ({ H, v }) => 3600 * H * v,
}

/** The same in FLOP: forward two, training six. */
const evenFlopTokens: Formula<'D'> = {
  name: 'tokens served with as many FLOP as training took',
  symbol: 'T_flop',
  unit: 'token',
  text: '3 · D',
  of: ({ D }) => 3 * D,
}

const servingGpus: Formula<'day' | 'v'> = {
  name: 'GPUs that so many tokens a day keep busy',
  symbol: 'n',
  unit: '',
  text: 'day / (86400 · v)',
  of: ({ day, v }) => day / (86_400 * v),
}

/** GPUs that train and GPUs that serve. */
export interface TrainingAndServing {
  readonly gpuHours: number
  readonly tokensTrained?: number
  readonly decodeTokensPerSecond: number
  readonly tokensPerDay?: number
}

export interface ComputedServing {
  readonly evenTokens: Explained
  readonly evenFlopTokens?: Explained
  readonly servingGpus?: Explained
  /** Days of serving that take as many GPU-hours as training did. */
  readonly evenDays?: number
}

/** @throws RangeError where a number is outside its domain */
export function computeServing(asked: TrainingAndServing): ComputedServing {
  const { gpuHours, tokensTrained, decodeTokensPerSecond, tokensPerDay } = asked
  const v = given(
    'tokens a second of a GPU that serves',
    'v',
    positive('speed of decoding', decodeTokensPerSecond),
    'token/s',
  )
  const even = explain(evenTokens, {
    H: given('GPU-hours of training', 'H', positive('GPU-hours', gpuHours), 'h'),
    v,
  })
  return {
    evenTokens: even,
    ...(tokensTrained === undefined
      ? {}
      : {
          evenFlopTokens: explain(evenFlopTokens, {
            D: given('tokens trained on', 'D', positive('tokens', tokensTrained), 'token'),
          }),
        }),
    ...(tokensPerDay === undefined
      ? {}
      : {
          servingGpus: explain(servingGpus, {
            day: given('tokens served a day', 'day', positive('tokens a day', tokensPerDay), 'token'),
            v,
          }),
          evenDays: even.value / tokensPerDay,
        }),
  }
}
