import { corpusRandom } from '../reasoner/corpus/random.ts'
import { createDecoder } from '../src/engine/adapter/reasoner/decoder.ts'
import type { Model } from '../src/engine/adapter/reasoner/model-files.ts'
import type { GenerationRequest } from '../src/engine/engine.ts'
import { drawCountdownProblem } from '../src/problem/index.ts'
import { responseSeed } from '../src/statistics/index.ts'

const responses = 256
const sampling = { temperature: 1, topP: 1, maxTokens: 480 }
const policy = { name: 'tip', parameters: { alpha: 3, beta: 45 } }

/**
 * Tokens a second of whole responses on one thread, as a study has them: prompts, sampling, a policy, text, responses of
 * different lengths that come and go.
 */
export function studyRate(model: Model): () => number {
  const random = corpusRandom('bench/study')
  const requests = Array.from({ length: responses }, (): GenerationRequest => {
    const { id, question } = drawCountdownProblem(random, { level: 3, split: 'development' })
    return { question, seed: responseSeed({ studySeed: 'bench', problem: id, sample: 0 }), sampling, policy }
  })
  const decoder = createDecoder(model)
  return () => {
    let next = 0
    let tokens = 0
    const startedMs = performance.now()
    while (next < requests.length || decoder.busy()) {
      for (; decoder.free() > 0 && next < requests.length; next++) {
        decoder.join(requests[next] as GenerationRequest, {
          onEnd: ({ usage }) => {
            tokens += usage.output ?? 0
          },
        })
      }
      decoder.step()
    }
    return (tokens * 1000) / (performance.now() - startedMs)
  }
}
