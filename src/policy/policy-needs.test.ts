import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Directive } from './directive.ts'
import type { Policy, PolicyEvent, PolicyNeed } from './policy.ts'
import { policyKinds } from './policy-kinds.ts'
import { createPolicy, policyNeeds } from './policy-setting.ts'

const needOf = (directive: Directive): readonly PolicyNeed[] => {
  if (directive.type === 'bias') return directive.delta === 0 ? [] : ['continuation', 'bias']

  return ['continuation']
}

/** Text in which every policy finds what it looks for. */
const words = [
  'Wait',
  ' but',
  'Alternatively',
  ',',
  ' 3',
  ' +',
  ' 4',
  '.',
  '\n',
  '\n\n',
  ' so',
  ' leaving',
  'Therefore',
]

function eventsOf(tokens: readonly number[]): readonly PolicyEvent[] {
  const said = tokens.map(
    (token) => ({ type: 'token', text: words[token % words.length] as string }) as const,
  )
  return [{ type: 'reasoningStart' }, ...said, { type: 'reasoningEnd' }, { type: 'end' }]
}

/** All that a policy asks for; what it probes is answered with these results in turn. */
function directivesOf(
  policy: Policy,
  events: readonly PolicyEvent[],
  results: readonly string[],
): Directive[] {
  const given: Directive[] = []
  let probes = 0
  for (const event of events) {
    let asked = policy.onEvent(event)
    given.push(...asked)
    for (; asked.some(({ type }) => type === 'probe') && probes < 50; probes++) {
      const text = results[probes % results.length] ?? ''
      asked = policy.onEvent({ type: 'probeResult', text, logProbabilities: [-0.01], finished: true })
      given.push(...asked)
    }
  }
  return given
}

describe('what policies need of a server', () => {
  it('is nothing for prompts, and for neutral values', () => {
    for (const name of ['none', 'finish-prompt', 'chain-of-draft'])
      expect([name, policyNeeds({ name, parameters: {} })]).toEqual([name, []])
    for (const { name, neutral } of policyKinds)
      if (neutral) expect([name, policyNeeds({ name, parameters: neutral })]).toEqual([name, []])
  })

  it('covers every directive that they give, whatever they are told', () => {
    const settings = policyKinds.flatMap(({ name, neutral, parameters }) => {
      const usual = Object.fromEntries(parameters.map((one) => [one.name, one.default]))
      const eager = { ...usual, every: 3, mean: 6, beta: 4, threshold: 0.1, period: 8, most: 9, least: 6 }
      const own = (values: Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
        Object.fromEntries(parameters.map((one) => [one.name, values[one.name] ?? one.default]))
      return [usual, own(eager), ...(neutral ? [neutral] : [])].map((values) => ({
        name,
        parameters: values,
      }))
    })
    fc.assert(
      fc.property(
        fc.constantFrom(...settings),
        fc.array(fc.nat(100), { minLength: 20, maxLength: 120 }),
        fc.array(fc.constantFrom('24', 'no', ''), { minLength: 1 }),
        (setting, tokens, results) => {
          const needs = new Set(policyNeeds(setting))
          const policy = createPolicy(setting, { maxTokens: 110 })
          for (const directive of directivesOf(policy, eventsOf(tokens), results))
            for (const need of needOf(directive))
              expect([setting.name, need, needs.has(need)]).toEqual([setting.name, need, true])
        },
      ),
      { seed: 11, numRuns: 400 },
    )
  })
})
