import { corpusRandom } from '../reasoner/corpus/random.ts'
import type { Model } from '../src/engine/adapter/reasoner/model-files.ts'
import { promptTokens } from '../src/engine/adapter/reasoner/prompt.ts'
import { drawCountdownProblem } from '../src/problem/index.ts'
import type { Workload } from './contestant.ts'

/** Prompts of one length, so that no contestant has to pad. */
export function drawPrompts(model: Model, count: number): readonly (readonly number[])[] {
  const random = corpusRandom('bench/prompts')
  const byLength = new Map<number, (readonly number[])[]>()
  for (;;) {
    const { question } = drawCountdownProblem(random, { level: 3, split: 'development' })
    const prompt = promptTokens(model, question)
    const alike = [...(byLength.get(prompt.length) ?? []), prompt]
    if (alike.length === count) return alike
    byLength.set(prompt.length, alike)
  }
}

/** Multiplications with an addition that one token costs: the matrices once, and attention over what came before. */
export function multiplyAddsPerToken({ config }: Model, { prompts, steps }: Workload): number {
  const { hidden, inner, layers, vocabulary } = config
  const matrices = layers * (4 * hidden * hidden + 3 * hidden * inner) + vocabulary * hidden
  const meanLength = (prompts[0]?.length ?? 0) + (steps + 1) / 2
  return matrices + layers * 2 * hidden * meanLength
}
