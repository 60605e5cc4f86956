import { describe, expect, it } from 'vitest'
import { budget } from './budget.ts'
import type { Directive } from './directive.ts'
import type { Policy, PolicyContext } from './policy.ts'

const made = (parameters: Readonly<Record<string, number>>, context: PolicyContext = {}): Policy =>
  budget.create({ most: 0, least: 0, reserve: 0, ...parameters }, context)

/** What a policy says at each of these tokens, after the reasoning has begun. */
function over(policy: Policy, tokens: readonly string[]): (readonly Directive[])[] {
  policy.onEvent({ type: 'reasoningStart' })
  return tokens.map((text) => policy.onEvent({ type: 'token', text }))
}

const plain = (count: number, text = ' x'): string[] => Array.from({ length: count }, () => text)

describe('a budget', () => {
  it('ends the reasoning at its cap, once, on a line of its own', () => {
    const said = over(made({ most: 5 }), plain(7))
    expect(said.map((one) => one.length)).toEqual([0, 0, 0, 0, 1, 0, 0])
    expect(said[4]).toEqual([{ type: 'endReasoning', text: '\n' }])
    const [, , , , atBreak] = over(made({ most: 5, rise: 0 }), plain(5, '.\n'))
    expect(atBreak).toEqual([{ type: 'endReasoning', text: '' }])
  })

  it('makes the end likelier before the cap, by adding to its logit, and only where a sentence ends', () => {
    const deltas = over(made({ most: 20, soft: 0.5, rise: 10 }), plain(19, '.\n')).map(([one]) =>
      one?.type === 'bias' ? one.delta : undefined,
    )
    expect(deltas.slice(0, 9)).toEqual(Array.from({ length: 9 }, () => undefined))
    expect(deltas.slice(9)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(over(made({ most: 20, soft: 0.5 }), plain(19)).flat()).toEqual([])
  })

  it('leaves room for the answer within the limit of the response', () => {
    const said = over(made({ reserve: 6 }, { maxTokens: 10 }), plain(5))
    expect(said.map((one) => one.length)).toEqual([0, 0, 0, 1, 0])
    const tight = made({ reserve: 100 }, { maxTokens: 10 })
    expect(tight.onEvent({ type: 'reasoningStart' })).toEqual([{ type: 'endReasoning', text: '' }])
  })

  it('takes an early end back and says "Wait", a few times', () => {
    const policy = made({ least: 5, waits: 2 })
    over(policy, [' a', ' b.'])
    const again: readonly Directive[] = [
      { type: 'rollback', toOffset: 5 },
      { type: 'insert', text: 'Wait' },
    ]
    expect(policy.onEvent({ type: 'reasoningEnd' })).toEqual(again)
    policy.onEvent({ type: 'rolledBack', toOffset: 5 })
    policy.onEvent({ type: 'token', text: 'Wait' })
    expect(policy.onEvent({ type: 'reasoningEnd' })).toEqual([
      { type: 'rollback', toOffset: 9 },
      { type: 'insert', text: 'Wait' },
    ])
    policy.onEvent({ type: 'rolledBack', toOffset: 9 })
    policy.onEvent({ type: 'token', text: 'Wait' })
    expect(policy.onEvent({ type: 'reasoningEnd' })).toEqual([])
  })

  it('is content once the minimum is reached', () => {
    const policy = made({ least: 3 })
    over(policy, plain(3))
    expect(policy.onEvent({ type: 'reasoningEnd' })).toEqual([])
  })

  it('never goes beyond its cap for a minimum: what follows a "Wait" counts too', () => {
    const policy = made({ most: 4, least: 100, waits: 9 })
    over(policy, plain(2))
    expect(policy.onEvent({ type: 'reasoningEnd' })).toHaveLength(2)
    policy.onEvent({ type: 'rolledBack', toOffset: 4 })
    policy.onEvent({ type: 'token', text: 'Wait' })
    expect(policy.onEvent({ type: 'token', text: ' x' })).toEqual([{ type: 'endReasoning', text: '\n' }])
    expect(policy.onEvent({ type: 'reasoningEnd' })).toEqual([])
  })

  it('leaves a response alone whose reasoning never began', () => {
    expect(made({ least: 5 }).onEvent({ type: 'reasoningEnd' })).toEqual([])
  })
})
