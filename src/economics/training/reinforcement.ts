import { count, positive, share } from '../domain.ts'
import { type Explained, given } from '../explained.ts'
import { explain, type Formula } from '../formula.ts'
import { rentedCost } from './training-formulas.ts'

/** Training by trial: answers are sampled, scored, and learnt from. */
export interface ReinforcementRun {
  readonly activeParameters: number
  readonly steps: number
  readonly promptsPerStep: number
  /** The group whose rewards are compared: 64 in DeepSeekMath's GRPO. */
  readonly answersPerPrompt: number
  readonly answerTokens: number
  /** What one GPU decodes while answers are sampled, waiting for the longest included. */
  readonly decodeTokensPerSecond: number
  /** Of the answers, those in groups whose rewards differ: only they say anything. */
  readonly usefulShare: number
  readonly peakFlops: number
  readonly mfu: number
  /** Models beside the one that learns which pass over its answers: a reference and the sampler, as a rule. */
  readonly otherPasses: number
  readonly usdPerGpuHour?: number
}

const sampledTokens: Formula<'steps' | 'P' | 'G' | 'T'> = {
  name: 'tokens sampled',
  symbol: 'R',
  unit: 'token',
  text: 'steps · P · G · T',
  of: ({ steps, P, G, T }) => steps * P * G * T,
}

const rolloutHours: Formula<'R' | 'v'> = {
  name: 'GPU-hours of sampling',
  symbol: 'H_r',
  unit: 'h',
  text: 'R / (3600 · v)',
  of: ({ R, v }) => R / (3600 * v),
}

/** Six FLOP a parameter and token to learn, two for each model that only reads. */
const learningHours: Formula<'N' | 'o' | 'u' | 'R' | 'F' | 'mfu'> = {
  name: 'GPU-hours of learning',
  symbol: 'H_l',
  unit: 'h',
  text: '(6 + 2 · o) · N · u · R / (3600 · F · mfu)',
  of: ({ N, o, u, R, F, mfu }) => ((6 + 2 * o) * N * u * R) / (3600 * F * mfu),
}

/** What sampling must be slower than to take more than learning, on the same GPUs. */
const evenSpeed: Formula<'F' | 'mfu' | 'o' | 'N' | 'u'> = {
  name: 'speed of decoding below which sampling takes more than learning',
  symbol: 'v_even',
  unit: 'token/s',
  text: 'F · mfu / ((6 + 2 · o) · N · u)',
  of: ({ F, mfu, o, N, u }) => (F * mfu) / ((6 + 2 * o) * N * u),
}

/** What it takes, and how much of it is sampling. */
export interface ComputedReinforcement {
  readonly tokens: Explained
  readonly rolloutHours: Explained
  readonly learningHours: Explained
  readonly gpuHours: number
  readonly rolloutShare: number
  /** Sampling dominates below this speed of one GPU. */
  readonly evenSpeed: Explained
  readonly rolloutsDominate: boolean
  readonly costUsd?: Explained
}

/** @throws RangeError where a number is outside its domain */
export function computeReinforcement(run: ReinforcementRun): ComputedReinforcement {
  const R = explain(sampledTokens, {
    steps: given('steps', 'steps', count('steps', run.steps), ''),
    P: given('prompts a step', 'P', count('prompts a step', run.promptsPerStep), ''),
    G: given('answers a prompt', 'G', count('answers a prompt', run.answersPerPrompt), ''),
    T: given('tokens of an answer', 'T', positive('tokens of an answer', run.answerTokens), 'token'),
  })
  const v = given(
    'tokens a second that a GPU decodes',
    'v',
    positive('speed of decoding', run.decodeTokensPerSecond),
    'token/s',
  )
  const N = given('parameters used for a token', 'N', positive('active parameters', run.activeParameters), '')
  const o = given('models that only read', 'o', run.otherPasses, '')
  const u = given(
    'share of answers that are learnt from',
    'u',
    positive('useful share', share('useful share', run.usefulShare)),
    '',
  )
  const F = given('dense peak of a GPU', 'F', positive('peak', run.peakFlops), 'FLOP/s')
  const mfu = given(
    'model FLOP utilisation while learning',
    'mfu',
    positive('mfu', share('mfu', run.mfu)),
    '',
  )
  const rollouts = explain(rolloutHours, { R, v })
  const learning = explain(learningHours, { N, o, u, R, F, mfu })
  const gpuHours = rollouts.value + learning.value
  const { usdPerGpuHour } = run
  return {
    tokens: R,
    rolloutHours: rollouts,
    learningHours: learning,
    gpuHours,
    rolloutShare: rollouts.value / gpuHours,
    evenSpeed: explain(evenSpeed, { F, mfu, o, N, u }),
    rolloutsDominate: rollouts.value > learning.value,
    ...(usdPerGpuHour === undefined ? {} : { costUsd: costOf(gpuHours, usdPerGpuHour) }),
  }
}

function costOf(gpuHours: number, usdPerGpuHour: number): Explained {
  return explain(rentedCost, {
    H: given('GPU-hours of sampling and learning', 'H', gpuHours, 'h'),
    p: given('price of a GPU-hour', 'p', positive('price of a GPU-hour', usdPerGpuHour), 'USD/h'),
  })
}
