import { findLoop } from '#thought'
import type { Policy, PolicyKind } from './policy.ts'
import { ownLine, reasoningSoFar } from './reasoning-so-far.ts'

/** What it looks back at, in characters: a loop that ends here and is longer than that is seen all the same. */
const lookedAt = 20_000

const steering = 'Wait, I am repeating myself. Let me look at this in another way.\n'

/**
 * Where the reasoning repeats itself up to where it stands, by the same rule that flags loops afterwards, it is steered out a
 * few times by words, and then ended, so that there is an answer at all.
 */
export const breakLoop: PolicyKind = {
  name: 'break-loop',
  summary: 'ends reasoning that repeats itself, or steers it out first',
  source: 'ours; loops as jevons flags them',
  parameters: [
    {
      name: 'every',
      meaning: 'tokens between two looks; 0 is never',
      default: 64,
      least: 0,
      most: 1e6,
      whole: true,
    },
    {
      name: 'steers',
      meaning: 'how often it is steered out before it is ended',
      default: 0,
      least: 0,
      most: 1000,
      whole: true,
    },
  ],
  neutral: { every: 0, steers: 0 },
  needs: ({ every = 64 }) => (every === 0 ? [] : ['continuation']),
  create({ every = 64, steers = 0 }): Policy {
    const reasoning = reasoningSoFar()
    let steersLeft = steers
    return {
      onEvent(event) {
        reasoning.see(event)
        if (event.type !== 'token' || !reasoning.isOpen()) return []
        if (every === 0 || reasoning.tokens() % every !== 0) return []
        const seen = reasoning.text().slice(-lookedAt)
        const loop = findLoop(seen)
        if (loop === undefined || loop.end < seen.length) return []
        const place = ownLine(seen)
        if (steersLeft === 0) return [{ type: 'endReasoning', text: place }]
        steersLeft--
        return [{ type: 'insert', text: `${place}${steering}` }]
      },
    }
  },
}
