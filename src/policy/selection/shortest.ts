import {
  type Candidate,
  type Selection,
  type SelectionDirective,
  type SelectionKind,
  type SelectionRule,
  sampleCount,
} from './selection.ts'

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
  create: ({ n = sampleCount.default }) => firstToFinish(n),
}

function firstToFinish(count: number): Selection {
  const running = new Set(Array.from({ length: count }, (_, sample) => sample))
  const complete: Candidate[] = []
  let isDecided = false
  /** The others are of no use any more. */
  const decide = (first: number): SelectionDirective[] => {
    if (isDecided) return []
    isDecided = true
    const samples = [...running].filter((sample) => sample !== first)
    for (const sample of samples) running.delete(sample)
    return samples.length === 0 ? [] : [{ type: 'cancel', samples }]
  }
  const settle = (sample: number, response?: Candidate): SelectionDirective[] => {
    if (response) complete.push(response)
    const said = response?.finished ? decide(sample) : []
    running.delete(sample)
    if (running.size > 0) return said
    return [...said, { type: 'choose', among: shortestFinished(complete).map((one) => one.sample) }]
  }
  return {
    onEvent(event) {
      if (event.type === 'start') return [{ type: 'sample', count }]
      const sample = event.type === 'response' ? event.response.sample : event.sample
      // What was cancelled may still arrive: it was not the first.
      if (!running.has(sample)) return []
      if (event.type === 'reasoningEnd') return decide(sample)
      return settle(sample, event.type === 'response' ? event.response : undefined)
    },
  }
}
