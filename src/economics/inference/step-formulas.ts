import type { Formula } from '../formula.ts'

/** Different experts that a batch uses in one layer, if each answer picks k of E on its own. */
export const expertsTouched: Formula<'E' | 'k' | 'B'> = {
  name: 'different experts in use in a layer',
  symbol: 'u',
  unit: '',
  text: 'E · (1 − (1 − k / E)^B)',
  of: ({ E, k, B }) => E * (1 - (1 - k / E) ** B),
}

/** Weights that a step reads: what each token passes, and of the experts those in use. */
export const weightsRead: Formula<'shared' | 'routed' | 'u' | 'E'> = {
  name: 'weights read in a step',
  symbol: 'W',
  unit: 'byte',
  text: 'shared + routed · u / E',
  of: ({ shared, routed, u, E }) => shared + (routed * u) / E,
}

export const memorySeconds: Formula<'W' | 'B' | 'kv' | 'n' | 'BW' | 'e_b'> = {
  name: 'time to read weights and KV cache',
  symbol: 't_memory',
  unit: 's',
  text: '(W + B · kv) / (n · BW · e_b)',
  of: ({ W, B, kv, n, BW, e_b }) => (W + B * kv) / (n * BW * e_b),
}

/** Two FLOP for each parameter in use and token, and attention over the context at its own speed. */
export const computeSeconds: Formula<'B' | 'N' | 'F' | 'a' | 'F_a' | 'n' | 'e_f'> = {
  name: 'time to compute',
  symbol: 't_compute',
  unit: 's',
  text: 'B · (2 · N / F + a / F_a) / (n · e_f)',
  of: ({ B, N, F, a, F_a, n, e_f }) => (B * ((2 * N) / F + a / F_a)) / (n * e_f),
}

/** Two sums over all GPUs a layer, each sent around a ring twice: what one GPU sends. */
export const sumsSent: Formula<'L' | 'n' | 'B' | 'h' | 'b'> = {
  name: 'bytes that one GPU sends in a step for sums over all',
  symbol: 'sent',
  unit: 'byte',
  text: '2 · L · 2 · (n − 1) / n · B · h · b',
  of: ({ L, n, B, h, b }) => (2 * L * 2 * (n - 1) * B * h * b) / n,
}

/** Of the experts of a token, those on other servers, if they are spread evenly over s. */
export const expertsElsewhere: Formula<'k' | 's'> = {
  name: 'experts of a token that are elsewhere',
  symbol: 'd',
  unit: '',
  text: 'k · (s − 1) / s',
  of: ({ k, s }) => (k * (s - 1)) / s,
}

/** Other servers with an expert of a token: once there, it is passed on over the faster links. */
export const placesElsewhere: Formula<'k' | 's'> = {
  name: 'other servers with experts of a token',
  symbol: 'd',
  unit: '',
  text: '(s − 1) · (1 − (1 − 1 / s)^k)',
  source: 'arXiv 2505.09343, section 4.3: a token crosses to a server once',
  of: ({ k, s }) => (s - 1) * (1 - (1 - 1 / s) ** k),
}

/** Each token goes to d places in one format and comes back in another: what one GPU sends. */
export const expertsSent: Formula<'L' | 'B' | 'n' | 'd' | 'h' | 'b_out' | 'b_back'> = {
  name: 'bytes that one GPU sends in a step to experts and back',
  symbol: 'sent',
  unit: 'byte',
  text: 'L · B / n · d · h · (b_out + b_back)',
  source: 'arXiv 2505.09343, section 2.3.2',
  of: ({ L, B, n, d, h, b_out, b_back }) => ((L * B * d) / n) * h * (b_out + b_back),
}

export const linkSeconds: Formula<'sent' | 'link' | 'e_l'> = {
  name: 'time to send between GPUs',
  symbol: 't_link',
  unit: 's',
  text: 'sent / (link · e_l)',
  of: ({ sent, link, e_l }) => sent / (link * e_l),
}

export const tokensPerSecond: Formula<'B' | 't'> = {
  name: 'tokens a second',
  symbol: 'tokens_per_s',
  unit: 'token/s',
  text: 'B / t',
  of: ({ B, t }) => B / t,
}

const tokensPriced = 1e6
const secondsPerHour = 3600

export const usdPerMillionTokens: Formula<'n' | 'p' | 'tokens_per_s'> = {
  name: 'price of a million tokens',
  symbol: 'usd',
  unit: 'USD/1M tokens',
  text: '10^6 · n · p / (3600 · tokens_per_s)',
  of: ({ n, p, tokens_per_s }) => (tokensPriced * n * p) / (secondsPerHour * tokens_per_s),
}

/** Of the memory of a GPU, what weights and cache may fill: the rest is for what is computed with. */
export const usableShare = 0.9

export const largestBatch: Formula<'n' | 'M' | 'W' | 'kv'> = {
  name: 'answers that fit side by side',
  symbol: 'B_max',
  unit: '',
  text: '⌊(0.9 · n · M − W) / kv⌋',
  of: ({ n, M, W, kv }) => Math.floor((usableShare * n * M - W) / kv),
}
