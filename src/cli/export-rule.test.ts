import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tryCommand } from './tried-command.contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'jevons-rule-'))

const json = async (...args: string[]) => JSON.parse((await tryCommand([...args, '--json'])).out)

describe('jevons export-rule', () => {
  it('gives the verdict of a day with the clause and what it rests on', async () => {
    expect(await json('export-rule', 'h20', '--date', '2023-12-01')).toMatchObject({
      controlled: false,
      tpp: 2368,
      performanceDensity: expect.closeTo(2.909, 3),
      clause: null,
      basisKind: 'none',
    })
    expect(await json('export-rule', 'H800', '--date', '2023-11-01', '--country', 'China')).toMatchObject({
      controlled: true,
      clause: '3A090.a',
      computerClause: '4A090.a',
      basis: 'is-informed letter of 2023-10-23 (NVIDIA 8-K of 24 October 2023)',
    })
    expect(await json('export-rule', 'h800', '--date', '2023-12-01')).toMatchObject({
      controlled: true,
      basis: 'rule 88 FR 73458, in force from 2023-11-17',
      paragraph: '3A090.a.1',
    })
  })

  it('is readable: how far outside, what is pending, where TPP comes from', async () => {
    const { out } = await tryCommand(['export-rule', 'h20', '--date', '2023-12-01', '--explain'])
    expect(out).toContain('H20 to China on 2023-12-01: needs no licence under these measures')
    expect(out).toContain('Outside 3A090.b.1 by 32 TPP (from 2,400)')
    expect(out).toContain('Outside 3A090.b.2 by 0.29 TPP/mm² (from 3.20)')
    expect(out).toContain('TPP / area = 2,368 / 814')
    const { out: pending } = await tryCommand(['export-rule', 'a800', '--date', '2023-10-20'])
    expect(pending).toContain('Public, but not binding yet: 3A090.a of rule-2023-10, from 2023-11-17')
  })

  it('lays all chips out by the days of change', async () => {
    const { rows, dates } = await json('export-rule', '--matrix')
    expect(dates).toContain('2023-11-17')
    const h20 = rows.find(({ chip }: { chip: string }) => chip === 'h20')
    expect(h20.cells.map(({ controlled }: { controlled: boolean }) => controlled)).toEqual([
      ...Array.from({ length: 6 }, () => false),
      true,
      true,
    ])
    const { out } = await tryCommand(['export-rule', '--matrix', '--dates', '2022-12-01,2025-01-31'])
    expect(out).toMatch(/^a800 +– +a$/m)
    expect(out).toMatch(/^h20 +– +–$/m)
    expect(out).toMatch(/^ascend-910b +\(–\) +\(a\)$/m)
  })

  it('has measures, tiers, quotas, memory and a ledger', async () => {
    const { out: measures } = await tryCommand(['export-rule', '--measures'])
    expect(measures).toMatch(
      /rule-2025-01-diffusion +2025-01-13 +2025-01-15 +2025-01-13 +2025-05-15 +2025-05-13 rescinded/,
    )
    const { out: tiers } = await tryCommand(['export-rule', '--tiers'])
    expect(tiers).toContain('Tier 1: 18 countries, beside the United States')
    expect(tiers).toContain('a partial list not marked as one; missing 3: United\nKingdom, Sweden, Taiwan')
    const { out: quotas } = await tryCommand(['export-rule', '--quotas'])
    expect(quotas).toMatch(/nveu .* 5,064.0 +319,859 +320,000 +yes/)
    const { out: memory } = await tryCommand(['export-rule', '--memory', '819,110', '--date', '2025-01-02'])
    expect(memory).toContain('needs a licence (3A090.c)')
    const file = join(folder, 'ledger.csv')
    writeFileSync(
      file,
      'date,country,consignee,chip,count,quota\n2025-06-01,India,acme,h100,1000,lpp\n2025-09-01,IN,acme,h100,800,lpp\n',
    )
    expect(await json('export-rule', '--ledger', file)).toMatchObject([
      { quota: 'lpp', holder: 'acme 2025', entries: 2, overdrawn: true, overdrawnOn: '2025-09-01' },
    ])
  })

  it('says in one line what is wrong', async () => {
    const words = async (...args: string[]): Promise<string> =>
      (await tryCommand(['export-rule', ...args])).words
    expect(await words()).toContain('say which chip, and on which day')
    expect(await words('h20')).toContain('say on which day: --date 2023-12-01')
    expect(await words('h20', '--date', '2023-02-30')).toContain('--date must be a day')
    expect(await words('h21', '--date', '2023-12-01')).toContain('no chip "h21": there are a100,')
    expect(await words('h20', '--date', '2023-12-01', '--country', 'Atlantis')).toContain('ISO code')
    const file = join(folder, 'wrong.csv')
    writeFileSync(file, 'date,country,consignee,chip,count\n2025-06-01,IN,acme,h100,1000\n')
    expect(await words('--ledger', file)).toContain('quota')
  })
})

describe('jevons gpu', () => {
  it('lists chips, and says of one where it comes from', async () => {
    expect((await json('gpu')).length).toBeGreaterThan(16)
    const { out } = await tryCommand(['gpu', 'h20'])
    expect(out).toMatch(/TPP +2,368/)
    expect(out).toContain('Source: ')
    expect((await tryCommand(['gpu', 'h20', '--explain'])).out).toContain('TOPS · bits')
  })

  it('compares two: what table 3 prints recomputes, with 3.35 TB/s where it prints 3.4', async () => {
    const { measures } = await json('gpu', 'compare', 'h20', 'h100')
    const of = (name: string) => measures.find(({ measure }: { measure: string }) => measure === name)
    expect(of('fp8Tflops')).toMatchObject({ a: 296, b: 1979, ratio: expect.closeTo(6.686, 3) })
    expect(of('performanceDensity').a.toFixed(1)).toBe('2.9')
    expect(of('performanceDensity').b.toFixed(1)).toBe('19.4')
    expect(of('bandwidthTBps')).toMatchObject({ a: 4, b: 3.35 })
    expect(1 / of('bandwidthTBps').ratio).toBeCloseTo(1.194, 3)
    // By the printed 3.4 TB/s.
    expect(4 / 3.4).toBeCloseTo(1.176, 3)
    expect((await tryCommand(['gpu', 'compare', 'h20'])).words).toContain('missing required argument')
  })
})
