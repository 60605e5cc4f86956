import type { PolicyDefaults } from '#policy'
import type { EngineDescription } from '../../engine.ts'
import type { ModelFiles } from './model-files.ts'
import { promptTemplate, reasoningMarkers } from './prompt.ts'

/**
 * TIP's were chosen on the tuning problems by `npm run prove -- tune`; the card tells how. The others bring published values to
 * its scale: reasoning of about 100 tokens, an answer of 20, one line break between steps, and no way of answering but after
 * the reasoning.
 */
const policyDefaults: PolicyDefaults = {
  tip: { alpha: 6, beta: 50 },
  placebo: { alpha: 6, beta: 50 },
  'flat-bias': { alpha: 6 },
  'cyclic-reflex': { period: 60 },
  budget: { most: 200, reserve: 40 },
  'early-exit': { closed: 1 },
  'answer-consistency': { every: 32, closed: 1 },
  'return-to-promising': { closed: 1, deepen: 0 },
  'alpha-one': { mean: 100, breaks: 1 },
}

const notice =
  'The reasoner is a model organism: it was trained to have this disease, on traces that leave lines of thought too early. It shows that a method works where underthinking is present, and nothing about any other model.'

/** What a run records of the reasoner; the hash is SHA-256 over the weights' file. */
export async function describeReasoner({ weights }: ModelFiles): Promise<EngineDescription> {
  return {
    name: 'reasoner',
    model: 'jevons-countdown',
    weightsHash: `sha256:${await sha256(weights)}`,
    tokenizer: 'jevons-countdown',
    promptTemplate,
    reasoningMarkers,
    policyDefaults,
    notice,
  }
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
