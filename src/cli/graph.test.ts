import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { tryCommand } from './tried-command.contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'jevons-graph-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface PrintedHit {
  readonly object: string
  readonly path: readonly string[]
  readonly share: number | null
}

async function json<Value>(...args: readonly string[]): Promise<Value> {
  const { out, words } = await tryCommand(['graph', ...args, '--json'])
  expect(words).toBe('')
  return JSON.parse(out) as Value
}

describe('jevons graph hit', () => {
  it('tells of the H20 ban that half of DeepSeek’s chips and a tenth of Nvidia’s sales are on its way', async () => {
    const hits = await json<readonly PrintedHit[]>('hit', 'h20-ban')
    const of = (id: string): PrintedHit | undefined => hits.find(({ object }) => object === id)
    expect(of('deepseek')).toMatchObject({ path: ['h20-ban', 'h20', 'deepseek'], share: 0.5 })
    expect(of('nvidia')).toMatchObject({ path: ['h20-ban', 'h20', 'nvidia'], share: 0.103 })
    // No source tells Tencent's share: absent, and not 0.
    expect(of('tencent')?.share).toBeNull()
    expect(hits.every(({ share }) => share === null || share > 0)).toBe(true)
  })

  it.each(['hbm-shortage', 'capex-cut-20', 'ten-times-cheaper-model', 'tsmc-stop'])(
    'knows %s',
    async (event) => {
      const hits = await json<readonly PrintedHit[]>('hit', event)
      expect(hits.length).toBeGreaterThan(20)
      expect(hits.every(({ path, object }) => path[0] === event && path.at(-1) === object)).toBe(true)
    },
  )

  it('of a capex cut by a fifth puts 12.4 % of CoreWeave’s revenue at stake by way of Microsoft', async () => {
    const hits = await json<readonly (PrintedHit & { atStake: number })[]>('hit', 'capex-cut-20')
    const coreweave = hits.find(({ object }) => object === 'coreweave')
    expect(coreweave?.share).toBe(0.62)
    expect(coreweave?.atStake).toBeCloseTo(0.124, 12)
  })

  it('prints in both languages, with the rules when asked why', async () => {
    const korean = await tryCommand(['graph', 'hit', 'h20-ban', '--lang', 'ko', '--explain'])
    expect(korean.out).toContain('컴퓨팅 부족')
    expect(korean.out).toContain('영향 전파 규칙')
    const english = await tryCommand(['graph', 'hit', 'h20-ban', '--links', '2', '--kind', 'company'])
    expect(english.out).toContain('loses demand')
    expect(english.out).not.toContain('ASML')
  })
})

describe('jevons graph show, path and list', () => {
  it('finds a company by its ticker and tells its links with their sources', async () => {
    const { out } = await tryCommand(['graph', 'show', 'NVDA'])
    expect(out).toContain('Nvidia (nvidia): company, Chips')
    expect(out).toMatch(/20 % of nvidia .*Korean weekly/)
    expect(out).toMatch(/18 % of nvidia .*Form 10-K/)
  })

  it('tells how two objects are joined, and where they are not', async () => {
    const path = await json<{ links: number; steps: object[] }>('path', 'ASML', 'NVDA')
    expect(path.links).toBe(2)
    expect((await json<{ links: null }>('path', 'lunit', 'NVDA')).links).toBeNull()
  })

  it('has all 48 peers, and every chip that the calculators are asked about is one that they know', async () => {
    const companies = await json<readonly { aliases?: readonly string[] }[]>('list', '--kind', 'company')
    const tickers = new Set(companies.flatMap(({ aliases = [] }) => aliases))
    const peers = JSON.parse((await tryCommand(['peers', '--json'])).out) as {
      segments: { stocks: { ticker: string }[] }[]
    }
    const wanted = peers.segments.flatMap(({ stocks }) => stocks.map(({ ticker }) => ticker))
    expect(wanted).toHaveLength(48)
    expect(wanted.filter((ticker) => !tickers.has(ticker))).toEqual([])
    const chips = await json<readonly { properties?: { gpu?: string } }[]>('list', '--kind', 'chip')
    const known = chips.flatMap(({ properties }) => properties?.gpu ?? [])
    for (const gpu of known)
      expect((await tryCommand(['graph', 'act', 'export-rule', gpu, '--date', '2025-02-07'])).code).toBe(0)
  })
})

describe('jevons graph act and scenario', () => {
  it('asks the export rules of a day about a chip', async () => {
    const on = async (date: string): Promise<unknown> =>
      (await json<{ outcomes: { controlled: boolean } }>('act', 'export-rule', 'h20', '--date', date))
        .outcomes.controlled
    expect([await on('2025-02-07'), await on('2025-05-01')]).toEqual([false, true])
  })

  it('asks what a tenth of the price does to spending: 10 to the power of 0.11 at an elasticity of 1.11', async () => {
    const { outcomes } = await json<{ outcomes: Record<string, number> }>('act', 'price-cut', 'openai')
    expect(outcomes['spendRatio']).toBeCloseTo(10 ** 0.11, 10)
    expect(outcomes['spendAfterUsdBillion']).toBeCloseTo(7 * 10 ** 0.11, 10)
  })

  it('asks what −20 % of capex is in GPUs and megawatts, with what was assumed', async () => {
    const { outcomes, assumptions } = await json<{
      outcomes: Record<string, number>
      assumptions: readonly { name: string; source: string }[]
    }>('act', 'capex-cut', 'MSFT')
    expect(outcomes['gpusChange']).toBeCloseTo((-0.2 * 80e9) / 50_000, 6)
    expect(outcomes['megawattsChange']).toBeCloseTo(-320_000 * 0.0021, 6)
    expect(assumptions.every(({ source }) => source !== '')).toBe(true)
    const { out } = await tryCommand(['graph', 'act', 'capex-cut', 'MSFT', '--explain'])
    expect(out).toContain('GPUs · kW / 1000')
  })

  it.each(['cheaper-tokens', 'capex', 'chip-for-china', 'which-shock'])(
    'compares the decisions of %s in every case',
    async (id) => {
      const { rows } = await json<{ rows: readonly { decision: string; case: string }[] }>(
        'scenario',
        '--example',
        id,
      )
      expect(new Set(rows.map((row) => `${row.decision} ${row.case}`)).size).toBe(rows.length)
      expect(rows.length).toBeGreaterThanOrEqual(6)
    },
  )

  it('says outcomes, effects and objects in the language that is asked for', async () => {
    const asked = ['graph', 'scenario', '--example', 'which-shock', '--lang']
    const korean = (await tryCommand([...asked, 'ko'])).out
    expect(korean).toContain('H20 대중 수출 허가제 › H20 › 엔비디아')
    expect(korean).toMatch(/이어지는 연결 없음[\s\S]*코어위브/u)
    expect(korean).not.toMatch(/\b(?:true|false|hit|demand|atStake)\b|가정:/)
    const english = (await tryCommand([...asked, 'en'])).out
    expect(english).toMatch(/reached +effect +links +share +at stake/)
    expect(english).toContain('loses demand')
  })

  it('takes a scenario of a user’s own', async () => {
    const file = join(folder, 'own.yaml')
    writeFileSync(
      file,
      [
        'id: own',
        'title: { en: mine, ko: 내 것 }',
        'action: capex-cut',
        'object: amazon',
        'decisions:',
        '  - { id: cut, name: { en: cut, ko: 축소 }, inputs: { percent: -50 } }',
      ].join('\n'),
    )
    const { rows } = await json<{ rows: readonly { outcomes: Record<string, number> }[] }>('scenario', file)
    expect(rows[0]?.outcomes['capexAfterUsdBillion']).toBe(52)
  })
})

describe('jevons graph blocs and bans', () => {
  it('lists by 4 February 2025 one complete ban, three in government and five that look into it', async () => {
    const bans = await json<readonly { country: string; scope: string }[]>('bans', '--on', '2025-02-04')
    const of = (scope: string): readonly string[] =>
      bans.filter((one) => one.scope === scope).map(({ country }) => country)
    expect(of('complete')).toEqual(['IT'])
    expect([...of('government'), ...of('partial')].sort()).toEqual(['AU', 'TW', 'US'])
    expect([...of('investigating')].sort()).toEqual(['BE', 'FR', 'IE', 'KR', 'NL'])
  })

  it('has four factors by three blocs, and keeps the H20 from China only after April 2025', async () => {
    const blocs = await json<{
      matrix: readonly { cells: readonly object[] }[]
      licences: readonly { bloc: string; countries: readonly { needLicence: readonly string[] }[] }[]
    }>('blocs', '--on', '2025-05-20')
    expect(blocs.matrix.map(({ cells }) => cells.length)).toEqual([3, 3, 3, 3])
    const china = blocs.licences.find(({ bloc }) => bloc === 'china')?.countries[0]?.needLicence
    expect(china).toContain('h20')
    const { out } = await tryCommand(['graph', 'blocs'])
    expect(out).not.toMatch(/\bh20\b/)
  })
})

describe('jevons graph as files', () => {
  it('writes GraphML, JSON-LD, CSV and a picture', async () => {
    const files = ['g.graphml', 'g.jsonld', 'g.csv', 'g.svg'].map((name) => join(folder, name))
    const [graphml = '', jsonld = '', csv = '', svg = ''] = files
    const { code } = await tryCommand([
      'graph',
      ...[graphml, jsonld, csv].flatMap((file) => ['--export', file]),
      '--svg',
      svg,
    ])
    expect(code).toBe(0)
    expect(readFileSync(graphml, 'utf8')).toMatch(/^<\?xml[\s\S]*<\/graphml>\n$/)
    expect(JSON.parse(readFileSync(jsonld, 'utf8'))).toHaveProperty('@context')
    expect(readFileSync(csv, 'utf8').split('\n')[0]).toMatch(/^from,kind,to/)
    expect(readFileSync(svg, 'utf8')).toMatch(/^<svg[\s\S]*<\/svg>\n$/)
  })

  it('says of a path from an object to itself that none is needed', async () => {
    expect((await tryCommand(['graph', 'path', 'NVDA', 'nvidia'])).out).toBe(
      'Nvidia is both ends: no link is needed.\n',
    )
  })

  it('says of an object that an event does not reach that no link leads there, and nothing else', async () => {
    const asked = ['graph', 'act', 'exposure', 'sk-hynix', '--event', 'hbm-shortage']
    const { out } = await tryCommand([...asked, '--json'])
    expect(JSON.parse(out).outcomes).toEqual({ hit: false, unreached: 'sk-hynix' })
    const { out: table } = await tryCommand(asked)
    expect(table).toContain('no link leads to')
    expect(table).toContain('SK hynix')
    expect(table).not.toContain('?')
  })

  it.each([
    [['graph'], 'say what to do'],
    [['graph', '--export', 'x.doc'], 'the name must end in .graphml, .jsonld, .csv'],
    [['graph', 'hit', 'h20'], '"h20" is no event'],
    [['graph', 'hit', 'nothing'], 'no object "nothing"'],
    [['graph', 'hit', 'h20-ban', '--kind', 'thing'], '--kind must be company'],
    [['graph', 'act', 'paint', 'h20'], 'no action "paint"'],
    [['graph', 'act', 'export-rule', 'h20'], 'say date'],
    [['graph', 'act', 'export-rule', 'tpu', '--date', '2025-01-01'], 'unknown to the calculator'],
    [['graph', 'act', 'capex-cut', 'apple'], 'say capexUsdBillion as a number'],
    [['graph', 'act', 'price-cut', 'openai', '--set', 'priceCut'], '--set must be a name and a value'],
    [['graph', 'act', 'price-cut', 'openai', '--set', 'colour=3'], 'not "colour"'],
    [['graph', 'scenario', '--example', 'x'], 'there are cheaper-tokens'],
    [['graph', 'bans', '--on', '2025-02-30'], '--on must be a day'],
  ])('refuses %j in one line', async (args, words) => {
    const tried = await tryCommand(args)
    expect(tried.code).toBe(2)
    expect(tried.words).toContain(words)
    expect(tried.words).not.toContain('\n')
  })

  it('refuses a graph of a user’s own that has a link to nothing, with the place', async () => {
    const file = join(folder, 'bad.json')
    const object = { id: 'a', kind: 'company', name: { en: 'A', ko: 'A' } }
    const link = { from: 'a', kind: 'supplies', to: 'b', source: 's', date: '2025', confidence: 'low' }
    writeFileSync(file, JSON.stringify({ version: 1, objects: [object], links: [link] }))
    const tried = await tryCommand(['graph', 'list', '--graph', file])
    expect(tried.code).toBe(2)
    expect(tried.words).toContain('there is no object "b"')
  })
})
