import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scriptedEngine } from '../../test/fixture/scripted-engine.ts'
import { needs } from '../../test/needs.ts'
import { tryCommand } from './tried-command.contract.ts'

const root = mkdtempSync(join(tmpdir(), 'jevons-report-'))
const run = join(root, 'run')
afterAll(() => rmSync(root, { recursive: true }))

async function jevons(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const { code, out, words } = await tryCommand(args, {
    openEngine: async () => scriptedEngine({}),
    environment,
  })
  return { code, out, err: words }
}

beforeAll(async () => {
  await jevons(['study', '--problems', '12', '--out', run, '--quiet'])
})

describe('jevons report', () => {
  it('writes Markdown with the same headings and tables as the page', async () => {
    const { out } = await jevons(['report', run, '--format', 'md'])
    expect(out).toBe(`${join(run, 'report.md')}\n`)
    const markdown = readFileSync(join(run, 'report.md'), 'utf8')
    const page = readFileSync(join(run, 'report.html'), 'utf8')
    const headings = [...page.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, text]) => `## ${text}`)
    expect(headings.length).toBeGreaterThan(5)
    for (const heading of headings) expect(markdown).toContain(`\n${heading}\n`)
    expect(markdown).toMatch(/\n\| Accuracy \| \d+\.\d % \(/)
  })

  it('in Korean carries a font along and asks nothing of the network', async () => {
    const file = join(root, 'ko.html')
    expect((await jevons(['report', run, '--lang', 'ko', '--out', file])).code).toBe(0)
    const page = readFileSync(file, 'utf8')
    expect(page).toContain('src: url(data:font/woff2;base64,d09GMg')
    expect(page).toContain('font-src data:;')
    const addresses = page.match(/https?:[^\s"'<]*/g) ?? []
    expect(addresses.filter((address) => !address.startsWith('http://www.w3.org/'))).toEqual([])
    expect(page.length).toBeLessThan(3e6)
  })

  it('prints a PDF with an installed Chromium', needs.browser, async () => {
    const file = join(root, 'report.pdf')
    const printed = await jevons(['report', run, '--format', 'pdf', '--out', file], {
      JEVONS_CHROMIUM: chromiumOf(needs.browser.at),
    })
    expect(printed).toEqual({ code: 0, out: `${file}\n`, err: '' })
    const pdf = readFileSync(file)
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.length).toBeGreaterThan(20_000)
  })

  it('without a browser says in one line what a PDF needs', async () => {
    const nowhere = await jevons(['report', run, '--format', 'pdf'], { PATH: root })
    expect(nowhere).toMatchObject({ code: 2, out: '' })
    expect(nowhere.err).toMatch(/^jevons: --format pdf prints with Chromium.*JEVONS_CHROMIUM[^\n]*$/)
    const wrong = await jevons(['report', run, '--format', 'pdf'], { JEVONS_CHROMIUM: join(root, 'no') })
    expect(wrong.err).toBe(`jevons: JEVONS_CHROMIUM is ${join(root, 'no')}, which can't be run`)
  })

  it('passes on what a browser that fails said last', async () => {
    const broken = join(root, 'broken')
    writeFileSync(broken, '#!/bin/sh\necho first >&2\necho cannot open display >&2\nexit 3\n', {
      mode: 0o755,
    })
    const { code, err } = await jevons(['report', run, '--format', 'pdf'], { JEVONS_CHROMIUM: broken })
    expect([code, err]).toEqual([2, `jevons: ${broken} ended with 3: cannot open display`])
  })
})

describe('jevons report of several runs', () => {
  it('says what they differ in on the problems they share, and what does not match', async () => {
    const other = join(root, 'other')
    await jevons(['study', '--problems', '20', '--temperature', '0.5', '--out', other, '--quiet'])
    const file = join(root, 'comparison.md')
    const { out, err } = await jevons(['report', run, other, '--format', 'md', '--out', file])
    expect([out, err]).toEqual([`${file}\n`, ''])
    const markdown = readFileSync(file, 'utf8')
    expect(markdown).toContain('# other against run')
    expect(markdown).toContain('- other: paired on 12 problems.')
    expect(markdown).toMatch(/\*\*other · none: the data can’t tell whether accuracy differs, /)
    expect(markdown).toContain('| temperature | 1 | 0.5 |')
    expect(markdown).toMatch(/\| Accuracy \| .*\| .*\| .*\| .*\|/)
    const korean = join(root, 'comparison.html')
    await jevons(['report', run, other, '--lang', 'ko', '--out', korean])
    expect(readFileSync(korean, 'utf8')).toContain('공통 문제 12개에서 짝지어 비교')
  })

  it('holds no condition against several', async () => {
    const { code, err } = await jevons(['report', run, run, '--fail-if', 'accuracy.tip < 1'])
    expect([code, err]).toEqual([2, 'jevons: --fail-if is about one run: give one'])
  })
})

describe('jevons report --fail-if', () => {
  it('ends with 1 where a condition holds by its interval, and says so to a build server', async () => {
    const junit = join(root, 'junit.xml')
    const conditions = ['accuracy.none >= 0', 'tokens.none > 1e9'].flatMap((one) => ['--fail-if', one])
    const { code, out, err } = await jevons(['report', run, ...conditions, '--junit', junit])
    expect(code).toBe(1)
    expect(out).toContain('FAILED   holds: accuracy.none >= 0 (accuracy.none is 0.')
    expect(out).toContain('passed   does not hold: tokens.none > 1e9')
    expect(err).toBe('jevons: 1 of 2 conditions of --fail-if holds or was not checked: accuracy.none >= 0')
    expect(readFileSync(junit, 'utf8')).toContain('<testsuite name="run" tests="2" failures="1">')
  })

  it('ends with 0 where the data can’t tell', async () => {
    const { code, out } = await jevons(['report', run, '--fail-if', 'accuracy.tip < accuracy.none + 0'])
    expect([code, out.split('\n')[1]?.slice(0, 8)]).toEqual([0, 'passed  '])
  })

  it('refuses what is no condition before it writes anything', async () => {
    const { code, err } = await jevons(['report', run, '--fail-if', 'accuracy'])
    expect(code).toBe(2)
    expect(err).toContain('--fail-if "accuracy" is no condition: write METRIC.ARM < METRIC.ARM or a number')
    expect((await jevons(['report', run, '--junit', join(root, 'x.xml')])).err).toContain(
      'give some with --fail-if',
    )
  })
})

/** What was found may be a name on the search path. */
function chromiumOf(found: string): string {
  if (found.includes('/')) return found
  const folders = (process.env['PATH'] ?? '').split(':')
  return folders.map((folder) => join(folder, found)).find((file) => readableFile(file)) ?? found
}

function readableFile(file: string): boolean {
  try {
    return readFileSync(file).length > 0
  } catch {
    return false
  }
}
