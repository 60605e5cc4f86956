import { firstToFinish } from './first-to-finish.ts'
import { type Candidate, type SelectionKind, type SelectionRule, sampleCount } from './selection.ts'

/** The responses that reasoned to their end in the fewest tokens. One whose reasoning was cut off is never among them. */
export const shortestFinished: SelectionRule = (candidates) => {
  let shortest: Candidate[] = []
  let fewest = Infinity
  for (const candidate of candidates) {
    const { finished, tokens = Infinity } = candidate
    if (!finished || tokens > fewest) continue
    if (tokens < fewest) shortest = []
    fewest = tokens
    shortest.push(candidate)
  }
  return shortest
}

/**
 * Starts n responses and takes the one whose reasoning ends first; the others are cancelled then. Where all are decoded at
 * one speed that is the one with the fewest tokens.
 */
export const shortest: SelectionKind = {
  name: 'shortest',
  summary: 'starts n responses, takes the one whose reasoning ends first and cancels the others',
  source: 'short-1@k, arXiv 2505.17813; laconic decoding',
  parameters: [sampleCount],
  rule: shortestFinished,
  create: ({ n = sampleCount.default }) => firstToFinish(n, { enough: 1, rule: shortestFinished }),
}
