import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type TriedCommand, tryCommand } from './tried-command.contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'jevons-tco-'))

const tco = (...args: string[]): Promise<TriedCommand> => tryCommand(['tco', ...args])
const example = (...args: string[]): Promise<TriedCommand> => tco('--example', 'hopper-60k', ...args)

describe('jevons tco', () => {
  it('tells by which method the printed total comes about', async () => {
    const { out } = await example('--json')
    const document = JSON.parse(out)
    expect(Math.abs(document.methods.straightLine.totalUsdMillion - 2573)).toBeLessThan(0.5)
    expect(Math.abs(document.methods.annuity.totalUsdMillion - 3147.7)).toBeLessThan(0.1)
    expect(document).toMatchObject({ reproduces: 'straightLine', alsoReproduces: [] })
    expect(document.table.total).toMatchObject({ count: 60_000, opexUsdMillion: 944, gpuPriceUsd: null })
    expect(document.table.columns[0]).toMatchObject({ gpu: 'A100', otherServerCapexUsdPerGpu: 10_216 })
    expect(document.checks).toHaveLength(11)
    const row = (name: string) => document.table.columns.map((column: Record<string, number>) => column[name])
    expect(row('otherServerCapexUsdPerGpu')).toEqual([10_216, 11_728, 11_728, 11_728])
    expect(row('opexUsdPerGpuYear')).toEqual([3925, 3225, 4250, 5750])
    expect(document.impliedKrwRate).toMatchObject({ rate: expect.closeTo(1321.4, 1) })
    const other = JSON.parse((await example('--printed', '3148', '--json')).out)
    expect(other.reproduces).toBe('annuity')
    const none = JSON.parse((await example('--printed', '2600', '--json')).out)
    expect(none.reproduces).toBeNull()
  })

  it('does not fit the other exchange rates of the same print: 1,400 and 1,456 are outside what 3.4 tn allows', async () => {
    const { impliedKrwRate, krw } = JSON.parse((await example('--json')).out)
    const fits = krw.filter(
      ({ rate }: { rate: number }) => rate >= impliedKrwRate.low && rate < impliedKrwRate.high,
    )
    expect(fits.map(({ rateDate }: { rateDate: string }) => rateDate)).toEqual(['2025-02-07', '2024-02-02'])
    const rates = krw.map(({ rate }: { rate: number }) => rate)
    expect(rates).toEqual([1321.4, 1400, 1456, 1321.9])
    // L01: rates of one document that are more than 3 % apart.
    expect(1456 / 1321.4 - 1).toBeGreaterThan(0.03)
  })

  it('is readable, explains its formula, and writes its sensitivity as a drawing', async () => {
    const svg = join(folder, 'tornado.svg')
    const { out } = await example('--svg', svg, '--krw-rate', '1450', '--krw-date', '2025-02-07')
    expect(out).toContain('2,573 is straight line + opex; no other method here gives it.')
    expect(out).toContain('KRW 3.730 tn  at 1,450.0 of 2025-02-07')
    expect(readFileSync(svg, 'utf8')).toContain('server capex per GPU')
    const explained = await example('--method', 'annuity', '--explain')
    expect(explained.out).toContain('n · (K − R / (1 + r)^n) · r / (1 − (1 + r)^−n)')
    expect(explained.out).toContain('4 · (1,628.56 − 0 / (1 + 0.133)^4) · 0.133 / (1 − (1 + 0.133)^−4)')
    const korean = await example('--explain', '--lang', 'ko')
    expect(korean.out).toContain('총소유비용(TCO): 합계 = 자본 + 운영 = 1,628.56 + 944 = 2,572.56 백만 달러')
    expect((await example('--explain', '--lang', 'ja')).words).toContain('--lang must be en or ko, not "ja"')
  })

  it('prices power itself where it is asked to, by kilowatt-hour and cooling or by kilowatt-month', async () => {
    const columns = async (...args: string[]) =>
      JSON.parse((await example(...args, '--json')).out).table.columns
    const [air] = await columns('--usd-per-kwh', '0.1', '--cooling', 'air')
    expect(air.opexUsdPerGpuYear).toBeCloseTo(0.81 * 1.56 * 8760 * 0.1, 6)
    const [liquid] = await columns('--usd-per-kwh', '0.1', '--cooling', 'liquid')
    expect(liquid.opexUsdPerGpuYear).toBeCloseTo(0.81 * 1.15 * 8760 * 0.1, 6)
    const [rented] = await columns('--usd-per-kw-month', '130', '--residual', '0.1', '--network', '3000')
    expect(rented.opexUsdPerGpuYear).toBeCloseTo(0.81 * 12 * 130, 6)
    expect(rented.totalUsdMillion).toBeCloseTo(0.9 * 267.16 + rented.opexUsdMillion, 6)
  })

  it('takes a cluster of one’s own, in YAML or JSON', async () => {
    const file = join(folder, 'own.yaml')
    writeFileSync(
      file,
      'name: own\nlifeYears: 5\nwacc: 0.1\nutilisation: 0.5\ngroups:\n  - gpu: H100\n    count: 8\n    serverCapexUsdPerGpu: 30000\n    power: {kwPerGpu: 1.3, usdPerKwh: 0.1, pue: 1.3}\n',
    )
    const { out } = await tco('--input', file, '--method', 'straightLine', '--json')
    const { table, reproduces, printed, checks } = JSON.parse(out)
    expect(table.total.usdPerGpuHour).toBeCloseTo((30_000 / 5 / 8760 + 1.3 * 1.3 * 0.1) / 0.5, 9)
    expect({ reproduces, printed, checks }).toEqual({ reproduces: null, printed: null, checks: [] })
  })

  it('carries stated ranges through: each on its own, and all at once', async () => {
    const file = join(folder, 'ranges.json')
    const cluster = {
      name: 'own',
      lifeYears: 4,
      wacc: 0.1,
      groups: [
        {
          gpu: 'H100',
          count: 8,
          serverCapexUsdPerGpu: 30_000,
          power: { kwPerGpu: 1, usdPerKwh: 0.1, pue: 1.2 },
        },
      ],
      ranges: { wacc: [0.05, 0.15], usdPerKwh: [0.05, 0.2] },
    }
    writeFileSync(file, JSON.stringify(cluster))
    const { out } = await tco('--input', file, '--json')
    const { sensitivity, overRanges, methods } = JSON.parse(out)
    const bars = sensitivity.bars.map((bar: { input: string; low: { input: number } }) => [
      bar.input,
      bar.low.input,
    ])
    expect(bars).toContainEqual(['wacc', 0.05])
    expect(overRanges.value).toBeCloseTo(methods.annuity.totalUsdMillion, 9)
    const at = (rate: number, kwh: number): number =>
      (0.24 * (4 * rate)) / (1 - (1 + rate) ** -4) + (8 * 4 * 1.2 * 8760 * kwh) / 1e6
    expect(overRanges.low).toBeCloseTo(at(0.05, 0.05), 9)
    expect(overRanges.high).toBeCloseTo(at(0.15, 0.2), 9)
    const straight = await tco('--input', file, '--method', 'straightLine')
    expect(straight.out).toContain('The stated range of WACC moves nothing: straightLine does not reckon')
    expect(straight.out).not.toContain('electricity per kWh moves nothing')
    writeFileSync(file, JSON.stringify({ ...cluster, ranges: { wacc: [0.2, 0.3] } }))
    expect((await tco('--input', file)).words).toContain('range of wacc 0.2 to 0.3: must hold its value 0.1')
    const air = await example('--usd-per-kwh', '0.1', '--cooling', 'air')
    expect(air.out).toContain('Over all stated ranges at once')
  })

  it('says in one line what is wrong', async () => {
    const wrong = join(folder, 'wrong.json')
    const words = async (...args: string[]): Promise<string> => (await tco(...args)).words
    expect(await words()).toContain('say which cluster: --example hopper-60k, or --input FILE')
    expect(await words('--example', 'nobody')).toBe('jevons: --example nobody: there are hopper-60k')
    expect((await example('--method', 'sum')).words).toContain('method sum: there are straightLine')
    expect((await example('--printed', 'about 2.5k')).words).toContain('must be a number as it was printed')
    expect((await example('--pue', '1.2')).words).toContain('name its price with --usd-per-kwh')
    expect((await example('--krw-rate', '1400')).words).toContain('--krw-date')
    writeFileSync(
      wrong,
      '{"name": "x", "lifeYears": 4, "wacc": 0.1, "groups": [{"gpu": "H100", "count": 8}]}',
    )
    expect(await words('--input', wrong)).toContain('groups.0.serverCapexUsdPerGpu')
    writeFileSync(wrong, '{"name": "x", "lifeYears": 4, "wacc": 0.1, "groups": [], "opexKrwMillion": 3}')
    expect(await words('--input', wrong)).toMatch(/wrong\.json: .*(unknown key opexKrwMillion|groups)/)
    writeFileSync(
      wrong,
      '{"name": "x", "lifeYears": 4, "wacc": 0.1, "groups": [{"gpu": "H100", "count": 8, "serverCapexUsdPerGpu": 1, "opexUsdMillion": 1, "otherOpexUsdPerGpuYear": 5}]}',
    )
    expect(await words('--input', wrong)).toContain('holds the whole cost to operate')
    writeFileSync(wrong, 'a: [')
    expect(await words('--input', wrong)).toContain('neither JSON nor YAML')
  })
})
