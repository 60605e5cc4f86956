import { describe, expect, it } from 'vitest'
import { readPriceOverlay } from '#run/facts'
import { datedPrice } from './dated-price.ts'
import { listPrice } from './judge-price.ts'

const overlay = readPriceOverlay()

async function price(model: string, at: string): Promise<unknown> {
  const found = await datedPrice({ model, at: new Date(at), overlay })
  return 'absent' in found ? found.absent : found.usdPerMillion
}

describe('the price of a model at a date and hour', () => {
  it('is the promotion for deepseek-chat on 7 February 2025, and ends a day later at 16:00 UTC', async () => {
    expect(await price('deepseek-chat', '2025-02-07T10:00:00Z')).toEqual({
      input: 0.14,
      cachedInput: 0.014,
      output: 0.28,
    })
    expect(await price('deepseek-chat', '2025-02-08T15:59:59Z')).toMatchObject({ input: 0.14, output: 0.28 })
    expect(await price('deepseek-chat', '2025-02-08T16:00:00Z')).toMatchObject({ input: 0.27, output: 1.1 })
  })

  it('follows a name of OpenAI to what it stood for', async () => {
    expect(await price('gpt-3.5-turbo', '2023-06-12T12:00:00Z')).toMatchObject({ input: 2, output: 2 })
    expect(await price('gpt-3.5-turbo', '2023-12-24T12:00:00Z')).toMatchObject({ input: 1.5, output: 2 })
    expect(await price('gpt-3.5-turbo', '2024-02-16T12:00:00Z')).toMatchObject({ input: 0.5, output: 1.5 })
    expect(await price('gpt-4o', '2024-09-01T12:00:00Z')).toMatchObject({ input: 5, output: 15 })
    expect(await price('gpt-4o', '2024-10-03T12:00:00Z')).toMatchObject({ input: 2.5, output: 10 })
    expect(await price('text-davinci-003', '2024-02-01T12:00:00Z')).toContain('was not on sale then')
  })

  it('has what cached input cost on the day beside the rest of that day', async () => {
    expect(await price('o3', '2025-05-01T00:00:00Z')).toEqual({ input: 10, cachedInput: 2.5, output: 40 })
    expect(await price('o3', '2025-07-01T00:00:00Z')).toEqual({ input: 2, cachedInput: 0.5, output: 8 })
    expect(await price('o1-mini', '2024-09-20T00:00:00Z')).toEqual({ input: 3, output: 12 })
    expect(await price('o1-mini', '2024-12-01T00:00:00Z')).toEqual({ input: 3, cachedInput: 1.5, output: 12 })
  })

  it('is that of V2.5 for deepseek-chat in autumn 2024, and says where none is known', async () => {
    expect(await price('deepseek-chat', '2024-10-01T00:00:00Z')).toEqual({
      input: 0.14,
      cachedInput: 0.014,
      output: 0.28,
    })
    expect(await price('deepseek-chat', '2024-07-01T00:00:00Z')).toBe(
      'deepseek-chat was not on sale then, or its price is not known: its prices are known from 2024-08-02T00:00:00Z up to 2026-07-24T15:59:00Z',
    )
  })

  it('is none before the first version that the price list names', async () => {
    expect(await price('o3-mini', '2024-06-01T00:00:00Z')).toBe(
      'o3-mini was not on sale then: the first version that the price list names is of 2025-01-31',
    )
    expect(await price('o3-mini', '2025-01-31T00:00:00Z')).toMatchObject({ input: 1.1 })
    for (const model of ['o1', 'o4-mini', 'gpt-4.1', 'gpt-4o-mini'])
      expect(await price(model, '2024-01-01T00:00:00Z')).toContain('was not on sale then')
  })

  it('has no off-peak for R1 before there was one', async () => {
    expect(await price('deepseek-reasoner', '2025-02-07T20:00:00Z')).toEqual({
      input: 0.55,
      cachedInput: 0.14,
      output: 2.19,
    })
    expect(await price('deepseek-reasoner', '2025-03-07T20:00:00Z')).toEqual({
      input: 0.135,
      cachedInput: 0.035,
      output: 0.55,
    })
    expect(await price('deepseek-reasoner', '2025-03-07T12:00:00Z')).toMatchObject({ output: 2.19 })
    expect(await price('deepseek-reasoner', '2025-01-19T12:00:00Z')).toContain('was not on sale then')
    expect(await price('deepseek-reasoner', '2026-10-01T12:00:00Z')).toContain('up to 2026-07-24')
  })

  it('rises in August 2026, with peaks at some hours, on weekdays alone since the 23rd', async () => {
    // In the package these hours have peak prices long before there was a peak.
    expect(await price('deepseek-v4-flash', '2026-07-01T02:00:00Z')).toMatchObject({
      input: 0.14,
      output: 0.28,
    })
    expect(await price('deepseek-v4-flash', '2026-08-17T00:00:00Z')).toMatchObject({
      input: 0.22,
      output: 0.66,
    })
    expect(await price('deepseek-v4-flash', '2026-08-17T02:00:00Z')).toMatchObject({
      input: 0.44,
      output: 1.32,
    })
    expect(await price('deepseek-v4-pro', '2026-08-20T07:00:00Z')).toMatchObject({
      input: 1.32,
      output: 3.96,
    })
    expect(await price('deepseek-v4-pro', '2026-08-20T12:00:00Z')).toMatchObject({
      input: 0.66,
      output: 1.98,
    })
    // A Saturday before, and one after.
    expect(await price('deepseek-v4-pro', '2026-08-22T02:00:00Z')).toMatchObject({ output: 3.96 })
    expect(await price('deepseek-v4-pro', '2026-08-29T02:00:00Z')).toMatchObject({ output: 1.98 })
    expect(await price('deepseek-v4-flash', '2026-11-27T02:00:00Z')).toMatchObject({
      input: 0.3,
      output: 1.2,
    })
  })

  it('is the package’s where that is right', async () => {
    expect(await price('o1', '2025-02-07T00:00:00Z')).toMatchObject({ input: 15, output: 60 })
    expect(await price('no-such-model', '2025-02-07T00:00:00Z')).toBe(
      'no list price is known for no-such-model',
    )
  })

  it('was 60 dollars for GPT-3, where the package has its last price', async () => {
    expect(await price('davinci', '2021-11-20T00:00:00Z')).toEqual({ input: 60, output: 60 })
    expect(await price('davinci', '2023-01-01T00:00:00Z')).toEqual({ input: 20, output: 20 })
  })

  it('says what is not known of it', async () => {
    const found = await datedPrice({ model: 'gpt-4o-mini', at: new Date('2024-08-01T00:00:00Z'), overlay })
    expect(found).toMatchObject({
      notes: [expect.stringContaining('whether it held at that date is not known')],
    })
    const early = await datedPrice({ model: 'davinci', at: new Date('2022-01-01T00:00:00Z'), overlay })
    expect(early).toMatchObject({
      notes: expect.arrayContaining([expect.stringContaining('not the full price')]),
    })
  })

  it('is what a judge is reckoned by on the seller’s own server, and on no other', async () => {
    const peak = new Date('2026-11-27T02:00:00Z')
    const usage = { prompt: 1e6, cachedPrompt: 0, output: 1e6 }
    const own = await listPrice('deepseek-v4-pro', 'https://api.deepseek.com/v1', peak)
    expect(own?.costUsd(usage)).toBeCloseTo(1.32 + 3.96, 9)
    expect(own?.source).toContain('2026-11-27T02:00Z')
    const other = await listPrice('deepseek-v4-pro', 'https://api.together.xyz/v1', peak)
    expect(other?.source ?? '').not.toContain('2026-11-27T02:00Z')
  })
})
