import type { Candidate, Selection, SelectionDirective, SelectionRule } from './selection.ts'

/**
 * Starts so many responses and cancels the rest once enough of them have reasoned to their end; the rule chooses among those
 * that are complete.
 */
export function firstToFinish(
  count: number,
  { enough, rule }: { readonly enough: number; readonly rule: SelectionRule },
): Selection {
  const running = new Set(Array.from({ length: count }, (_, sample) => sample))
  const finishing = new Set<number>()
  const complete: Candidate[] = []
  const finish = (sample: number): SelectionDirective[] => {
    finishing.add(sample)
    if (finishing.size < enough) return []
    const samples = [...running].filter((one) => !finishing.has(one))
    for (const one of samples) running.delete(one)
    return samples.length === 0 ? [] : [{ type: 'cancel', samples }]
  }
  const settle = (sample: number, response?: Candidate): SelectionDirective[] => {
    if (response) complete.push(response)
    const said = response?.finished && !finishing.has(sample) ? finish(sample) : []
    running.delete(sample)
    if (running.size > 0) return said
    return [...said, { type: 'choose', among: rule(complete).map((one) => one.sample) }]
  }
  return {
    onEvent(event) {
      if (event.type === 'start') return [{ type: 'sample', count }]
      const sample = event.type === 'response' ? event.response.sample : event.sample
      // What was cancelled may still arrive: it was not among the first.
      if (!running.has(sample)) return []
      if (event.type === 'reasoningEnd') return finish(sample)
      return settle(sample, event.type === 'response' ? event.response : undefined)
    },
  }
}
