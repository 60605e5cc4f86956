import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { summaryFixture } from '../../../test/fixture/summary.ts'
import { packagedClaims } from '../claim/read-claims.ts'
import { readNote } from '../document/read-note.ts'
import { lintNote } from '../lint/lint-note.ts'
import { waiversIn, withWaivers } from '../lint/waiver.ts'
import { noticeFrom } from '../notice/read-notice.ts'
import { buildWeekly, type WeeklyIssue } from './build-weekly.ts'
import { printedFindings } from './check/printed-checks.ts'
import { packagedIssue } from './printed-facts.ts'
import { readIssueTables, readSampleMarket } from './read-issue-tables.ts'
import { weeklyFacts } from './weekly-facts.ts'

const facts = weeklyFacts({
  tables: await readIssueTables(fileURLToPath(packagedIssue)),
  sample: await readSampleMarket(),
})
const file = (name: string): string => readFileSync(new URL(name, packagedIssue), 'utf8')
const issue = (language: 'en' | 'ko', given: Partial<WeeklyIssue> = {}): WeeklyIssue => ({
  text: file(`${language}.md`),
  notice: noticeFrom(file('notice.yaml')),
  claims: packagedClaims(),
  facts,
  summary: summaryFixture(),
  version: '0.0.0',
  ...given,
})
const built = { en: buildWeekly(issue('en')), ko: buildWeekly(issue('ko')) }

describe.each(['en', 'ko'] as const)('the issue of 7 February 2025 in %s', (language) => {
  const { page, markdown, findings, blocked, figures } = built[language]

  it('may be published: no error of its own is left, and its notice is complete', () => {
    expect(blocked).toEqual([])
    expect(findings.publishable).toBe(true)
    expect(findings.notice.gaps).toEqual([])
  })

  it('stays checked once it is written: the Markdown has no error that it does not waive itself', () => {
    const waivers = waiversIn(markdown).filter((one) => typeof one !== 'string')
    const checked = withWaivers(lintNote(readNote(markdown)), waivers)
    expect(checked.filter(({ severity, waived }) => severity === 'error' && waived === null)).toEqual([])
  })

  it('is found the same as a page: what stands in the Markdown, waived or not', () => {
    const told = (text: string): readonly string[] =>
      withWaivers(
        lintNote(readNote(text)),
        waiversIn(text).filter((one) => typeof one !== 'string'),
      )
        .map(({ rule, severity, printed, waived }) => `${severity} ${rule} ${printed} ${waived !== null}`)
        .toSorted()
    expect(told(page())).toEqual(told(markdown))
  })

  it('waives line by line, each with its reason, and nothing of a whole rule', () => {
    const waivers = waiversIn(markdown)
    expect(waivers.length).toBeGreaterThan(0)
    for (const waiver of waivers) expect(waiver).toMatchObject({ line: expect.any(Number) })
    expect(waiversIn(file(`${language}.md`)).every((one) => typeof one === 'string')).toBe(true)
  })

  it('leaves few remarks of its lint', () => {
    const open = findings.lint.filter(({ waived }) => waived === null)
    expect(open.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(open.map(({ rule, printed }) => `${rule}: ${printed}`).slice(3)).toEqual([])
  })

  it('is told of its own findings in its language', () => {
    expect(findings.lint.length).toBeGreaterThan(0)
    for (const { message } of findings.lint) expect(/[가-힣]/u.test(message)).toBe(language === 'ko')
  })

  it('has every number of its prose from a reference', () => {
    const prose = file(`${language}.md`)
      .replace(/^---[\s\S]*?---/, '')
      .replace(/\{\{[^}]*\}\}|<!--[\s\S]*?-->|\]\([^)]*\)|^#{1,6} .*$/gm, '')
      // Days and quarters.
      .replace(
        /\d{4}년(?: \d{1,2}월)?(?: \d{1,2}일)?|\d{1,2} (?:January|February) \d{4}|\b20\d\d\b|\b\d?Q\d{2}/g,
        '',
      )
      // Names of models, chips, benchmarks, rules, scores, findings, and of versions and phases.
      .replace(
        /[A-Za-z][A-Za-z-]*[- ]?\d[\w.-]*|\d+(?:\.\d+)?[BK](?![a-z])|90 FR 4544|[12](?:판|단계)|라마 3\.1|소넷|3\.5/g,
        '',
      )
      // What is defined by a number, the level of an interval, counts that are names, and the bits of a claim.
      .replace(
        /Rule of 40|above 1(?:00 %)?|100%를|1(?:을|에서|주)|0(?:으로|이다|을| where)|95 ?%|(?:6|16)(?:비트| bits)?|(?:four|4)(?:-year|년|사)/g,
        '',
      )
    const left = prose.split('\n').filter((line) => /\d/.test(line))
    expect(left).toEqual([])
  })

  it('has every number from its data: none is missing, and none is the note’s own but dates, names and stated sizes', () => {
    const text = page()
    expect(text).not.toMatch(/\{\{|NaN|undefined|\uE000/)
    expect(text.match(/<figure /g)?.length).toBeGreaterThan(40)
    expect(text).not.toContain('<script')
  })

  it('has a picture for each figure of the Markdown', () => {
    const named = [...markdown.matchAll(/\]\((figures\/[^)]+)\)/g)].map(([, name]) => name)
    expect(named.length).toBeGreaterThan(5)
    expect(named.toSorted()).toEqual([...figures.keys()].toSorted())
    for (const svg of figures.values()) expect(svg).toMatch(/^<svg[^>]* xmlns=/)
  })
})

describe('why a number is so', () => {
  it('is said in the language of the note, down to sources and what was stated', () => {
    const saidIn = (language: 'en' | 'ko'): readonly string[] =>
      [...built[language].page().matchAll(/<div class="tip"[^>]*>([\s\S]*?)<\/div>/g)].map(
        ([, text = '']) => text,
      )
    const korean = saidIn('ko')
    expect(korean.length).toBeGreaterThan(200)
    expect(korean.filter((text) => !/\p{Script=Hangul}/u.test(text))).toEqual([])
    // Titles of papers stay what they are; they begin with capitals.
    expect(korean.filter((text) => /\b[a-z]{2,}(?: [a-z]{2,}){3,}/.test(text))).toEqual([])
    expect(korean.join(' ')).toContain('2025년 2월 7일자 국내 위클리')
    expect(saidIn('en').join(' ')).not.toMatch(/\p{Script=Hangul}/u)
  })
})

describe('what does not recompute in the printed issue', () => {
  const { findings } = built.en.findings

  it('holds what can be computed', () => {
    const found = new Set(findings.map(({ id }) => id))
    for (const number of [
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
      29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 45,
    ])
      expect(found).toContain(`L${String(number).padStart(2, '0')}`)
  })

  it('names what can’t be, with the reason', () => {
    const { uncomputed } = built.en.findings
    expect(uncomputed.map(({ id }) => id)).toEqual(['L44', 'L40'])
    for (const { why } of uncomputed) expect(why).toMatch(/record/)
  })

  it.each([
    ['L01', 'error', '10.2 %'],
    ['L02', 'error', '240 mn KRW'],
    ['L04', 'error', '51 bn USD'],
    ['L05', 'error', '19.8 %'],
    ['L06', 'info', '74.3 bn USD'],
    ['L07', 'warning', '81'],
    ['L14', 'warning', 'z = 0.33'],
    ['L20', 'warning', '2'],
    ['L21', 'info', '1,628'],
    ['L22', 'error', '3,148 mn USD'],
    ['L29', 'warning', '1.9 bn USD'],
    ['L32', 'warning', '83.72'],
    ['L25', 'error', 'Memphis, Tennessee'],
    ['L31', 'warning', 'lmarena.ai'],
    ['L33', 'warning', '48'],
    ['L38', 'warning', '3 bn USD'],
    ['L39', 'warning', '1 of 65'],
    ['L40', 'warning', 'SemiAnalysis'],
    ['L41', 'warning', 'NVIDIA H100 data sheet'],
  ])('says of %s, as %s, what comes out', (id, severity, recomputed) => {
    expect(findings.find((one) => one.id === id)).toMatchObject({ severity, recomputed })
  })

  it('is said in the language of the note', () => {
    expect(built.ko.findings.findings.every(({ message }) => /\p{Script=Hangul}/u.test(message))).toBe(true)
    expect(findings.every(({ message }) => !/\p{Script=Hangul}/u.test(message))).toBe(true)
  })

  it('is nothing where the data hold together', () => {
    const values = facts.printed.values.map((one) =>
      one.id === 'capex.alphabetStreetGrowth' ? { ...one, value: 19.8 } : one,
    )
    const printed = { ...facts.printed, values, periods: [] }
    const ids = printedFindings({ ...facts, printed }).map(({ id }) => id)
    expect(ids).not.toContain('L05')
    expect(ids).not.toContain('L08')
    expect(ids).toContain('L04')
  })

  it('is not said of an issue of another day', () => {
    const text = '---\ntitle: T\ndate: 2025-02-14\nlang: en\nauthors: A, B\n---\n\nWords.\n'
    expect(buildWeekly(issue('en', { text })).findings).toMatchObject({ findings: [], uncomputed: [] })
  })
})

describe('publication', () => {
  const short = (body: string): string =>
    `---\ntitle: T\ndate: 2025-02-14\nlang: en\nauthors: A, B\n---\n\n${body}\n`
  const wrong = 'The Street had expected $63 bn against $52.6 bn a year before, a rise of 18%.'

  it('is blocked by an error of the note, and not once that is waived with a reason', () => {
    const text = short(wrong)
    expect(buildWeekly(issue('en', { text })).blocked).toHaveLength(1)
    const waivers = [{ rule: 'growth-rate', line: undefined, reason: 'a quotation' }]
    expect(buildWeekly(issue('en', { text, waivers })).blocked).toEqual([])
    expect(
      buildWeekly(issue('en', { text: short(`${wrong}\n\n<!-- lint-waive growth-rate: a quotation -->`) }))
        .blocked,
    ).toEqual([])
  })

  it('is blocked by what the notice lacks', () => {
    const notice = noticeFrom(file('notice.yaml'))
    const without = { ...notice, covered: notice.covered.filter((ticker) => ticker !== 'PLTR') }
    const { blocked, findings } = buildWeekly(issue('en', { notice: without }))
    expect(blocked).toEqual([
      'notice, covered: the note covers PLTR, the interest statement does not name it',
    ])
    expect(findings.publishable).toBe(false)
  })

  it('needs every name to be there: a run that is missing is said with its line', () => {
    expect(() =>
      buildWeekly(issue('en', { text: short('{{run.none.accuracy | share}}'), summary: undefined })),
    ).toThrow('line 8: nothing is called "run.none.accuracy"')
    expect(() => buildWeekly(issue('en', { text: short('{{table peer}}') }))).toThrow(
      'no table is called "peer"',
    )
  })

  it('says of what a run could not measure that it was not', () => {
    const { markdown } = buildWeekly(
      issue('en', {
        text: short('UT {{run.none.underthinking | number}}'),
        summary: summaryFixture({ arms: [] }),
      }),
    )
    expect(markdown).toContain('UT (not measured)')
  })
})
