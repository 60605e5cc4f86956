import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { tryCommand } from './tried-command.contract.ts'

const root = mkdtempSync(join(tmpdir(), 'jevons-capability-'))
afterAll(() => rmSync(root, { recursive: true }))

async function json(...args: readonly string[]): Promise<unknown> {
  const { code, out, words } = await tryCommand([...args, '--json'])
  expect([code, words]).toEqual([0, ''])
  return JSON.parse(out)
}

async function refused(...args: readonly string[]): Promise<string> {
  const { code, words } = await tryCommand(args)
  expect(code).toBe(2)
  return words
}

describe('jevons price', () => {
  it('is that of the date and hour, with the other prices of the day', async () => {
    expect(await json('price', 'deepseek-chat', '--at', '2025-02-07T10:00Z')).toMatchObject({
      provider: 'deepseek',
      usdPerMillion: { input: 0.14, cachedInput: 0.014, output: 0.28 },
      blendedUsdPerMillion: { threeToOne: expect.closeTo(0.175, 12), mean: expect.closeTo(0.21, 12) },
    })
    expect(await json('price', 'deepseek-v4-pro', '--at', '2026-11-27T02:00Z')).toMatchObject({
      usdPerMillion: { output: 3.96 },
      dayUtc: [{ to: '01:00' }, { from: '01:00', to: '04:00' }, {}, { from: '06:00' }, { to: '24:00' }],
    })
    const { out } = await tryCommand(['price', 'deepseek-v4-pro', '--at', '2026-11-27T02:00Z'])
    expect(out).toContain('01:00–04:00  input $1.32, cached $0.0440, output $3.96')
  })

  it('says in one line what it does not know', async () => {
    expect(await refused('price', 'nothing-like-it')).toBe(
      'jevons: no list price is known for nothing-like-it',
    )
    expect(await refused('price', 'o3', '--at', '2025-02-07T10:00')).toContain('a time with its zone')
    expect(await refused('price', 'deepseek-reasoner', '--at', '2025-01-01')).toContain('not on sale then')
  })
})

describe('jevons capability', () => {
  it('shows how the price of GPT-3’s level fell', async () => {
    expect(await json('capability', '--example', 'gpt-3', '--level', '0.9')).toMatchObject({
      threshold: 43.9,
      minima: expect.arrayContaining([expect.objectContaining({ model: 'GPT-3', usdPerMillion: 60 })]),
      fit: {
        foldPerYear: expect.closeTo(11.8, 1),
        classical: { low: expect.closeTo(8.3, 1), high: expect.closeTo(16.76, 1) },
      },
    })
    const all = await json('capability', '--example', 'all')
    expect(all).toMatchObject({
      levels: expect.arrayContaining([expect.objectContaining({ benchmark: 'GPQA Diamond' })]),
    })
  })

  it('reads a table of one’s own, each benchmark at the score of its first model', async () => {
    const file = join(root, 'prices.csv')
    writeFileSync(
      file,
      'model,date,usdPerMillion,score\na,2023-01-01,10,50\nb,2023-07-01,30,80\nc,2024-01-01,1,55\nd,2025-01-01,0.1,60\ne,2025-02-01,0.01,40\n',
    )
    expect(await json('capability', file)).toMatchObject({
      threshold: 50,
      minima: [{ model: 'a' }, { model: 'c' }, { model: 'd' }],
      fit: { foldPerYear: expect.closeTo(10, 1), halvingMonths: expect.closeTo(3.6, 1) },
    })
    expect(await json('capability', file, '--threshold', '56')).toMatchObject({
      minima: [{ model: 'b' }, { model: 'd' }],
      absent: expect.stringContaining('at least 3'),
    })
    expect(await refused('capability', file, '--threshold', '90')).toContain('no model reaches that score')
    expect(await refused('capability', file, '--benchmark', 'MMLU')).toContain('no such benchmark')
    writeFileSync(file, 'model,date,usdPerMillion,score\na,2023,10,50\n')
    expect(await refused('capability', file)).toMatch(
      /row 1 \(line 2\): date: must be a day such as 2026-01-31, not /,
    )
  })

  it('turns a decline into every unit', async () => {
    expect(await json('capability', '--fold', '1200', '--years', '3.2')).toMatchObject({
      foldPerYear: expect.closeTo(9.167, 3),
    })
    const { out } = await tryCommand(['capability', '--fold', '1200', '--years', '3.2', '--explain'])
    expect(out).toContain('foldPerYear = fold^(1 ÷ years) = 1,200^(1 ÷ 3.2) = 9.16736')
    const published = await tryCommand(['capability', '--published'])
    expect(published.out).toContain('0.699 orders of magnitude a year')
    expect(published.out).toContain('(printed as 0.5 orders)')
  })

  it('refuses in one line what it cannot look at', async () => {
    expect(await refused('capability')).toContain('--example with one of gpt-3')
    expect(await refused('capability', '--example', 'gpt-9')).toContain('--example must be one of')
    expect(await refused('capability', '--fold', '10')).toContain('go together')
    expect(await refused('capability', join(root, 'none.csv'))).toContain('no such file')
  })
})
