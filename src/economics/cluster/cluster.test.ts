import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explanationLines } from '../explained.ts'
import { rounded } from '../printed.ts'
import { type Cluster, outlayOf } from './cluster.ts'
import { costsByMethod, explainCost } from './cluster-cost.ts'
import { costMethod, costMethods, recoveryFactor } from './cost-methods.ts'
import { decomposeOpex } from './opex-decomposition.ts'
import { checkPrintedCluster, methodsAgainstPrint, type PrintedCluster } from './printed-cluster.ts'
import { tornado } from './sensitivity.ts'

const file = new URL('../../../data/economics/clusters.json', import.meta.url)
const facts = JSON.parse(readFileSync(file, 'utf8')) as {
  clusters: readonly (Cluster & { id: string; printed: PrintedCluster })[]
}
const [hopper] = facts.clusters
if (hopper === undefined) throw new Error('no example')
const printed = rounded(hopper.printed.total.totalUsdMillion)

describe('the cost of the printed cluster', () => {
  it('is by each method what the reference computes', () => {
    const costs = costsByMethod(hopper)
    const totals = Object.fromEntries(
      Object.entries(costs).map(([id, cost]) => [id, cost.totalUsdMillion]),
    ) as Record<string, number>
    expect(totals.straightLine).toBeCloseTo(2572.56, 2)
    const near = {
      annuity: 3147.7,
      annuityMonthlyNominal: 3052.8,
      annuityMonthlyEffective: 3023.8,
      annuityDue: 2889.0,
      averageCapital: 3005.8,
      annuityOnly: 2203.7,
      simpleInterestOnly: 2495.0,
      capexAndPresentValueOfOpex: 2326.2,
    }
    for (const [id, total] of Object.entries(near))
      expect(Math.abs((totals[id] ?? 0) - total)).toBeLessThan(0.06)
  })

  it('binds capital by the multiples of the reference', () => {
    const costs = costsByMethod(hopper)
    expect(recoveryFactor(0.133, 4)).toBeCloseTo(0.338292, 6)
    expect(costs.annuity.capitalPerPrice).toBeCloseTo(1.353168, 5)
    expect(costs.annuityMonthlyNominal.capitalPerPrice).toBeCloseTo(1.294878, 5)
    expect(costs.annuityMonthlyEffective.capitalPerPrice).toBeCloseTo(1.277075, 5)
    expect(costs.annuityDue.capitalPerPrice).toBeCloseTo(1.194323, 5)
    expect(costs.averageCapital.capitalPerPrice).toBeCloseTo(1.266, 9)
    expect(costs.averageCapitalByYear.capitalPerPrice).toBeCloseTo(1.3325, 9)
    expect(costs.simpleInterest.capitalPerPrice).toBeCloseTo(1.532, 9)
    expect(costs.bullet.capitalPerPrice).toBeCloseTo(1.647858, 5)
  })

  it('prints as 2,573 by the straight line alone, although the note says a WACC was applied', () => {
    const against = methodsAgainstPrint(hopper, printed, 0)
    expect(against.filter(({ reproduces }) => reproduces).map(({ method }) => method)).toEqual([
      'straightLine',
    ])
    expect(against[0]?.total).toEqual({
      value: expect.closeTo(2572.56, 9),
      low: expect.closeTo(2570.56, 9),
      high: expect.closeTo(2574.56, 9),
    })
    expect(
      methodsAgainstPrint(hopper, rounded(3148), 0).filter(({ reproduces }) => reproduces),
    ).toMatchObject([{ method: 'annuity' }])
  })

  it('agrees with every printed row and column once rounding is allowed for', () => {
    const checks = checkPrintedCluster(hopper, hopper.printed)
    expect(checks).toHaveLength(11)
    expect(checks.filter((check) => !check.agrees)).toEqual([])
    const notes = Object.fromEntries(checks.flatMap(({ where, note }) => (note ? [[where, note]] : [])))
    expect(notes).toEqual({
      'server capex, total': 'the printed columns add up to 1628: rounding, no error',
      'total, A100':
        'the printed parts add up to 394; rounding allows it with a cost to operate from 157.34 to under 157.50',
    })
    const wrong = { ...hopper.printed, total: { ...hopper.printed.total, totalUsdMillion: 2580 } }
    expect(checkPrintedCluster(hopper, wrong).filter((check) => !check.agrees)).toMatchObject([
      { where: 'total, total' },
    ])
  })

  it('is by the printed totals what the reference says of a GPU-hour', () => {
    const hours = hopper.groups.map((group) => outlayOf(hopper, [group]).gpuHours)
    const perHour = hopper.printed.columns.map(({ totalUsdMillion }, place) =>
      Number(((totalUsdMillion * 1e6) / (hours[place] ?? 0)).toFixed(3)),
    )
    expect(perHour).toEqual([1.127, 1.06, 1.39, 1.647])
  })

  it('can be read as interest and operations, by one way that fits and one that leaves nothing', () => {
    const rows = decomposeOpex(hopper)
    const by = (interest: string) => rows.filter((row) => row.interest === interest)
    expect(by('annuity').map((row) => Math.round(row.operationsUsdPerGpuYear))).toEqual([
      1831, 1086, 1449, 2684,
    ])
    expect(by('annuity').map((row) => Math.round(row.operationsUsdPerKwMonth ?? 0))).toEqual([
      188, 94, 94, 175,
    ])
    expect(by('simpleInterest').map((row) => Number(row.operationsUsdMillion.toFixed(1)))).toEqual([
      30.8, 0.3, 1.2, 45.2,
    ])
  })

  it('explains itself down to what was given, with only the inputs that a method takes', () => {
    expect(explanationLines(explainCost(costMethod('straightLine'), hopper))).toEqual([
      'cost of a GPU-hour: perGpuHour = total · 1000000 / hours = 2,572.56 · 1000000 / 2,102,400,000 = 1.22363 USD/GPU-h'.replace(
        '2,102,400,000',
        '2.1024e9',
      ),
      '  total cost of ownership: total = capital + operating = 1,628.56 + 944 = 2,572.56 USD mn',
      '    straight-line depreciation: capital = K − R = 1,628.56 − 0 = 1,628.56 USD mn',
      '      price of servers and network, with tax: K = 1,628.56 USD mn',
      '      worth at the end: R = 0 USD mn',
      '    cost to operate, as it is: operating = O = 944 = 944 USD mn',
      '      cost to operate over the whole life: O = 944 USD mn',
      '  GPU-hours over the life: hours = 2.1024e9 GPU-h',
    ])
  })
})

describe('a cluster of one’s own', () => {
  const own: Cluster = {
    name: 'own',
    groups: [
      {
        gpu: 'H100',
        count: 1000,
        serverCapexUsdPerGpu: 30_000,
        networkCapexUsdPerGpu: 3000,
        otherOpexUsdPerGpuYear: 500,
        power: { kwPerGpu: 1.3, load: 0.8, pue: 1.25, usdPerKwh: 0.1 },
      },
    ],
    lifeYears: 5,
    wacc: 0.1,
    residualShare: 0.1,
    taxShare: 0.05,
    utilisation: 0.5,
  }

  it('has its power priced by the kilowatt-hour with PUE, or all-in by the kilowatt-month', () => {
    expect(outlayOf(own)).toEqual({
      capexUsdMillion: expect.closeTo(33 * 1.05, 9),
      residualUsdMillion: expect.closeTo(3.3, 9),
      opexUsdMillion: expect.closeTo((1000 * 5 * (500 + 1.3 * 0.8 * 1.25 * 8760 * 0.1)) / 1e6, 9),
      gpuHours: 1000 * 5 * 8760 * 0.5,
    })
    const rented = own.groups.map((group) => ({ ...group, power: { kwPerGpu: 1.3, usdPerKwMonth: 130 } }))
    expect(outlayOf(own, rented).opexUsdMillion).toBeCloseTo((1000 * 5 * (500 + 1.3 * 12 * 130)) / 1e6, 9)
  })

  it('refuses numbers outside their domain in one line', () => {
    const [group] = own.groups
    if (group === undefined) throw new Error('no group')
    expect(() => outlayOf({ ...own, lifeYears: 0 })).toThrow('lifeYears 0: must be above 0')
    expect(() => outlayOf({ ...own, utilisation: 1.5 })).toThrow('utilisation 1.5: must be from 0 to 1')
    expect(() => outlayOf(own, [{ ...group, power: { kwPerGpu: 1, pue: 0.9 } }])).toThrow('pue 0.9')
    expect(() => costMethod('sum')).toThrow('method sum: there are straightLine, annuity,')
  })

  it('costs more with capital that costs something, less with a residual, and without interest all annuities are a straight line', () => {
    const arbitrary = fc.record({
      K: fc.double({ min: 1, max: 1e4, noNaN: true }),
      share: fc.double({ min: 0, max: 0.9, noNaN: true }),
      // With r · n above 2 the average binds more than it saves: an approximation for ordinary rates and lives.
      r: fc.double({ min: 0.001, max: 0.15, noNaN: true }),
      n: fc.integer({ min: 1, max: 12 }),
    })
    fc.assert(
      fc.property(arbitrary, ({ K, share, r, n }) => {
        for (const { id, capital } of costMethods) {
          const worth = capital.of({ K, R: K * share, r, n })
          expect(worth).toBeLessThanOrEqual(capital.of({ K, R: 0, r, n }) + 1e-9 * K)
          if (id === 'capexAndPresentValueOfOpex') continue
          expect(worth).toBeGreaterThanOrEqual(K * (1 - share) - 1e-6 * K)
          expect(capital.of({ K, R: K * share, r: 0, n })).toBeCloseTo(K * (1 - share), 6)
        }
      }),
      { seed: 7, numRuns: 200 },
    )
  })

  it('is most moved by its longest bar, and not by inputs that the method or the cluster lacks', () => {
    const { value, bars } = tornado(own, costMethod('annuity'))
    expect(bars.map(({ input }) => input)).toEqual([
      'serverCapexUsdPerGpu',
      'lifeYears',
      'wacc',
      'usdPerKwh',
      'pue',
      'networkCapexUsdPerGpu',
      'residualShare',
      'otherOpexUsdPerGpuYear',
    ])
    const [longest] = bars
    expect(longest?.low.outcome).toBeLessThan(value)
    expect(longest?.high.outcome).toBeGreaterThan(value)
    const straight = tornado(own, costMethod('straightLine'), { outcome: 'usdPerGpuHour' })
    expect(straight.bars.map(({ input }) => input)).toContain('utilisation')
    expect(straight.bars.map(({ input }) => input)).not.toContain('wacc')
    const ranged = tornado(own, costMethod('annuity'), { ranges: { wacc: [0, 0.3] } })
    expect(ranged.bars[0]).toMatchObject({ input: 'wacc', low: { input: 0 }, high: { input: 0.3 } })
  })
})
