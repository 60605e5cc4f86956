import { describe, expect, it } from 'vitest'
import { alphaOne } from './alpha-one.ts'
import type { Directive } from './directive.ts'
import type { Policy } from './policy.ts'

const parameters = { alpha: 2, mean: 5 }

function begun(random: (position: number) => number, more = {}): Policy {
  const policy = alphaOne.create({ ...parameters, ...more }, { random })
  policy.onEvent({ type: 'reasoningStart' })
  return policy
}

const say = (policy: Policy, ...tokens: readonly string[]): readonly (readonly Directive[])[] =>
  tokens.map((text) => policy.onEvent({ type: 'token', text }))

describe('AlphaOne', () => {
  it('puts "Wait" in at breaks between paragraphs, with a probability that falls to 0 at its moment', () => {
    const breaks = Array.from({ length: 12 }, () => '.\n\n')
    const chances = breaks.map((_, at) => {
      const least = [0.95, 0.85, 0.75, 0.65, 0.55, 0.45, 0.35, 0.25, 0.15, 0.05].find(
        (uniform) =>
          say(
            begun(() => uniform),
            ...breaks,
          )[at]?.length === 1,
      )
      return least ?? 'never'
    })
    expect(chances.slice(0, 10)).toEqual([0.85, 0.75, 0.65, 0.55, 0.45, 0.35, 0.25, 0.15, 0.05, 'never'])
  })

  it('leaves single line breaks alone, unless a paragraph is one line', () => {
    expect(
      say(
        begun(() => 0),
        '.\n',
      ).flat(),
    ).toEqual([])
    expect(
      say(
        begun(() => 0, { breaks: 1 }),
        '.\n',
      ).flat(),
    ).toEqual([{ type: 'insert', text: 'Wait' }])
  })

  it('makes the first "Wait" after its moment the end of the reasoning, and only there', () => {
    const tokens = Array.from({ length: 10 }, () => ' x')
    const policy = begun(() => 0.5)
    expect(say(policy, ' Wait', ...tokens).flat()).toEqual([])
    expect(say(policy, ' Wait').flat()).toEqual([
      { type: 'rollback', toOffset: 25 },
      { type: 'endReasoning', text: '\n' },
    ])
    expect(say(policy, ' Wait').flat()).toEqual([])
  })

  it('draws its numbers by the position in the reasoning, so that a continuation draws the same', () => {
    const asked: number[] = []
    const policy = begun((position) => {
      asked.push(position)
      return 0.999
    })
    say(policy, ' x', '.\n\n', ' x', '.\n\n')
    expect(asked).toEqual([2, 4])
  })
})
