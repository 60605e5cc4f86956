import { describe, expect, it } from 'vitest'
import { breakLoop } from './break-loop.ts'
import type { Directive } from './directive.ts'
import type { Policy } from './policy.ts'

const round =
  'Wait, maybe I should group the other two. Then 2 and 3 give 5, and that is the same as before.\n'

function over(policy: Policy, text: string): readonly Directive[] {
  policy.onEvent({ type: 'reasoningStart' })
  return (text.match(/.{1,8}|\n/g) ?? []).flatMap((piece) => policy.onEvent({ type: 'token', text: piece }))
}

describe('breaking a loop', () => {
  it('ends reasoning that repeats itself, on a line of its own', () => {
    const [first] = over(breakLoop.create({ every: 8 }), `Let me think.\n${round.repeat(8)}`)
    expect(first).toMatchObject({ type: 'endReasoning' })
  })

  it('steers it out first where it is asked to, and ends it if that does not help', () => {
    const said = over(breakLoop.create({ every: 8, steers: 1 }), `Let me think.\n${round.repeat(12)}`)
    expect(said.slice(0, 2).map(({ type }) => type)).toEqual(['insert', 'endReasoning'])
  })

  it('leaves alone what says something new, and what merely lists', () => {
    const list = Array.from({ length: 60 }, (_, n) => `- n = ${n}: ${n * n + 1}\n`).join('')
    expect(over(breakLoop.create({ every: 1 }), list)).toEqual([])
    expect(over(breakLoop.create({ every: 1 }), round.repeat(2))).toEqual([])
  })
})
