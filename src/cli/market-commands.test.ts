import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parquetWriteFile } from 'hyparquet-writer'
import { afterAll, describe, expect, it } from 'vitest'
import { tryCommand } from './tried-command.contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'jevons-market-'))
afterAll(() => rmSync(folder, { recursive: true }))

const example = (name: string): string => fileURLToPath(new URL(`../../examples/${name}`, import.meta.url))
const prices = ['--prices', example('market-prices-synthetic.csv')]
const fx = ['--fx', example('market-fx-synthetic.csv')]
const universe = ['--universe', example('market-universe.yaml')]
const boards = ['leaderboard-2025-01-31-synthetic.csv', 'leaderboard-2025-02-07-synthetic.csv'].map(example)

async function json<Document>(args: readonly string[]): Promise<Document> {
  const { out, words } = await tryCommand([...args, '--json'])
  expect(words).toBe('')
  return JSON.parse(out) as Document
}

async function refused(args: readonly string[]): Promise<string> {
  const { code, words } = await tryCommand(args)
  expect(code).toBe(2)
  expect(words.split('\n')).toHaveLength(1)
  return words
}

describe('jevons peers', () => {
  it('prints the segments as they were printed, with names in the language asked for', async () => {
    interface Peers {
      readonly data: string
      readonly segments: readonly {
        readonly name: string
        readonly stocks: readonly { readonly name: string }[]
      }[]
      readonly fx: readonly unknown[]
    }
    const { data, segments, fx: rates } = await json<Peers>(['peers', '--lang', 'ko', '--segment', 'cloud'])
    expect([data, segments.length, segments[0]?.stocks[0]?.name]).toEqual(['printed', 1, '마이크로소프트'])
    expect(rates).toEqual([])
    const { out } = await tryCommand(['peers'])
    expect(out).toContain('Magnificent 7: 72.5 % of the market value of all (25,208 / 34,767 KRW tn)')
    expect(out).toContain('mean, equal weight     2.67  7.34  8.45  33.78  33.88  7.60')
  })

  it('says with every made-up price that it is made up', async () => {
    const { out } = await tryCommand(['peers', ...prices, ...fx])
    expect(out).toContain('SYNTHETIC')
    expect(out).toContain('1W 2025-01-31')
    const { out: csv } = await tryCommand(['peers', ...prices, ...fx, '--csv'])
    expect(
      csv
        .trim()
        .split('\n')
        .slice(1)
        .every((line) => line.endsWith(',synthetic')),
    ).toBe(true)
    expect(await json<{ data: string }>(['peers', ...prices, ...fx])).toMatchObject({ data: 'synthetic' })
  })

  it('reads closes from Parquet as from CSV', async () => {
    const path = join(folder, 'closes.parquet')
    const days = [new Date('2025-01-31'), new Date('2025-02-07')]
    parquetWriteFile({
      filename: path,
      columnData: [
        { name: 'date', data: days, type: 'TIMESTAMP' },
        { name: 'ticker', data: ['NVDA', 'NVDA'], type: 'STRING' },
        { name: 'close', data: [100, 111.3], type: 'DOUBLE' },
      ],
    })
    const { out } = await tryCommand(['peers', '--prices', path, '--segment', 'hardware-infrastructure'])
    expect(out).toMatch(/Nvidia \(NVDA\)\s+111\.30 USD\s+—\s+11\.3/)
  })

  it('checks printed returns against closes', async () => {
    const path = join(folder, 'nvidia.csv')
    const closes =
      '2024-12-31,NVDA,134.29\n2025-01-31,NVDA,120.07\n2025-02-03,NVDA,116.66\n2025-02-07,NVDA,129.84'
    writeFileSync(path, `date,ticker,close\n${closes}\n`)
    const { out } = await tryCommand(['peers', '--prices', path, '--check-printed'])
    expect(out).toMatch(/NVDA\s+1W\s+11\.3\s+8\.1\s+2025-01-31\s+2025-02-03/)
    expect(await refused(['peers', '--check-printed'])).toContain('--check-printed needs closes')
  })

  it('refuses in one line what cannot be', async () => {
    expect(await refused(['peers', '--date', '2025-02-14'])).toContain('nothing is printed for 2025-02-14')
    expect(await refused(['peers', '--date', '14 Feb'])).toContain('--date must be a day')
    expect(await refused(['peers', '--sort', 'x'])).toContain('--sort must be ticker')
    expect(await refused(['peers', '--provider', 'x'])).toContain('--provider must be yahoo')
    const path = join(folder, 'bad.csv')
    writeFileSync(path, 'date,ticker,close\n2025-01-01,A,1\n2025-01-01,A,2\n')
    expect(await refused(['peers', '--prices', path])).toContain('A 2025-01-01: two different rows')
  })
})

describe('jevons index', () => {
  it('gives series and metrics, beside funds, with every rebalance', async () => {
    interface Index {
      readonly data: string
      readonly series: readonly {
        readonly date: string
        readonly price: number
        readonly groupShare: number
      }[]
      readonly metrics: {
        readonly total: { readonly perYear: number }
        readonly against: readonly { readonly ticker: string }[]
      }
      readonly rebalances: readonly { readonly version: string; readonly leftOut: readonly unknown[] }[]
    }
    const { data, series, metrics, rebalances } = await json<Index>([
      'index',
      ...[...universe, ...prices, ...fx],
      ...['--against', 'AIQ,XT', '--group', 'mag7'],
    ])
    expect(data).toBe('synthetic')
    expect(series[0]).toMatchObject({ date: '2023-12-29', price: 100 })
    expect(series[0]?.groupShare).toBeCloseTo(7 / 12, 9)
    expect(metrics.against.map(({ ticker }) => ticker)).toEqual(['AIQ', 'XT'])
    expect(rebalances.map(({ version, leftOut }) => [version, leftOut.length])).toEqual([
      ['v1', 0],
      ['v1', 0],
      ['v2', 0],
      ['v3', 1],
      ['v3', 0],
    ])
  })

  it('is told in Korean, with names and reasons', async () => {
    const asked = ['--against', 'AIQ', '--group', 'mag7', '--lang', 'ko']
    const { out } = await tryCommand(['index', ...universe, ...prices, ...fx, ...asked])
    for (const text of [
      '동일가중',
      '지수, 총수익 기준',
      'AIQ 대비(총수익',
      '6682 제외(2024-09-20 이전 10일 안에',
    ])
      expect(out).toContain(text)
    expect(out).not.toMatch(/ %|[a-z]{3,} [a-z]{2,}/)
  })

  it('draws itself and the share of a group, made up as the prices are', async () => {
    const [svg, share] = [join(folder, 'index.svg'), join(folder, 'share.svg')]
    const drawn = ['--against', 'AIQ', '--group', 'mag7', '--svg', svg, '--share-svg', share, '--lang', 'ko']
    const { out } = await tryCommand(['index', ...universe, ...prices, ...fx, ...drawn])
    expect(out).toContain('가상 데이터')
    expect(readFileSync(svg, 'utf8')).toContain('AI 밸류체인')
    for (const path of [svg, share]) expect(readFileSync(path, 'utf8')).toContain('>가상 데이터<')
  })

  it('is that of the made-up sample where neither constituents nor prices are named, and says so', async () => {
    const named = (await tryCommand(['index', ...universe, ...prices, ...fx, '--json'])).out
    expect((await tryCommand(['index', '--json'])).out).toBe(named)
    expect(JSON.parse(named)).toMatchObject({ data: 'synthetic' })
    expect(await refused(['index', ...prices])).toContain('name what the index holds')
  })

  it('refuses to know what was told later', async () => {
    const path = join(folder, 'late.yaml')
    const version = "id: v, announced: '2024-02-01', effective: '2023-12-29', members: [AAPL]"
    writeFileSync(path, `id: u\nname: {en: u, ko: u}\nbase: {date: '2023-12-29'}\nversions: [{${version}}]\n`)
    expect(await refused(['index', '--universe', path, ...prices])).toContain('mark it as hindsight')
    writeFileSync(
      path,
      `id: u\nname: {en: u, ko: u}\nbase: {date: '2023-12-29'}\nversions: [{${version}, hindsight: true}]\n`,
    )
    const { out } = await tryCommand(['index', '--universe', path, ...prices])
    expect(out).toContain('HINDSIGHT: v was chosen after it takes effect')
    expect(await refused(['index', ...universe])).toContain('name a file of closes')
    writeFileSync(
      path,
      'id: u\nname: {en: u, ko: u}\nbase: {date: "2023-12-29"}\nversions: [{id: v, announced: "2023-01-01", effective: "2023-01-01", members: [5930]}]\n',
    )
    expect(await refused(['index', '--universe', path, ...prices])).toContain(
      'must be text: put it in quotes',
    )
  })
})

describe('jevons leaderboard', () => {
  interface Line {
    readonly rank: number | null
    readonly change: number | string | null
    readonly name: string
    readonly score: number
    readonly note: string
  }

  it('reconciles the printed boards, and keeps the human line of the one without values', async () => {
    const { out } = await tryCommand(['leaderboard'])
    expect(out).toContain('All 7 arrows come out if who held rank 2 dropped out.')
    expect(out).toContain('All 5 arrows come out if who held rank 3 and 5 dropped out.')
    expect(await json<readonly Line[]>(['leaderboard', '--board', 'table-14'])).toMatchObject([
      { rank: null, change: null, name: 'Human experts', score: 65 },
    ])
  })

  it('compares two weeks of files', async () => {
    const lines = await json<readonly Line[]>(['leaderboard', ...boards])
    expect(lines.map(({ rank, change, name }) => [rank, change, name])).toEqual([
      [1, 'new', 'epsilon-1'],
      [2, -1, 'alpha-2'],
      [3, 0, 'Gamma-1'],
      [4, 1, 'alpha-1'],
      [5, -1, 'delta-3'],
      [null, 'out', 'beta-1'],
      [null, null, 'Human experts'],
    ])
    const svg = join(folder, 'board.svg')
    const { out } = await tryCommand(['leaderboard', ...boards, '--top', '2', '--svg', svg])
    expect(out).not.toContain('delta-3')
    expect(readFileSync(svg, 'utf8')).toContain('Human experts')
    expect(await refused(['leaderboard', boards[0] ?? '', '--svg', svg])).toContain('one week is no course')
  })
})

describe('jevons fundamentals', () => {
  it('recomputes what was printed, and says what it lacks', async () => {
    const { out } = await tryCommand(['fundamentals', 'rule40'])
    expect(out).toContain('printed 82')
    expect(out).toContain('needs an EBITDA margin of 46 %, which nobody told')
    const { out: explained } = await tryCommand(['fundamentals', 'multiple', '--explain'])
    expect(explained).toContain('100 · (24 / 35 − 1) = −31.4286 %')
    const asked = [
      'fundamentals',
      'guidance',
      '--low',
      '858',
      '--high',
      '862',
      '--base',
      '634.2',
      '--explain',
    ]
    expect((await tryCommand(asked)).out).toContain('growth = 100 · (mid / base − 1)')
    const { out: funding } = await tryCommand(['fundamentals', 'funding'])
    expect(funding).toMatch(/phase-1\s+100\s+90\s+46/)
  })

  it('compares capex of one basis, as it was known on a day', async () => {
    const svg = join(folder, 'capex.svg')
    const { out } = await tryCommand(['fundamentals', 'capex', '--date', '2025-02-07', '--svg', svg])
    expect(out).toMatch(/sum of 4\s+at most\s+329\.0/)
    expect(readFileSync(svg, 'utf8')).toContain('MSFT + META')
    expect(await refused(['fundamentals', 'capex', '--date', '2019-01-01', '--svg', svg])).toContain(
      'nothing was known',
    )
  })

  it('makes an index of spending from a file', async () => {
    const file = example('spending-synthetic.csv')
    const { levels } = await json<{ levels: readonly { quarter: string; index: number }[] }>([
      ...['fundamentals', 'spending', file, '--trailing', '4'],
    ])
    expect(levels[0]).toMatchObject({ quarter: '2020Q1', index: 100 })
    expect((await tryCommand(['fundamentals', 'spending', file, '--kind', 'opex'])).out).toContain(
      'SYNTHETIC',
    )
    expect(await refused(['fundamentals', 'spending', file, '--base', '2018Q1'])).toContain('base 2018Q1')
  })

  it('has what four firms reported where no file is given, as it was known on a day', async () => {
    const { data, levels } = await json<{ data: string; levels: readonly { quarter: string }[] }>([
      ...['fundamentals', 'spending', '--date', '2025-02-07'],
    ])
    expect([data, levels.length, levels.at(-1)?.quarter]).toEqual(['reported', 20, '2024Q4'])
    expect((await tryCommand(['fundamentals', 'spending', '--kind', 'opex'])).out).toContain(
      'opex revenue less operating income',
    )
    const file = example('spending-synthetic.csv')
    expect(await refused(['fundamentals', 'spending', file, '--date', '2025-02-07'])).toContain(
      '--date goes without a FILE',
    )
  })

  it('takes a firm’s own numbers, and refuses a multiple of a loss', async () => {
    const own = ['fundamentals', 'multiple', '--market-cap', '100', '--debt', '20']
    expect((await tryCommand([...own, '--ebitda', '10', '--mean', '10'])).out).toContain(
      '20.0 % against a mean of 10',
    )
    expect(await refused([...own, '--ebitda', '-1'])).toContain('EBITDA -1: must be above 0')
    expect(await refused(['fundamentals', 'rule40', '--growth', '36'])).toContain(
      'name the margin and what it is of',
    )
  })
})

describe('jevons event', () => {
  it('finds the planted shock beyond what the market did, and where groups differ', async () => {
    interface Event {
      readonly abnormal: readonly {
        readonly against: string
        readonly verdict: string
        readonly high: number
      }[]
      readonly contrasts: readonly { readonly verdict: string }[]
    }
    const { abnormal, contrasts } = await json<Event>([
      ...['event', ...prices, '--date', '2025-01-27', '--ticker', 'NVDA', '--against', 'AIQ'],
      ...['--index', example('market-universe.yaml')],
      ...[
        '--contrast',
        'business-efficiency,hardware-infrastructure',
        '--contrast',
        'cloud,foundation-model',
      ],
    ])
    expect(abnormal.map(({ verdict }) => verdict)).toEqual(['abnormal', 'abnormal', 'abnormal'])
    expect(abnormal.every(({ high }) => high < 0)).toBe(true)
    expect(contrasts.map(({ verdict }) => verdict)).toEqual(['told apart', 'cannot tell'])
  })

  it('tests a claim on printed returns: hardware, not software, did better that week', async () => {
    const { out } = await tryCommand([
      'event',
      '--returns',
      '1W',
      '--contrast',
      'business-efficiency,hardware-infrastructure',
    ])
    expect(out).toContain('−1.6 % against 4.1 %')
    expect(out).toContain('Hardware and infrastructure did better')
    const { out: year } = await tryCommand([
      'event',
      '--returns',
      'YTD',
      '--contrast',
      'business-efficiency,hardware-infrastructure',
    ])
    expect(year).toContain('the data can’t tell them apart')
  })

  it('refuses an event without usual days before it', async () => {
    expect(
      await refused(['event', ...prices, '--date', '2024-01-15', '--ticker', 'NVDA', '--against', 'AIQ']),
    ).toContain('usual days')
    expect(await refused(['event', ...prices, '--date', '2025-01-27'])).toContain('name the stock')
  })
})
