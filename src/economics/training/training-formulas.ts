import type { Formula } from '../formula.ts'

/** Two FLOP a parameter forward, four backward. Of a model with experts only the parameters in use count. */
export const trainingFlop: Formula<'N' | 'D'> = {
  name: 'compute of training',
  symbol: 'C',
  unit: 'FLOP',
  text: '6 · N · D',
  of: ({ N, D }) => 6 * N * D,
}

/** With attention over the sequence, three times what it takes forward: it matters where sequences are long. */
export const trainingFlopWithAttention: Formula<'N' | 'a' | 'D'> = {
  name: 'compute of training with attention over the sequence',
  symbol: 'C_a',
  unit: 'FLOP',
  text: '(6 · N + 3 · a) · D',
  of: ({ N, a, D }) => (6 * N + 3 * a) * D,
}

const secondsPerHour = 3600

/** Of what the GPUs could compute at their dense peak, the share that the model needed. */
export const modelFlopUtilisation: Formula<'C' | 'H' | 'F'> = {
  name: 'model FLOP utilisation',
  symbol: 'mfu',
  unit: '',
  text: 'C / (H · 3600 · F)',
  of: ({ C, H, F }) => C / (H * secondsPerHour * F),
}

/** Counted with what is computed again: more than MFU, and no sign of better use. */
export const hardwareFlopUtilisation: Formula<'mfu' | 'r'> = {
  name: 'hardware FLOP utilisation',
  symbol: 'hfu',
  unit: '',
  text: 'mfu · r',
  of: ({ mfu, r }) => mfu * r,
}

export const gpuHoursNeeded: Formula<'C' | 'F' | 'mfu'> = {
  name: 'GPU-hours needed',
  symbol: 'H',
  unit: 'h',
  text: 'C / (3600 · F · mfu)',
  of: ({ C, F, mfu }) => C / (secondsPerHour * F * mfu),
}

export const rentedCost: Formula<'H' | 'p'> = {
  name: 'cost at a price of a GPU-hour',
  symbol: 'cost',
  unit: 'USD',
  text: 'H · p',
  of: ({ H, p }) => H * p,
}

const hoursPerDay = 24

export const daysOnCluster: Formula<'H' | 'n'> = {
  name: 'days on so many GPUs',
  symbol: 'days',
  unit: 'd',
  text: 'H / (24 · n)',
  of: ({ H, n }) => H / (hoursPerDay * n),
}
