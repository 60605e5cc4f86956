import type { EngineDescription } from '../../engine.ts'
import type { ModelFiles } from './model-files.ts'
import { promptTemplate, reasoningMarkers } from './prompt.ts'

/** Chosen on the tuning problems by `npm run prove -- tune`; the card tells how. */
const policyDefaults = { tip: { alpha: 6, beta: 50 } } as const

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
