import { share } from '../domain.ts'
import type { Formula } from '../formula.ts'

/** How much faster answers come when one more token is predicted and accepted with probability p. */
export const multiTokenSpeedUp: Formula<'p' | 'overhead'> = {
  name: 'speed-up of predicting one more token',
  symbol: 'speed_up',
  unit: '',
  text: '(1 + p) / (1 + overhead)',
  of: ({ p, overhead }) => (1 + p) / (1 + overhead),
}

/** Tokens a step of `extra` predicted ones, each accepted with p if those before it were: 1 + p + p² + … */
export const tokensPerStep: Formula<'p' | 'extra'> = {
  name: 'tokens a step',
  symbol: 'tokens',
  unit: 'token',
  text: '(1 − p^(extra + 1)) / (1 − p)',
  of: ({ p, extra }) => (p === 1 ? extra + 1 : (1 - p ** (extra + 1)) / (1 - p)),
}

/** How much faster answers come with several tokens predicted: what a step yields over what it costs. */
export const draftedSpeedUp: Formula<'tokens' | 'overhead'> = {
  name: 'speed-up of predicting several tokens',
  symbol: 'speed_up',
  unit: '',
  text: 'tokens / (1 + overhead)',
  of: ({ tokens, overhead }) => tokens / (1 + overhead),
}

/** The overhead that a printed speed-up and acceptance rate imply. */
export const impliedOverhead: Formula<'p' | 'speed_up'> = {
  name: 'overhead that a printed speed-up implies',
  symbol: 'overhead',
  unit: '',
  text: '(1 + p) / speed_up − 1',
  of: ({ p, speed_up }) => (1 + p) / speed_up - 1,
}

/** Acceptance must be a share; the overhead is a share of a step, 0 or more. @throws RangeError otherwise */
export function checkedLevers(acceptance: number, overhead: number): void {
  share('acceptance rate', acceptance)
  if (!(overhead >= 0 && Number.isFinite(overhead)))
    throw new RangeError(`overhead ${overhead}: must be at least 0`)
}

/** Bytes of the same numbers in another format, as a share. */
export const byteRatio: Formula<'bits' | 'bits_0'> = {
  name: 'bytes against the other format',
  symbol: 'ratio',
  unit: '',
  text: 'bits / bits_0',
  of: ({ bits, bits_0 }) => bits / bits_0,
}

/** What recomputing activations in the backward pass saves and costs, for one token and layer. */
export interface Recomputation {
  readonly id: 'none' | 'selective' | 'full'
  readonly what: string
  /** Kept from the forward for the backward pass: bytes a token and layer at 16 bits. */
  readonly bytesPerTokenAndLayer: number
  /** FLOP of hardware over FLOP of the model: HFU over MFU. */
  readonly hardwareOverModelFlop: number
}

/**
 * Activations of a classic transformer layer by what is recomputed: 34 · h + 5 · a · s, 34 · h, or only its input 2 · h
 * bytes a token. Recomputing everything is one more forward pass of three: 4/3.
 * Source: Korthikanti et al., arXiv 2205.05198, equations 2, 4 and section 5.
 */
export function recomputation(hidden: number, heads: number, context: number): readonly Recomputation[] {
  const attentionShare = context / (6 * hidden)
  return [
    {
      id: 'none',
      what: 'everything is kept',
      bytesPerTokenAndLayer: 34 * hidden + 5 * heads * context,
      hardwareOverModelFlop: 1,
    },
    {
      id: 'selective',
      what: 'scores of attention are recomputed',
      bytesPerTokenAndLayer: 34 * hidden,
      hardwareOverModelFlop: 1 + attentionShare / (3 * (1 + attentionShare)),
    },
    {
      id: 'full',
      what: 'only the input of each layer is kept',
      bytesPerTokenAndLayer: 2 * hidden,
      hardwareOverModelFlop: 4 / 3,
    },
  ]
}

/** What recomputing RMSNorm and the up-projections of latent attention saves, bytes a token and layer at 16 bits. */
export const latentRecomputation: Formula<'h' | 'n' | 'd_k' | 'd_v'> = {
  name: 'bytes saved a token and layer by recomputing RMSNorm and up-projections',
  symbol: 'saved',
  unit: 'byte',
  text: '2 · (2 · h + n · (2 · d_k + d_v))',
  source: 'arXiv 2412.19437, section 3.2.3: both are recomputed; the bytes follow from the shapes',
  of: ({ h, n, d_k, d_v }) => 2 * (2 * h + n * (2 * d_k + d_v)),
}
