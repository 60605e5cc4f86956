import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BudgetSpent, judgeBudget } from './judge-budget.ts'
import { isLocal, listPrice, mostTokens, roughTokens, statedPrice } from './judge-price.ts'

describe('a budget', () => {
  it('is never overspent, however many questions share it and in whatever order they end', async () => {
    const question = fc.record({
      most: fc.double({ min: 0, max: 1, noNaN: true }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      turns: fc.integer({ min: 0, max: 5 }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(question, { maxLength: 20 }),
        fc.double({ min: 0, max: 4, noNaN: true }),
        async (questions, limit) => {
          const budget = judgeBudget(limit)
          const asked = await Promise.all(
            questions.map(async ({ most, share, turns }) => {
              try {
                const settle = await budget.reserve(most)
                for (let turn = 0; turn < turns; turn++) await Promise.resolve()
                settle(most * share)
                // Settled twice counts once.
                settle(most)
                return most * share
              } catch (error) {
                expect(error).toBeInstanceOf(BudgetSpent)
                return 0
              }
            }),
          )
          expect(budget.spentUsd()).toBeLessThanOrEqual(limit + 1e-9)
          expect(budget.spentUsd()).toBeCloseTo(
            asked.reduce((sum, one) => sum + one, 0),
            9,
          )
        },
      ),
      { seed: 11, numRuns: 200 },
    )
  })

  it('lets a question wait for one that is under way and may cost less than was set aside', async () => {
    const budget = judgeBudget(1)
    const settle = await budget.reserve(0.9)
    const second = budget.reserve(0.5)
    settle(0.1)
    ;(await second)(0.5)
    expect(budget.spentUsd()).toBeCloseTo(0.6, 12)
    await expect(budget.reserve(0.5)).rejects.toBeInstanceOf(BudgetSpent)
  })
})

describe('a price', () => {
  it('is what was stated, and unknown where the usage is', () => {
    const price = statedPrice({ input: 2, output: 8 })
    expect(price.costUsd({ prompt: 1000, output: 100 })).toBeCloseTo(0.0028, 12)
    expect(price.costUsd({ prompt: 1000 })).toBeUndefined()
  })

  it('is on the list by the model and its provider, and of a server on this machine on none', async () => {
    const day = new Date('2025-06-01')
    const listed = await listPrice('gpt-4o', 'https://api.openai.com/v1', day)
    expect(listed?.costUsd({ prompt: 1_000_000, output: 0 })).toBeCloseTo(2.5, 9)
    expect(listed?.costUsd({ prompt: 1_000_000, cachedPrompt: 1_000_000, output: 0 })).toBeLessThan(2.5)
    expect(listed?.source).toContain('2025-06-01')
    expect(await listPrice('nobody-knows-this', 'https://judge.example/v1', day)).toBeUndefined()
    for (const url of ['http://127.0.0.1:8080/v1', 'http://localhost/v1', 'http://[::1]:1/v1']) {
      expect([isLocal(url), await listPrice('gpt-4o', url, day)]).toEqual([true, undefined])
    }
    expect(isLocal('https://127.0.0.1.example/v1')).toBe(false)
  })

  it('is estimated by characters, and held by what no tokenizer exceeds', () => {
    expect(roughTokens('a'.repeat(400))).toBe(100)
    expect(roughTokens('판정')).toBe(2)
    expect(mostTokens('판정')).toBe(6)
    expect(mostTokens('abc')).toBe(3)
  })
})
