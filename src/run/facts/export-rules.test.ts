import { describe, expect, it } from 'vitest'
import {
  checkQuotas,
  chipPerformance,
  daysOfChange,
  type ExportVerdict,
  exportVerdict,
  memoryVerdict,
  named,
  printedTiers,
  quotaLedger,
  ridgePoint,
  tierMembers,
  tierOf,
} from '#economics'
import { readExportRules } from './export-rules.ts'
import { readGpus } from './gpus.ts'

const facts = readExportRules()
const gpus = readGpus()
const verdict = (chip: string, date: string, country = 'CN', headquarters = country): ExportVerdict =>
  exportVerdict(named('GPU', gpus, chip), { date, country, headquarters }, facts)

/** By the facts: TPP, density, class of October 2023 with note 2, caught in October 2022, ridge point. */
const expected: Readonly<Record<string, readonly [number, number, string | null, boolean, number]>> = {
  a100: [4992, 6.04, '3A090.a', true, 153],
  a800: [4992, 6.04, '3A090.a', false, 153],
  h100: [15832, 19.45, '3A090.a', true, 295],
  h800: [15832, 19.45, '3A090.a', false, 295],
  h200: [15832, 19.45, '3A090.a', true, 206],
  h20: [2368, 2.91, null, false, 37],
  l40s: [5864, 9.63, '3A090.a', false, 419],
  l40: [2896, 4.76, '3A090.b', false, 209],
  l20: [1912, 3.14, null, false, 138],
  'rtx-4090': [5285, 8.68, '3A090.a', false, 164],
  'rtx-4090-d': [4708, 7.73, null, false, 146],
  mi300x: [20919, 20.57, '3A090.a', true, 247],
  b200: [36000, 22.5, '3A090.a', true, 281],
  gb200: [80000, 25, '3A090.a', true, 312],
  'ascend-910b': [6016, 9.05, '3A090.a', false, 235],
  'ascend-910c': [12480, 9.38, '3A090.a', true, 244],
  'gaudi-3': [29360, 18.35, '3A090.a', true, 496],
}

describe('chips', () => {
  it('have the performance, density and ridge point of the facts', () => {
    for (const [id, [tpp, density, , , ridge]] of Object.entries(expected)) {
      const gpu = named('GPU', gpus, id)
      const performance = chipPerformance(gpu)
      expect(Math.round(performance.tpp)).toBe(tpp)
      expect(Math.abs((performance.performanceDensity ?? 0) - density)).toBeLessThan(0.0051)
      expect(Math.abs((ridgePoint(gpu) ?? 0) - ridge)).toBeLessThanOrEqual(0.5)
    }
  })

  it('are of the class that the facts name, in October 2023 with note 2 and in October 2022', () => {
    for (const [id, [, , clause, in2022]] of Object.entries(expected)) {
      expect([id, verdict(id, '2023-12-01').clause]).toEqual([id, clause])
      expect([id, verdict(id, '2022-10-21').clause]).toEqual([id, in2022 ? '3A090.a' : null])
    }
  })
})

describe('the verdict on a day', () => {
  it('finds H20 just outside in December 2023: 32 TPP and 0.29 of density short', () => {
    const { controlled, tpp, performanceDensity, clause, basis, basisKind, margins } = verdict(
      'h20',
      '2023-12-01',
    )
    expect({ controlled, tpp, clause, basisKind }).toEqual({
      controlled: false,
      tpp: 2368,
      clause: null,
      basisKind: 'none',
    })
    expect(performanceDensity).toBeCloseTo(2.909, 3)
    expect(basis).toBe('outside every paragraph of 88 FR 73458, in force from 2023-11-17')
    expect(margins.map(({ paragraph, short }) => [paragraph, short])).toEqual([
      ['3A090.b.1', [{ name: 'tppAtLeast', threshold: 2400, by: 32 }]],
      ['3A090.b.2', [{ name: 'densityAtLeast', threshold: 3.2, by: expect.closeTo(0.291, 3) }]],
      ['3A090.a.1', [{ name: 'tppAtLeast', threshold: 4800, by: 2432 }]],
      ['3A090.a.2', [{ name: 'densityAtLeast', threshold: 5.92, by: expect.closeTo(3.011, 3) }]],
    ])
  })

  it('takes letters for what they are, before rules and in place of them', () => {
    expect(verdict('h100', '2022-08-25')).toMatchObject({ controlled: false, basisKind: 'none' })
    expect(verdict('h100', '2022-09-01')).toMatchObject({
      controlled: true,
      basisKind: 'is-informed letter',
      measure: 'letters-2022-08',
    })
    expect(verdict('h100', '2022-10-21')).toMatchObject({ controlled: true, basisKind: 'rule' })
    for (const chip of ['a800', 'h800', 'l40s']) {
      expect(verdict(chip, '2023-10-22')).toMatchObject({ controlled: false })
      expect(verdict(chip, '2023-10-23')).toMatchObject({
        controlled: true,
        clause: '3A090.a',
        basisKind: 'is-informed letter',
      })
      expect(verdict(chip, '2023-11-16').basisKind).toBe('is-informed letter')
      expect(verdict(chip, '2023-11-17')).toMatchObject({ controlled: true, basisKind: 'rule' })
    }
    // The letter was of data centres and of 4,800 TPP alone.
    for (const chip of ['rtx-4090', 'l40']) {
      expect(verdict(chip, '2023-11-01').controlled).toBe(false)
      expect(verdict(chip, '2023-11-17')).toMatchObject({ controlled: true, exception: 'NAC' })
    }
  })

  it('knows what is public and not yet binding, and what never came to bind', () => {
    expect(verdict('h800', '2023-10-20')).toMatchObject({
      controlled: false,
      pending: [{ measure: 'rule-2023-10', from: '2023-11-17', clause: '3A090.a' }],
    })
    expect(verdict('h100', '2025-03-01', 'IN')).toMatchObject({
      controlled: false,
      pending: [{ measure: 'rule-2025-01-diffusion', from: '2025-05-15' }],
    })
    expect(verdict('h100', '2025-05-13', 'IN')).toMatchObject({ controlled: false, pending: [] })
    expect(verdict('h100', '2025-06-01', 'IN').controlled).toBe(false)
    const { dates } = verdict('h100', '2024-01-01')
    expect(dates).toEqual({
      issued: '2023-10-17',
      published: '2023-10-25',
      effective: '2023-11-17',
      compliance: null,
      until: null,
      rescinded: null,
    })
  })

  it('puts H20 under a letter from April 2025, and neither L20 nor RTX 4090 D', () => {
    expect(verdict('h20', '2025-04-08').controlled).toBe(false)
    expect(verdict('h20', '2025-04-09')).toMatchObject({
      controlled: true,
      clause: 'is-informed letter',
      basisKind: 'is-informed letter',
    })
    expect(verdict('h20', '2025-12-01').controlled).toBe(true)
    for (const chip of ['l20', 'rtx-4090-d']) expect(verdict(chip, '2025-12-01').controlled).toBe(false)
  })

  it('says how applications are looked at: H200 case by case from January 2026, B200 still not', () => {
    expect(verdict('h200', '2026-01-14').review?.policy).toBe('presumption of denial')
    expect(verdict('h200', '2026-01-15').review).toMatchObject({ citation: '91 FR 1684' })
    expect(verdict('b200', '2026-01-15').review?.policy).toBe('presumption of denial')
    expect(verdict('h100', '2024-01-01', 'AE').review?.policy).toBe('presumption of approval')
  })

  it('depends on where it goes and on who receives it there', () => {
    expect(verdict('h100', '2024-01-01', 'KR').controlled).toBe(false)
    expect(verdict('h100', '2024-01-01', 'KR', 'CN').controlled).toBe(true)
    expect(verdict('h100', '2024-01-01', 'IL').controlled).toBe(false)
    expect(verdict('h100', '2023-01-01', 'MO').controlled).toBe(false)
    expect(verdict('h100', '2023-01-17', 'MO')).toMatchObject({
      controlled: true,
      measure: 'rule-2023-01-macau',
    })
    expect(verdict('h100', '2024-01-01', 'NI').controlled).toBe(false)
    expect(verdict('h100', '2024-04-01', 'NI').controlled).toBe(true)
    expect(verdict('h100', '2024-01-01', 'US').basis).toBe('no export: it stays in the United States')
  })

  it('frees nothing for a country under an embargo, which is none of these measures', () => {
    for (const country of ['KP', 'IR', 'CU', 'SY', 'RU', 'BY'])
      for (const date of ['2022-08-26', '2023-12-01', '2026-02-01'])
        expect([country, date, verdict('h20', date, country).controlled]).not.toContain(false)
    expect(verdict('h20', '2023-12-01', 'KP')).toMatchObject({
      controlled: null,
      basis:
        'outside every paragraph of 88 FR 73458, in force from 2023-11-17; not covered by these measures: 15 CFR 746.4: embargo of North Korea',
    })
    expect(verdict('h20', '2023-12-01', 'SG', 'IR').controlled).toBe(null)
    expect(verdict('h100', '2023-12-01', 'KP')).toMatchObject({ controlled: true, basisKind: 'rule' })
    expect(verdict('h20', '2022-02-23', 'RU').controlled).toBe(false)
    const hbm = { bandwidthGBps: 300, areaMm2: 110 }
    expect(memoryVerdict(hbm, { date: '2023-12-01', country: 'KP' }, facts)).toMatchObject({
      controlled: null,
      embargo: '15 CFR 746.4: embargo of North Korea',
    })
  })

  it('notes an arms embargo, whose rules for end uses are not among these measures', () => {
    expect(verdict('h20', '2024-01-01', 'VE').notes).toEqual([
      'under a US arms embargo (country group D:5): rules for end uses and end users are not covered by these measures',
    ])
    expect(verdict('h20', '2024-01-01', 'SG').notes).toEqual([])
  })

  it('cannot be told of chips that are no US items: their class is for comparison', () => {
    expect(verdict('ascend-910b', '2024-01-01')).toMatchObject({ controlled: null, clause: '3A090.a' })
  })

  it('is told of memory stacks from 31 December 2024 on', () => {
    // A stack of HBM3 has about 819 GB/s on about 110 mm².
    const hbm = { bandwidthGBps: 819, areaMm2: 110 }
    expect(memoryVerdict(hbm, { date: '2024-12-30', country: 'CN' }, facts).controlled).toBe(false)
    expect(memoryVerdict(hbm, { date: '2024-12-31', country: 'CN' }, facts)).toMatchObject({
      controlled: true,
      clause: '3A090.c',
      exception: null,
    })
    expect(
      memoryVerdict({ bandwidthGBps: 300, areaMm2: 110 }, { date: '2025-01-01', country: 'CN' }, facts),
    ).toMatchObject({ exception: 'HBM' })
  })

  it('changes on these days alone', () => {
    expect(daysOfChange(facts)).toEqual([
      '2022-08-26',
      '2022-10-21',
      '2023-01-17',
      '2023-10-23',
      '2023-11-17',
      '2024-12-31',
      '2025-04-09',
      '2026-01-15',
    ])
  })
})

describe('the facts', () => {
  it('have dates in the order in which things happen, a source, and countries that there are', () => {
    for (const {
      id,
      kind,
      issued,
      published,
      effective,
      compliance,
      until,
      rescinded,
      citation,
    } of facts.measures) {
      if (published !== undefined) expect([id, issued <= published]).toEqual([id, true])
      if (compliance !== undefined) expect([id, effective < compliance]).toEqual([id, true])
      for (const end of [until, rescinded])
        if (end !== undefined) expect([id, effective < end]).toEqual([id, true])
      expect([id, citation.includes(' FR ')]).toEqual([id, kind === 'rule'])
    }
    const { codes, groups, tiers, printedTiers: printed } = facts.countries
    const named = [
      ...groups.flatMap(({ members }) => members.map(({ code }) => code)),
      ...[...tiers.one, ...tiers.threeBeside, ...printed.one, ...printed.two, ...printed.three],
      ...facts.measures.flatMap(({ to }) => [...(to.codes ?? []), ...(to.exceptCodes ?? [])]),
    ]
    expect(named.filter((code) => !codes.includes(code))).toEqual([])
    expect(codes).toHaveLength(249)
    const tiersOf = ([1, 2, 3] as const).flatMap((tier) => tierMembers(facts.countries, tier))
    expect(tiersOf.length + facts.countries.unitedStates.length).toBe(codes.length)
  })
})

describe('tiers and quotas', () => {
  it('are complete, and the printed lists partial: 15 of 18, 14, 15 of 25', () => {
    expect(tierMembers(facts.countries, 1)).toHaveLength(18)
    expect(tierOf(facts.countries, 'KR')).toBe(1)
    expect(tierOf(facts.countries, 'US')).toBe(1)
    // 23 under arms embargo and Macau, and Hong Kong, which is treated as China.
    expect(tierMembers(facts.countries, 3)).toHaveLength(25)
    const printed = printedTiers(facts.countries)
    expect(printed.map(({ printed: list }) => list.length)).toEqual([15, 14, 15])
    expect(printed.map(({ isPartial }) => isPartial)).toEqual([true, true, true])
    expect(printed[0]?.missing).toEqual(['GB', 'SE', 'TW'])
    expect(printed.flatMap(({ misplaced }) => misplaced)).toEqual([])
    expect(printed[2]?.missing).toEqual(['HK', 'KP', 'MO', 'NI', 'SD', 'SO', 'SS', 'SY', 'VE', 'ZW'])
  })

  it('come out as printed, in H100: 1,700, 50,000, 100,000 and 320,000', () => {
    const checked = checkQuotas(facts.quotas, 15_832)
    expect(checked.map(({ gpus: inH100 }) => Number(inH100.toFixed(1)))).toEqual([
      1699.1, 49898.9, 99797.9, 319858.5,
    ])
    expect(checked.map(({ agrees }) => agrees)).toEqual([true, true, true, true])
  })

  it('are used up delivery by delivery', () => {
    const tppOf = (chip: string): number => chipPerformance(named('GPU', gpus, chip)).tpp
    const entry = { country: 'IN', consignee: 'a', chip: 'h100', quota: 'lpp' }
    const balances = quotaLedger(
      [
        { ...entry, date: '2025-07-01', count: 1000 },
        { ...entry, date: '2025-06-01', count: 699 },
        { ...entry, date: '2026-06-01', count: 1700 },
        { ...entry, date: '2025-06-01', count: 20_000, chip: 'b200', quota: 'country' },
      ],
      { quotas: facts.quotas, tppOf, tppOfGpu: tppOf('h100') },
    )
    expect(balances).toMatchObject([
      { quota: 'lpp', holder: 'a 2025', entries: 2, usedTpp: 1699 * 15_832, overdrawn: false },
      { quota: 'country', holder: 'IN', remainingTpp: 790e6 - 20_000 * 36_000, overdrawn: false },
      { quota: 'lpp', holder: 'a 2026', overdrawn: true, overdrawnOn: '2026-06-01' },
    ])
    expect(balances[1]?.remainingGpus).toBeCloseTo(70e6 / 15_832, 6)
    expect(() =>
      quotaLedger([{ ...entry, date: '2025-01-01', count: 0.5 }], {
        quotas: facts.quotas,
        tppOf,
        tppOfGpu: 1,
      }),
    ).toThrow('count 0.5: must be a whole number from 1')
  })
})
