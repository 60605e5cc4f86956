import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { steer } from './steering.ts'
import { tip } from './tip.ts'

/** Feeds token texts and returns, for each position of the reasoning, the bias that held when that token was drawn. */
function biasesOver(tokens: readonly string[], parameters: Readonly<Record<string, number>>): number[] {
  const steering = steer(tip.create(parameters))
  steering.accept({ type: 'reasoningStart' })
  return tokens.map((text, id) => {
    const delta = steering.biases().reduce((sum, bias) => sum + bias.delta, 0)
    steering.accept({ type: 'token', id, text })
    return delta
  })
}

const plain = (count: number): string[] => Array.from({ length: count }, () => ' x')

describe('TIP', () => {
  it('penalises the first β tokens of the reasoning and no more', () => {
    expect(biasesOver(plain(6), { alpha: 3, beta: 4 })).toEqual([-3, -3, -3, -3, 0, 0])
  })

  it('starts again at a switch, whose own token is the first of the new thought', () => {
    const tokens = [...plain(5), '\nAlternatively', ...plain(5)]
    expect(biasesOver(tokens, { alpha: 3, beta: 3 })).toEqual([-3, -3, -3, 0, 0, 0, -3, -3, 0, 0, 0])
  })

  it('penalises position t exactly while t < Ψ + β, Ψ being the latest switch (arXiv 2501.18585)', () => {
    const tokens = fc.array(fc.constantFrom(' x', ' Alternatively', ' alternatively', ','), { maxLength: 40 })
    fc.assert(
      fc.property(tokens, fc.integer({ min: 0, max: 12 }), (texts, beta) => {
        let began = 0
        const expected = texts.map((text, t) => {
          const penalised = t < began + beta
          if (/alternatively/i.test(text)) began = t
          return penalised ? -2 : 0
        })
        expect(biasesOver(texts, { alpha: 2, beta }).map((delta) => delta || 0)).toEqual(expected)
      }),
      { seed: 4 },
    )
  })

  it('sees a switch that the tokenizer cut into pieces, and counts from its first piece', () => {
    const tokens = [...plain(3), ' Altern', 'atively', ...plain(4)]
    expect(biasesOver(tokens, { alpha: 1, beta: 3 })).toEqual([-1, -1, -1, 0, 0, -1, 0, 0, 0])
  })

  it('does not take a reflection, or a longer word, for a switch', () => {
    const tokens = [...plain(2), '\nWait', ' alternativelyish', ...plain(2)]
    const [, , ...rest] = biasesOver(tokens, { alpha: 1, beta: 2 })
    expect(rest).toEqual([0, 0, 0, 0])
  })

  it('biases nothing once the reasoning has ended, even if the answer holds a switch word', () => {
    const steering = steer(tip.create({ alpha: 3, beta: 100 }))
    steering.accept({ type: 'reasoningStart' })
    expect(steering.biases()).toHaveLength(1)
    steering.accept({ type: 'reasoningEnd' })
    expect(steering.biases()).toHaveLength(0)
    steering.accept({ type: 'token', id: 1, text: 'Alternatively' })
    expect(steering.biases()).toHaveLength(0)
  })

  it('biases nothing before the reasoning has begun', () => {
    const steering = steer(tip.create({ alpha: 3, beta: 100 }))
    steering.accept({ type: 'token', id: 1, text: 'Alternatively' })
    expect(steering.biases()).toHaveLength(0)
  })

  it('keeps its state to one response: two at once do not disturb each other', () => {
    const [a, b] = [steer(tip.create({ alpha: 3, beta: 2 })), steer(tip.create({ alpha: 3, beta: 2 }))]
    for (const one of [a, b]) one.accept({ type: 'reasoningStart' })
    for (const text of plain(2)) a.accept({ type: 'token', id: 0, text })
    expect(a.biases()).toHaveLength(0)
    expect(b.biases()).toHaveLength(1)
  })

  it('emits no directive at all at α = 0', () => {
    const policy = tip.create({ alpha: 0, beta: 600 })
    expect(policy.onEvent({ type: 'reasoningStart' })).toEqual([])
    expect(policy.onEvent({ type: 'token', id: 1, text: 'Alternatively' })).toEqual([])
  })
})
