import { describe, expect, it } from 'vitest'
import {
  builtOut,
  checkFunding,
  checkParts,
  explainBuildOut,
  explanationLines,
  fleetSum,
  fleetsByOwner,
  fundingGap,
  phaseRatios,
} from '#economics'
import { readFleets } from './fleets.ts'
import { readGpuHourPrices } from './gpu-hour-prices.ts'

const { entries, tables, projects } = readFleets()
const [stargate] = projects
if (stargate === undefined) throw new Error('no project')
const [phase] = stargate.phases
if (phase === undefined) throw new Error('no phase')

describe('fleets', () => {
  it('are entries with a day and a source each: Meta has five, of which two cannot be true beside the table', () => {
    const meta = fleetsByOwner(entries).find(({ owner }) => owner === 'Meta')
    expect(meta?.entries.map(({ count }) => count)).toEqual([128_000, 16_000, 400_000, 600_000, 1_300_000])
    expect(meta?.disagreeing).toHaveLength(2)
    expect(meta?.spread).toBeCloseTo(81.25, 9)
    expect(
      fleetsByOwner(entries).flatMap(({ owner, disagreeing }) => (disagreeing.length ? [owner] : [])),
    ).toEqual(['Meta'])
  })

  it('recompute where the print can: the sum of table 5, serving by training, 100,000 more than last year', () => {
    const [table] = tables
    if (table === undefined) throw new Error('no table')
    expect(fleetSum(entries, table)).toBe(763_000)
    const count = (measure: string): number =>
      entries.find((entry) => entry.owner === 'Meta' && entry.measure.startsWith(measure))?.count ?? 0
    expect(count('serving') / count('training')).toBe(25)
    expect(count('expected') - count('bought') - count('bought')).toBe(100_000)
    const deepseek = [10_000, 30_000, 10_000, 10_000].reduce((sum, one) => sum + one, 0)
    expect(entries.find(({ owner }) => owner === 'DeepSeek')?.count).toBe(deepseek)
  })
})

describe('a project of several years', () => {
  it('has parts that add up, and capex whose parts do not: 51 in 50', () => {
    expect(checkParts(phase)).toMatchObject([
      { where: 'phase-1, tco', whole: 100, sum: 100, addsUp: true, excess: 0 },
      { where: 'phase-1, capex', whole: 50, sum: 51, addsUp: false, excess: 1 },
    ])
    expect(checkFunding(stargate.funding)).toMatchObject([{ whole: 50, sum: 50, addsUp: true }])
    const half = {
      ...phase,
      parts: phase.parts.map((part) => (part.name === 'data centre' ? { ...part, usdBillion: 0.4 } : part)),
    }
    expect(checkParts(half)[1]?.addsUp).toBe(true)
  })

  it('is funded with 54 of 100, and 446 are missing to the 500 of the whole', () => {
    const gap = fundingGap(stargate)
    expect(gap.countedUsdBillion).toBe(54)
    expect(gap.byStatus).toEqual({ 'not executed': 19, negotiating: 25, 'in progress': 10 })
    expect(gap.gaps.map(({ gapUsdBillion }) => gapUsdBillion)).toEqual([46, 446])
    expect(stargate.announcedUsdBillion).not.toBe(phase.tcoUsdBillion)
  })

  it('comes to 100,000 dollars and 2.2 kW for each of a million accelerators', () => {
    const ratios = phaseRatios(phase)
    expect(ratios).toMatchObject({ usdPerGpu: 100_000, tcoPerCapex: 2 })
    expect(ratios.kwPerGpu).toBeCloseTo(2.2, 9)
    expect(ratios.usdBillionPerGw).toBeCloseTo(45.45, 2)
    const oracle = stargate.funding.filter(({ entity }) => entity === 'Oracle')
    expect((oracle[0]?.usdBillion ?? 0) / (oracle[1]?.usdBillion ?? 1)).toBeCloseTo(1.667, 3)
  })
})

describe('money', () => {
  it('comes to accelerators and those to power', () => {
    const asked = { capexUsd: 50e9, usdPerGpu: 50_000, kwPerGpu: 2.2 }
    const built = builtOut(asked)
    expect(built).toMatchObject({ gpus: 1e6, megawatts: 2200 })
    expect(built.usdPerWatt).toBeCloseTo(22.727, 3)
    expect(built.terawattHoursPerYear).toBeCloseTo(19.272, 3)
    expect(explanationLines(explainBuildOut(asked))[0]).toContain('GPUs · kW / 1000')
    expect(() => builtOut({ ...asked, usdPerGpu: 0 })).toThrow('usdPerGpu 0: must be above 0')
  })

  it('is what others say of a GPU-hour in the order of the printed table', () => {
    const h100 = readGpuHourPrices().rows.find(({ gpu }) => gpu === 'h100')
    // Table 1 of the weekly comes to 1.647 for H100.
    expect([h100?.hyperscalerUsd, h100?.neocloudUsd]).toEqual([1.3, 1.69])
  })
})
