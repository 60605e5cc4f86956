import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type TriedCommand, tryCommand } from './tried-command.contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'jevons-fleet-'))
const sample = new URL('../../examples/gpu-rental-synthetic.csv', import.meta.url).pathname
const tried = (...args: string[]): Promise<TriedCommand> => tryCommand(args)

describe('jevons fleet', () => {
  it('lists what was said, of all owners and of one', async () => {
    const { out } = await tried('fleet')
    expect(out).toMatch(/Meta +owned or used +H100 +128,000 +221 MW/)
    expect(out).toContain('Meta: serving: at least 400,000 are more than the 128,000 owned or used')
    expect(out).toContain('table-5: its counts add up to 763,000')
    const { owners, tables } = JSON.parse((await tried('fleet', 'meta', '--json')).out)
    expect(owners).toHaveLength(1)
    expect(owners[0].entries).toHaveLength(5)
    expect(tables).toEqual([])
  })

  it('shows a project with sums, ratios and the gap', async () => {
    const { out } = await tried('fleet', '--project', 'stargate')
    expect(out).toContain('phase-1, capex: parts of 51 in a whole of 50: at least 1 too much')
    expect(out).toContain('phase-1: 54 of 100, 46 missing')
    const { gap, ratios } = JSON.parse((await tried('fleet', '--project', 'stargate', '--json')).out)
    expect(gap.gaps[1]).toMatchObject({ phase: 'final', gapUsdBillion: 446 })
    expect(ratios[0]).toMatchObject({ usdPerGpu: 100_000 })
    expect(ratios[1]).toMatchObject({ usdBillionPerYear: 125 })
  })

  it('takes a project of one’s own', async () => {
    const file = join(folder, 'project.yaml')
    const project = (to: number): string =>
      `id: ours\ntitle: Ours\nsource: board paper\ndate: "2026-11"\nconfidence: high\nannouncedUsdBillion: 3\nphases:\n  - id: first\n    tcoUsdBillion: 3\n    powerGw: 0.1\n    fromYear: 2027\n    toYear: ${to}\n    parts:\n      - {of: tco, name: capex, usdBillion: 2}\n      - {of: tco, name: cost to operate, usdBillion: 1}\nfunding:\n  - {entity: Bank, item: loan, usdBillion: 2, status: signed, counted: true}\n`
    writeFileSync(file, project(2029))
    const { checks, ratios, gap } = JSON.parse((await tried('fleet', '--input', file, '--json')).out)
    expect(checks).toMatchObject([{ addsUp: true }])
    expect(ratios[0]).toMatchObject({ usdBillionPerYear: 1, usdBillionPerGw: expect.closeTo(30, 9) })
    expect(gap.gaps).toEqual([{ phase: 'first', costUsdBillion: 3, gapUsdBillion: 1 }])
    // Told to a tenth, 1.5 is no 2 rounded: what is missing is said, and nothing is rounded away in print.
    const short = project(2029).replace(
      'funding:',
      '      - {of: capex, name: servers, usdBillion: 1.5}\nfunding:',
    )
    writeFileSync(file, short)
    const { out } = await tried('fleet', '--input', file)
    expect(out).toContain('first, tco: 3 of 3, adds up')
    expect(out).toContain('first, capex: 1.5 of 2.0: 0.5 has no part that tells of it')
    writeFileSync(file, project(2026))
    expect((await tried('fleet', '--input', file)).words).toContain(
      'first: ends in 2026, before it begins in 2027',
    )
    writeFileSync(file, 'id: ours\n')
    expect((await tried('fleet', '--input', file)).words).toContain('title')
  })

  it('goes from money to accelerators to power', async () => {
    const asked = ['fleet', '--capex', '50e9', '--usd-per-gpu', '50000', '--gpu', 'gb200']
    const built = JSON.parse((await tried(...asked, '--json')).out)
    expect(built).toMatchObject({ gpus: 1e6, kwPerGpu: 2.1, megawatts: 2100 })
    expect((await tried(...asked, '--explain')).out).toContain('1,000,000 · 2.1 / 1000 = 2,100 MW')
    const slip = ['--usd-per-gpu', '50000', '--kw', '1']
    expect((await tried('fleet', '--capex', '50', ...slip)).out).toContain('less than one accelerator')
    expect((await tried('fleet', '--capex', '1e300', ...slip)).words).toContain(
      '--capex must be a number between',
    )
    expect((await tried('fleet', '--capex', '50e9')).words).toContain('--usd-per-gpu 50000')
    expect((await tried(...asked.slice(0, 5), '--gpu', 'l20')).words).toContain('name it with --kw')
    expect((await tried('fleet', 'nobody')).words).toContain('no fleet of "nobody": there are OpenAI,')
    expect((await tried('fleet', '--project', 'x')).words).toContain('there are stargate')
  })
})

describe('jevons rental', () => {
  it('reads a table of quotes: an index a model, with what was matched and what was missing', async () => {
    const { indices } = JSON.parse((await tried('rental', sample, '--json')).out)
    expect(indices.map(({ name }: { name: string }) => name)).toEqual(['H100', 'H200'])
    const [h100, h200] = indices
    expect(h100).toMatchObject({ series: 6, weighted: true })
    expect(h100.days.map(({ missing }: { missing: number }) => missing)).toEqual([
      0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0,
    ])
    expect(h100.days[8]).toMatchObject({ returned: 1, matched: 6 })
    expect(h200.days[4]).toMatchObject({ entered: 1 })
    // The sample was made with a fall of 1.2 % a day.
    expect(h100.days.at(-1).index / 100).toBeCloseTo(Math.exp(-0.012 * 13), 2)
    const { out: csv } = await tried('rental', sample, '--csv', '--by', 'model-region')
    expect(csv.split('\n')).toHaveLength(2 + 14 * 6)
    expect((await tried('rental', sample)).out).toContain('H100: 6 series, regions weighted by capacity')
  })

  it('says in one line what is wrong', async () => {
    const file = join(folder, 'quotes.csv')
    writeFileSync(file, 'date,region,model,usdPerGpuHour\n2026-01-01,us,H100,-2\n')
    expect((await tried('rental', file)).words).toMatch(/quotes\.csv: row 1 \(line 2\): usdPerGpuHour/)
    writeFileSync(file, 'date,region,model,usdPerGpuHour\n1 January,us,H100,2\n')
    expect((await tried('rental', file)).words).toContain('must be a day such as 2026-01-31')
    expect((await tried('rental', join(folder, 'none.csv'))).words).toContain('no such file')
    expect((await tried('rental', sample, '--by', 'colour')).words).toContain('--by must be model, region')
  })
})
