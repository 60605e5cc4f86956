import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { NoteCell, NoteExhibit, NoteLanguage, NoteTableContent } from '../../write/note-book.ts'
import { written } from '../../write/note-formats.ts'
import { packagedIssue } from '../printed-facts.ts'
import { readIssueTables, readSampleMarket } from '../read-issue-tables.ts'
import { weeklyFacts } from '../weekly-facts.ts'
import { exhibitNames, exhibitOf } from './exhibits.ts'

/** Tables 10 and 11 as printed: ticker, price, market value in KRW tn, returns over six windows, day of the results. */
const peers: readonly (readonly [string, number, number, readonly number[], string])[] = [
  ['AAPL', 227.63, 4978, [-0.1, -3.8, 0.4, 5.6, 21.1, -9], '05-02'],
  ['TSLA', 361.62, 1693, [-5.7, -8.4, 12.6, 80.8, 86.8, -10.5], '04-23'],
  ['005930', 53900, 322, [5.7, -2.5, -4.8, -26.9, -25.7, 1.3], '04-04'],
  ['QCOM', 167.96, 270, [-1.3, 7, -1.2, 3.2, 13.4, 9.3], '05-01'],
  ['SNAP', 10.92, 27, [-2.2, -12.4, -9.1, 20.7, -1.7, 1.4], '04-25'],
  ['259960', 383000, 18, [6.4, 14.3, 17.8, 30.1, 79, 22.6], '02-11'],
  ['ADBE', 433.07, 274, [-1.3, 6.7, -12.5, -19.2, -31, -2.6], '03-14'],
  ['CRM', 325.83, 454, [-4, 2.5, 1.3, 29.4, 12.5, -2.5], '02-26'],
  ['NOW', 1008.29, 302, [-1.2, -1.6, 0, 24.3, 24, -4.9], '04-24'],
  ['CRWD', 421.59, 151, [6, 20.9, 27.7, 75, 28, 23.2], '03-05'],
  ['IBM', 252.34, 340, [-2.6, 15.6, 19.8, 33.7, 40, 15.5], '04-24'],
  ['ACN', 385.98, 352, [0.2, 10.8, 9, 23.2, 5.6, 10.2], '03-20'],
  ['SAP', 271, 500, [3, 10.2, 22.4, 42.7, 63, 14.7], '04-22'],
  ['INFO', 1888.75, 130, [1.4, -4, 3.2, 7.9, 16.7, 0.5], '04-17'],
  ['TCS', 4026.9, 242, [-1, -3.9, -1.1, -2.8, 0.4, 0.2], '04-11'],
  ['MRNA', 32.6, 18, [-10.8, -22.8, -30.4, -61.6, -62.7, -21.6], '02-14'],
  ['ILMN', 111.06, 26, [-15.3, -18.8, -26.5, -10.1, -17.1, -16.9], '05-02'],
  ['328130', 68500, 2, [6.5, 3.3, 72.1, 103.9, 21, 7.4], '03-21'],
  ['MDB', 277.87, 30, [3.4, 13.3, -4.2, 18.3, -44.5, 19.4], '03-07'],
  ['NET', 166.66, 84, [21.8, 48, 82.6, 114.5, 54.4, 54.8], '05-02'],
  ['PLTR', 110.85, 367, [32.4, 64.8, 89.8, 269.4, 354.7, 46.6], '05-06'],
  ['6682', 57.4, 5, [-0.9, 39.2, 41.2, 30.6, 33.5, 12.7], '03-20'],
  ['GOOGL', 185.34, 3304, [-7.9, -3.5, 4, 13.5, 24.8, -2.1], '04-25'],
  ['META', 714.52, 2635, [2.4, 16, 21.3, 38.2, 53.2, 22], '04-24'],
  ['9988', 104.8, 372, [11.5, 31.7, 11.5, 34.6, 54.5, 27.2], '02-20'],
  ['9888', 89.35, 47, [5.8, 15, 0.4, 7.4, -11.7, 8], '02-18'],
  ['20', 1.77, 12, [4.7, 38.3, 3.5, 59.5, 115.9, 18.8], '03-26'],
  ['035420', 229000, 36, [5.5, 13.4, 31.2, 39.9, 11.2, 15.1], '05-07'],
  ['MSFT', 409.75, 4434, [-0.3, -2.2, -2.8, 1.3, -1.8, -2.8], '04-25'],
  ['AMZN', 229.15, 3535, [-3.5, 4.7, 10.1, 37.3, 31.4, 4.4], '04-30'],
  ['ORCL', 174.46, 710, [3.5, 12.9, -7.6, 32.8, 51.2, 5], '03-11'],
  ['9984', 9486, 134, [0.3, 2.5, 1.3, 25.3, 19.3, 3.3], '02-12'],
  ['NVDA', 129.84, 4629, [11.3, -4.5, -12, 24, 80.1, -3.3], '02-26'],
  ['AVGO', 224.87, 1534, [3.3, 0.2, 22.8, 52.5, 77.5, -3], '03-06'],
  ['AMD', 107.56, 254, [-5.9, -7.3, -27.3, -19.9, -37.6, -11], '04-30'],
  ['INTC', 19.1, 120, [-1.4, -0.3, -27.1, -3.1, -55.4, -4.7], '04-25'],
  ['MU', 92.3, 150, [2.6, -7.1, -17.4, -0.6, 8.3, 9.7], '03-20'],
  ['000660', 201500, 147, [5.6, -1, 0.5, 17.7, 41.8, 15.9], '04-25'],
  ['SNPS', 525.82, 118, [1.1, 6.8, -6.4, 0.2, -8.6, 8.3], '02-26'],
  ['APH', 69.8, 123, [-0.5, -0.6, -5.3, 12, 33.7, 0.5], '04-23'],
  ['VRT', 121.38, 66, [7.8, -5.9, -3.4, 70, 91.3, 6.8], '02-12'],
  ['ARM', 162.51, 249, [4.4, 15.7, 10.2, 38.9, 41.1, 31.7], '05-08'],
  ['MRVL', 110.62, 139, [-2.6, -3.2, 18, 82.9, 61.2, 0.2], '03-05'],
  ['981', 46.45, 92, [10.9, 43.6, 62.7, 180.2, 226.2, 46.1], '02-11'],
  ['2330', 1105, 1273, [3.3, 0.5, 1.8, 19.3, 73.9, 2.8], '04-18'],
  ['2382', 251, 43, [3.3, -11.5, -23.5, 0.4, 1.7, -12.5], '03-17'],
  ['3231', 104, 13, [4, 1, -15.8, 6.9, -14.5, 0], '05-12'],
  ['3661', 3500, 13, [18.6, 18.8, 44.6, 57.7, -14, 6.7], '03-03'],
]

const facts = weeklyFacts({
  tables: await readIssueTables(fileURLToPath(packagedIssue)),
  sample: await readSampleMarket(),
})

function tableOf(name: string, language: NoteLanguage = 'en'): NoteTableContent {
  const exhibit = exhibitOf(name, facts, language)
  if (!exhibit || !('rows' in exhibit)) throw new Error(`${name} is no table`)
  return exhibit
}

function valuesOf(cells: readonly NoteCell[]): readonly number[] {
  return cells.flatMap((cell) => (cell === null || typeof cell === 'string' ? [] : [cell.explained.value]))
}

function textsOf(cells: readonly NoteCell[]): readonly string[] {
  return cells.map((cell) =>
    cell === null
      ? '—'
      : typeof cell === 'string'
        ? cell
        : (written(cell.explained.value, cell.format, 'en') ?? ''),
  )
}

function rowOf(table: NoteTableContent, label: string): readonly NoteCell[] {
  const row = table.rows.find(({ cells: [first] }) => first === label)
  if (!row) throw new Error(`no row ${label}`)
  return row.cells
}

describe('the exhibits of the weekly', () => {
  it.each([
    ['GPUs', [10_000, 30_000, 10_000, 10_000, 60_000]],
    ['GPU price (USD)', [13_500, 12_500, 20_000, 23_000]],
    ['Server capex per GPU (USD)', [23_716, 24_228, 31_728, 34_728]],
    ['Server capex', [237, 727, 317, 347, 1629]],
    ['Cost to operate', [157, 387, 170, 230, 944]],
    ['TCO over 4 years', [395, 1114, 487, 577, 2573]],
  ])('have table 1 with the printed row %s', (label, values) => {
    expect(valuesOf(rowOf(tableOf('cluster'), label))).toEqual(values)
  })

  it('tell which of the methods gives the printed total of table 1', () => {
    const { rows } = tableOf('methods')
    const yes = rows.filter(({ cells }) => cells.at(-1) === 'yes')
    expect(yes).toHaveLength(1)
    expect(valuesOf(yes[0]?.cells ?? [])[0]).toBeCloseTo(2572.56, 6)
    expect(rows.flatMap(({ cells }) => valuesOf(cells)).some((value) => Math.abs(value - 3147.7) < 0.1)).toBe(
      true,
    )
  })

  it('compute the effect of each technique of table 2', () => {
    const values = tableOf('techniques').rows.flatMap(({ cells }) => valuesOf(cells))
    for (const expected of [0.9334, 37 / 671, 1.85, 0.5])
      expect(values.some((value) => Math.abs(value - expected) < 5e-5)).toBe(true)
    const [first] = tableOf('acceptance').rows
    expect(valuesOf(first?.cells ?? [])).toEqual([1.5, 1.75, 1.875])
  })

  it.each([
    ['FP8/INT8, dense (TFLOPS)', ['296', '1,979']],
    ['Performance density (TPP/mm²)', ['2.9', '19.4']],
    ['TDP (W)', ['400', '700']],
    ['NVLink (GB/s, both directions)', ['900', '900']],
    ['Memory (GB)', ['96', '80']],
    ['Total processing performance (TPP)', ['2,368', '15,832']],
  ])('have table 3 with the printed row %s', (label, texts) => {
    expect(textsOf(rowOf(tableOf('chips'), label)).slice(1, 3)).toEqual(texts)
  })

  it('have the tiers and quotas of table 4', () => {
    expect(tableOf('tiers').rows.map(({ cells }) => valuesOf(cells)[0])).toEqual([15, 14, 15])
    expect(tableOf('quotas').rows.map(({ cells }) => Math.round(valuesOf(cells)[1] ?? 0))).toEqual([
      1699, 49_899, 99_798, 319_859,
    ])
  })

  it('have every fleet of table 5 with its day, and their sum', () => {
    const table = tableOf('fleets')
    for (const [owner, count] of Object.entries({
      OpenAI: 100_000,
      Anthropic: 75_000,
      Meta: 128_000,
      xAI: 200_000,
      Amazon: 100_000,
      Google: 100_000,
      DeepSeek: 60_000,
    })) {
      const cells = rowOf(table, owner)
      expect(valuesOf(cells)).toEqual([count])
      expect(cells.at(-1)).toBe('2025-02-07')
    }
    expect(valuesOf(rowOf(table, 'Sum of the printed table'))).toEqual([763_000])
  })

  it('have the parts of table 6, and that they come to a billion more', () => {
    const table = tableOf('project')
    expect(valuesOf(rowOf(table, 'Total cost (TCO)'))).toEqual([100, 500])
    expect(table.rows.flatMap(({ cells }) => valuesOf(cells))).toEqual([
      100, 500, 50, 50, 50, 1, 100, 51, 2.2, 1_000_000, 100_000, 2.2,
    ])
  })

  it('have who pays of table 7, and the gaps', () => {
    const values = tableOf('funding').rows.flatMap(({ cells }) => valuesOf(cells))
    expect(values).toEqual([50, 19, 25, 10, 6, 150, 54, 46, 446])
  })

  it('have four factors by three blocs, and the layers of an ontology', () => {
    expect(tableOf('blocs').rows).toHaveLength(4)
    expect(tableOf('layers').rows.map(({ cells: [name] }) => name)).toEqual([
      'Ontology',
      'Foundry/Gotham',
      'AIP',
      'LLMs',
      'Semantic',
      'Kinetic',
      'Dynamic',
    ])
  })

  it.each(peers)('have %s of tables 10 and 11 as printed', (ticker, price, cap, returns, earnings) => {
    const rows = [...tableOf('peers-applications').rows, ...tableOf('peers-infrastructure').rows]
    const cells = rows.find(({ cells: [name] }) => String(name).endsWith(`(${ticker})`))?.cells ?? []
    const [, about, ...rest] = cells
    expect(String(about).length).toBeGreaterThan(10)
    expect(valuesOf(rest).map((value) => Number(value.toFixed(6)))).toEqual([price, cap, ...returns])
    const texts = textsOf(rest).map((text) => Number(text.replaceAll(',', '').replace('−', '-')))
    expect(texts.slice(0, -1)).toEqual([price, cap, ...returns])
    expect(rest.at(-1)).toBe(earnings)
  })

  it.each([
    ['arena', [1382, 1382, 1370, 1367, 1351, 1352, 1340, 1336, 1318, 1304], [1, 3, 5, 4, 6, 7, 8]],
    ['livebench', [75.88, 75.67, 71.57, 70.01, 66.92, 65.13, 64.09, 62.45, 61.47, 60.45], [1, 2, 4, 7, 6]],
  ])('have the scores of %s, and the ranks that its arrows imply', (name, scores, before) => {
    const { rows, remarks } = tableOf(name)
    expect(rows.flatMap(({ cells }) => valuesOf([cells[4] ?? null]))).toEqual(scores)
    expect(rows.flatMap(({ cells }) => valuesOf([cells[2] ?? null]))).toEqual(before)
    expect(remarks.join(' ')).toContain('every arrow reconciles')
  })

  it('have the human line of table 14, and models beside it that the print does not have', () => {
    const values = tableOf('humans').rows.flatMap(({ cells }) => valuesOf(cells))
    expect(values).toEqual([65, 87.7, 79.7, 77.3, 73.3, 71.5, 60, 50.6])
    const alone = exhibitOf('humans', { ...facts, tables: {} }, 'en')
    const rows = alone && 'rows' in alone ? alone.rows : []
    expect(rows.flatMap(({ cells }) => valuesOf(cells))).toEqual([65])
  })

  it('have the example of 25 thoughts and the published scores', () => {
    const { rows } = tableOf('thoughts')
    expect(valuesOf(rows.at(-1)?.cells ?? [])).toEqual([7681])
    expect(tableOf('underthinking').rows.map(({ cells }) => cells[3])).toEqual([
      '113 / 134',
      '112 / 134',
      '124 / 134',
      '118 / 198',
      '145 / 198',
      '14 / 30',
      '14 / 30',
      '22 / 30',
    ])
    const gains = tableOf('penalty').rows.flatMap(({ cells }) => textsOf([cells[4] ?? null]))
    expect(gains).toEqual(['', '+1.5', '', '+2.2', '', '+4.1'])
  })

  it('have the list of bans of figure 30 as of its day, each with its source', () => {
    const { rows, remarks, title } = tableOf('bans')
    expect(title).toContain('2025-02-04')
    const countries = rows.filter(({ isGroup }) => !isGroup).map(({ cells }) => cells[0])
    expect(countries).toEqual(
      expect.arrayContaining([
        'Italy',
        'Taiwan',
        'Australia',
        'United States',
        'Ireland',
        'France',
        'Belgium',
      ]),
    )
    expect(countries).not.toContain('India')
    expect(rows.every(({ cells, isGroup }) => isGroup || String(cells[4]).length > 4)).toBe(true)
    expect(remarks.join(' ')).toContain('India')
  })

  it('have the scores of figures 33 to 35, and who printed them', () => {
    const values = tableOf('rule-of-40').rows.flatMap(({ cells }) => valuesOf([cells[4] ?? null]))
    expect(values).toEqual(expect.arrayContaining([81, 92, 99, 82]))
    expect(tableOf('rule-of-40').remarks.join(' ')).toContain('CDNS, ANSS, PLTR')
    const said = (name: string): string => {
      const exhibit = exhibitOf(name, facts, 'en')
      return exhibit && 'chart' in exhibit ? exhibit.chart.description : ''
    }
    expect(said('multiple')).toContain('Now: 24x')
    expect(said('growth')).toContain('4Q24, reported: 36.0%')
    // Of the told ranges: 649–653 over 533.3, 697–701 over 558.2, 767–771 over 608.4.
    for (const quarter of ['2Q24, guided: 22.1%', '3Q24, guided: 25.2%', '4Q24, guided: 26.4%'])
      expect(said('growth')).toContain(quarter)
    expect(said('capex')).toContain('GOOGL, 2025: 75.0 (planned)')
    expect(said('capex-index')).toContain('capex: 343')
  })

  it('leave no figure of the printed issue without a number', () => {
    const gaps = exhibitNames.filter((name) => 'missing' in (exhibitOf(name, facts, 'en') ?? {}))
    expect(gaps).toEqual([])
  })

  it.each(exhibitNames)(
    'draw %s in both languages, with a title and a source or the file that would fill it',
    (name) => {
      for (const language of ['en', 'ko'] as const) {
        const exhibit: NoteExhibit | undefined = exhibitOf(name, facts, language)
        expect(exhibit?.title).toMatch(language === 'ko' ? /\p{Script=Hangul}/u : /^[^\p{Script=Hangul}]+$/u)
        if (exhibit && 'source' in exhibit) expect(exhibit.source.length).toBeGreaterThan(4)
        else expect((exhibit as { readonly missing: string }).missing).not.toBe('')
      }
    },
  )

  it('are none of another name', () => {
    expect(exhibitOf('toString', facts, 'en')).toBeUndefined()
  })
})
