import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Directive } from './directive.ts'
import type { Policy, PolicyEvent } from './policy.ts'
import { policyKinds } from './policy-kinds.ts'
import { type ActiveBias, steer } from './steering.ts'

const token = fc
  .constantFrom(' x', '.\n', '\n\n', ' Wait', 'Alternatively', ',', ' But', 'Nothing', ' 7')
  .map((text): PolicyEvent => ({ type: 'token', id: 0, text }))
const result = fc
  .record({ text: fc.constantFrom('7', '8', ''), finished: fc.boolean() })
  .map((one): PolicyEvent => ({ type: 'probeResult', ...one, logProbabilities: [-0.01] }))
const answer = fc.array(token, { maxLength: 20 })
/** A response from its beginning to its end, with probes that may or may not have been asked for. */
const response = fc
  .tuple(fc.array(fc.oneof({ weight: 6, arbitrary: token }, result), { maxLength: 120 }), answer)
  .map(([reasoning, said]): PolicyEvent[] => [
    { type: 'reasoningStart' },
    ...reasoning,
    { type: 'reasoningEnd' },
    ...said,
    { type: 'end' },
  ])

const play = (policy: Policy, events: readonly PolicyEvent[]): Directive[] =>
  events.flatMap((event) => policy.onEvent(event))

/** Biases that hold while no reasoning is open, until the end of the reasoning is taken back. */
function biasesOutside(policy: Policy, events: readonly PolicyEvent[]): ActiveBias[] {
  const steering = steer(policy)
  const outside: ActiveBias[] = []
  let isOpen = false
  for (const event of events) {
    if (event.type === 'reasoningStart') isOpen = true
    if (event.type === 'reasoningEnd') isOpen = false
    if (steering.accept(event).some(({ type }) => type === 'rollback')) break
    if (!isOpen) outside.push(...steering.biases())
  }
  return outside
}

describe('every policy', () => {
  it('gives no directive at all with its neutral values', () => {
    fc.assert(
      fc.property(response, (all) => {
        // Nobody asks for a probe, so none is answered.
        const events = all.filter(({ type }) => type !== 'probeResult')
        for (const { neutral, create } of policyKinds)
          if (neutral) expect(play(create(neutral), events)).toEqual([])
      }),
      { seed: 1, numRuns: 50 },
    )
  })

  it('keeps its state to one response: two at once do not disturb each other', () => {
    fc.assert(
      fc.property(response, response, (one, other) => {
        for (const { create } of policyKinds) {
          const [a, b] = [create({}), create({})]
          const said = one.flatMap((event, at) => {
            const answers = a.onEvent(event)
            const between = other[at]
            if (between) b.onEvent(between)
            return answers
          })
          expect(said).toEqual(play(create({}), one))
        }
      }),
      { seed: 2, numRuns: 30 },
    )
  })

  it('biases nothing before the reasoning or after it', () => {
    fc.assert(
      fc.property(answer, response, (before, events) => {
        for (const { create } of policyKinds) {
          const outside = biasesOutside(create({}), [...before, ...events])
          expect(outside).toEqual([])
        }
      }),
      { seed: 3, numRuns: 30 },
    )
  })

  it('says its source and, of each parameter, a range that holds its default', () => {
    const names = policyKinds.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const { source, parameters, neutral, lexicons = [] } of policyKinds) {
      expect(source).not.toBe('')
      for (const { name, default: usual, least, most } of parameters) {
        expect(least).toBeLessThan(most)
        expect(usual >= least && usual <= most).toBe(true)
        if (neutral) expect(neutral).toHaveProperty(name)
      }
      expect(new Set(lexicons.map(({ name }) => name)).size).toBe(lexicons.length)
    }
  })
})
