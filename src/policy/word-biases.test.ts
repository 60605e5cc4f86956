import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cyclicReflex, triangle } from './cyclic-reflex.ts'
import { flatBias } from './flat-bias.ts'
import { noWait } from './no-wait.ts'
import { placebo } from './placebo.ts'
import type { Policy } from './policy.ts'
import { steer } from './steering.ts'
import { tip } from './tip.ts'

/** For each token of the reasoning, the bias that held when it was drawn. */
function biasesOver(policy: Policy, tokens: readonly string[]): number[] {
  const steering = steer(policy)
  steering.accept({ type: 'reasoningStart' })
  return tokens.map((text) => {
    const delta = steering.biases().reduce((sum, bias) => sum + bias.delta, 0)
    steering.accept({ type: 'token', text })
    return delta
  })
}

const plain = (count: number): string[] => Array.from({ length: count }, () => ' x')

describe('CyclicReflex', () => {
  it('promotes first and suppresses later: 0, +A at a quarter, −A at three quarters, and again', () => {
    const deltas = biasesOver(cyclicReflex.create({ amplitude: 4, period: 8 }), plain(17))
    expect(deltas).toEqual([0, 2, 4, 2, 0, -2, -4, -2, 0, 2, 4, 2, 0, -2, -4, -2, 0])
  })

  it('begins elsewhere in the wave where it is shifted', () => {
    const deltas = biasesOver(cyclicReflex.create({ amplitude: 4, period: 8, shift: 0.5 }), plain(3))
    expect(deltas).toEqual([0, -2, -4])
  })

  it('never exceeds its amplitude and has the mean 0 over a period', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), (quarter) => {
        const wave = Array.from({ length: 4 * quarter }, (_, t) => triangle(t / (4 * quarter)))
        expect(Math.max(...wave.map(Math.abs))).toBeLessThanOrEqual(1)
        expect(wave.reduce((sum, one) => sum + one, 0)).toBeCloseTo(0, 9)
      }),
      { seed: 1 },
    )
  })

  it('names words, so that the engine finds them with a leading space too', () => {
    const [directive] = cyclicReflex.create({}).onEvent({ type: 'reasoningStart' })
    expect(directive).toMatchObject({ lexicon: { phrases: ['Wait', 'But', 'Alternatively'] } })
  })
})

describe('NoWait', () => {
  it('forbids its words from the first token of the reasoning to the last', () => {
    expect(biasesOver(noWait.create({}), plain(300))).toEqual(Array.from({ length: 300 }, () => -100))
  })

  it('lists whole words, each once, and none that is merely contained in another', () => {
    const { phrases = [] } = noWait.lexicons?.[0] ?? {}
    expect(phrases).toHaveLength(17)
    expect(new Set(phrases).size).toBe(17)
    expect(phrases).toContain('Any')
    expect(phrases).not.toContain('Many')
  })
})

describe('a flat bias', () => {
  it('is not TIP: it knows no β and no start of a thought', () => {
    const tokens = [...plain(4), ' Alternatively', ...plain(4)]
    expect(biasesOver(flatBias.create({ alpha: 3 }), tokens)).toEqual(tokens.map(() => -3))
    expect(biasesOver(tip.create({ alpha: 3, beta: 2 }), tokens)).not.toEqual(tokens.map(() => -3))
  })
})

describe('the placebo', () => {
  it('is TIP in everything but the words', () => {
    const parameters = { alpha: 3, beta: 3 }
    const swapped = (word: string): string[] => [...plain(5), ` ${word}`, ...plain(5)]
    expect(biasesOver(placebo.create(parameters), swapped('Nothing'))).toEqual(
      biasesOver(tip.create(parameters), swapped('Alternatively')),
    )
    expect(biasesOver(placebo.create(parameters), swapped('Alternatively')).slice(6)).toEqual([0, 0, 0, 0, 0])
  })
})

describe('TIP with another list of switches', () => {
  it('follows those words, and rewards switching where α is below 0', () => {
    const [, wide] = tip.lexicons ?? []
    const tokens = [...plain(3), ' Perhaps', ...plain(3)]
    const policy = tip.create({ alpha: -2, beta: 2 }, wide && { lexicon: wide })
    expect(biasesOver(policy, tokens)).toEqual([2, 2, 0, 0, 2, 0, 0])
  })
})
