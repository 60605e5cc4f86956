import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { scriptedEngine } from '../../test/fixture/scripted-engine.ts'
import { needs } from '../../test/needs.ts'
import { type TriedCommand, tryCommand } from './tried-command.contract.ts'

const root = mkdtempSync(join(tmpdir(), 'jevons-weekly-test-'))
afterAll(() => rmSync(root, { recursive: true }))
const at = (...names: readonly string[]): string => join(root, ...names)
const read = (...names: readonly string[]): string => readFileSync(at(...names), 'utf8')
const jevons = (args: readonly string[], environment = {}): Promise<TriedCommand> =>
  tryCommand(args, { openEngine: async () => scriptedEngine({}), environment })

describe('jevons weekly', () => {
  it('makes the run of section III where there is none, and writes the issue', async () => {
    await jevons(['study', '--problems', '20', '--out', at('en', 'run'), '--quiet'])
    const { code, out, words } = await jevons([
      'weekly',
      '--date',
      '2025-02-07',
      '--out',
      at('en'),
      '--no-pdf',
    ])
    expect(words).toBe('')
    expect(code).toBe(0)
    expect(out).toContain('L05 error II.2(4): 63 against 52.6 bn USD is 19.8 % more, not 18 %')
    expect(out).toContain('forecasts due: 0 of 7')
    for (const name of ['note.html', 'note.md', 'findings.json'])
      expect(existsSync(at('en', name))).toBe(true)
    expect(existsSync(at('en', 'note.pdf'))).toBe(false)
    const figures = [...read('en', 'note.md').matchAll(/\((figures\/[^)]+)\)/g)].map(([, name = '']) => name)
    for (const name of figures) expect(existsSync(at('en', name))).toBe(true)
  })

  it('in Korean carries a font along, and prints what it found as JSON', async () => {
    const asked = [
      'weekly',
      '--lang',
      'ko',
      '--run',
      at('en', 'run'),
      '--out',
      at('ko'),
      '--no-pdf',
      '--json',
    ]
    const { code, out } = await jevons(asked)
    expect(code).toBe(0)
    const found = JSON.parse(out)
    expect(found).toMatchObject({ date: '2025-02-07', language: 'ko', publishable: true })
    expect(found.findings.length).toBeGreaterThan(30)
    expect(found.findings).toEqual(JSON.parse(read('ko', 'findings.json')).findings)
    expect(read('ko', 'note.html')).toContain('src: url(data:font/woff2;base64,')
    expect(read('ko', 'note.html')).toContain('<html lang="ko">')
  })

  it('prints a PDF', { ...needs.browser, timeout: 60_000 }, async () => {
    const environment = { PATH: process.env['PATH'] ?? '' }
    const asked = ['weekly', '--run', at('en', 'run'), '--out', at('pdf'), '--pdf']
    const { code, words } = await jevons(asked, environment)
    expect(words).toBe('')
    expect(code).toBe(0)
    expect(readFileSync(at('pdf', 'note.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('only looks with --check, and writes nothing but what it found', async () => {
    const asked = ['weekly', '--check', '--run', at('en', 'run')]
    expect((await jevons(asked)).code).toBe(0)
    expect((await jevons([...asked, '--out', at('checked')])).code).toBe(0)
    expect(existsSync(at('checked', 'findings.json'))).toBe(true)
    expect(existsSync(at('checked', 'note.html'))).toBe(false)
  })

  it('begins the next issue from a template, and blocks it until its notice is complete', async () => {
    const begun = await jevons(['weekly', '--new', '2025-02-14', '--out', at('next')])
    expect(begun.code).toBe(0)
    expect(begun.out).toContain(at('next', 'notice.yaml'))
    const again = await jevons(['weekly', '--new', '2025-02-14', '--out', at('next')])
    expect([again.code, again.words]).toEqual([
      2,
      `jevons: ${at('next', 'en.md')} is there already: an issue is begun only once`,
    ])
    const build = ['weekly', '--from', at('next'), '--out', at('next', 'published'), '--no-pdf']
    const blocked = await jevons(build)
    expect(blocked.code).toBe(1)
    expect(blocked.words).toMatch(/^jevons: not published: \d+ to correct or waive; the first: notice, /)
    expect(existsSync(at('next', 'published', 'findings.json'))).toBe(true)
    expect(existsSync(at('next', 'published', 'note.html'))).toBe(false)
    const tickers = JSON.parse((await jevons(['peers', '--json'])).out).segments.flatMap(
      ({ stocks }: { stocks: readonly { ticker: string }[] }) => stocks.map(({ ticker }) => ticker),
    )
    const complete = read('next', 'notice.yaml')
      .replace('covered: []', `covered: ${JSON.stringify(tickers)}`)
      .replace(
        'states: []',
        'states: [interest, distribution, independence, sources, responsibility, copyright]',
      )
    writeFileSync(at('next', 'notice.yaml'), complete)
    const published = await jevons(build)
    expect(published.words).toBe('')
    expect(read('next', 'published', 'note.html')).toContain('The title of the week')
  })

  it.each([
    [
      ['weekly', '--date', '2025-02-14', '--out', 'x'],
      'no issue of 2025-02-14 comes with the package, only 2025-02-07',
    ],
    [['weekly', '--date', 'today', '--out', 'x'], '--date must be a day such as 2025-02-07, not "today"'],
    [['weekly'], '--out DIR says where to write it; --check only looks'],
    [['weekly', '--lang', 'fr', '--out', 'x'], '--lang must be en or ko, not "fr"'],
    [['weekly', '--from', 'nowhere', '--out', 'x'], '--from nowhere: no such folder'],
    [['weekly', '--new', '2025-02-14'], '--new DAY needs --out DIR'],
    [['weekly', '--check', '--run', at('en', 'run'), '--waive', 'nothing: x'], 'no rule is called "nothing"'],
  ])('refuses %j in one line', async (args, message) => {
    const { code, words } = await jevons(args)
    expect(code).toBe(2)
    expect(words).toContain(message)
    expect(words).not.toContain('\n')
  })

  it('says where a note of a user’s own names what there is not', async () => {
    writeFileSync(at('next', 'en.md'), read('next', 'en.md').replace('{{table arena}}', '{{table arenas}}'))
    const { code, words } = await jevons(['weekly', '--from', at('next'), '--out', at('x')])
    expect(code).toBe(2)
    expect(words).toContain('line 24: no table is called "arenas"; there are arena')
  })
})

describe('jevons claims', () => {
  it('prints the contract as JSON, by what was known on a day', async () => {
    const on = async (day: string): Promise<readonly Record<string, unknown>[]> =>
      JSON.parse((await jevons(['claims', '--on', day, '--json'])).out)
    expect((await on('2025-02-07')).every(({ resolved, score }) => resolved === null && score === null)).toBe(
      true,
    )
    expect((await on('2025-06-01')).find(({ id }) => id === 'palantir-1q25')).toMatchObject({
      due: '2025-05-05',
      resolved: { cameTrue: true },
      score: null,
    })
    expect(Object.keys((await on('2026-03-01'))[0] ?? {})).toEqual(
      expect.arrayContaining(['id', 'due', 'resolved', 'score']),
    )
  })

  it('lists what is due, in words', async () => {
    const { out } = await jevons(['claims', '--on', '2026-03-01', '--due'])
    expect(out).toContain('alphabet-capex-2025')
    expect(out).not.toContain('gartner-apps-2029')
    expect((await jevons(['claims', '--on', '2025-06-01'])).out).toContain(
      'Palantir: 1 of 1 came true, no probabilities',
    )
  })

  it.each([
    [['claims', '--on', 'soon'], '--on must be a day'],
    [['claims', '--claims', 'nowhere.json'], '--claims nowhere.json: no such file'],
  ])('refuses %j in one line', async (args, message) => {
    const { code, words } = await jevons(args)
    expect(code).toBe(2)
    expect(words).toContain(message)
  })
})
