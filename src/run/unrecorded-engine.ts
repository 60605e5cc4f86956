import type { RunDescription } from './run-description.ts'

type Told = Pick<RunDescription, 'engine' | 'prompt' | 'judge' | 'family' | 'priceRatio'>

/** What run.json says of responses that came from elsewhere: how they were generated was not recorded. */
export function unrecordedEngine(name: string, model: string): Told {
  return {
    engine: {
      name,
      model,
      weightsHash: null,
      tokenizer: 'usage as recorded',
      promptTemplate: '{question}',
      reasoningMarkers: { open: '<think>', close: '</think>' },
      notice: null,
    },
    prompt: '',
    judge: 'none',
    family: { metrics: [], level: 0.95 },
    priceRatio: { uncachedInput: 1, cachedInput: 0.1, output: 4 },
  }
}
