import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { tryCommand } from './tried-command.contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'jevons-lint-'))
afterAll(() => rmSync(folder, { recursive: true }))

function written(name: string, text: string): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

const wrong = 'The Street had expected $63 bn against $52.6 bn a year before, a rise of 18%.\n'

describe('jevons lint', () => {
  it('prints findings with file and line, and leaves with 1 where an error is left', async () => {
    const file = written('wrong.md', `# A\n\n${wrong}`)
    const tried = await tryCommand(['lint', file])
    expect(tried.out).toBe(
      `${file}:3: error growth-rate: 63 bn against 52.6 bn is 19.8 %, not 18%\n${file}: 1 errors, 0 warnings, 0 remarks\n`,
    )
    expect(tried.code).toBe(1)
  })

  it('speaks the language of the note, and the one that is asked for', async () => {
    const file = written(
      '틀림.md',
      '# 주간\n\n시장 컨센서스는 630억 달러로, 전년 526억 달러 대비 18% 증가한 수준이다.\n',
    )
    const korean = await tryCommand(['lint', file])
    expect(korean.out).toBe(
      `${file}:3: 오류 growth-rate: 526억 달러에서 630억 달러로 늘었다면 19.8%이지 18%가 아니다\n${file}: 오류 1건, 경고 0건, 참고 0건\n`,
    )
    expect(korean.words).toBe('jevons: 오류 1건이 남았습니다. 고치거나 사유를 적어 예외로 두세요')
    const english = await tryCommand(['lint', file, '--lang', 'en'])
    expect(english.out).toBe(
      `${file}:3: error growth-rate: 63 bn against 52.6 bn is 19.8 %, not 18%\n${file}: 1 errors, 0 warnings, 0 remarks\n`,
    )
  })

  it('lists its rules in either language, in SARIF too', async () => {
    const listed = await tryCommand(['lint', '--rules', '--lang', 'ko'])
    expect(listed.out).toContain('growth-rate          증감률')
    const file = written('한.md', '매출은 10억원이다.\n')
    const { runs } = JSON.parse((await tryCommand(['lint', file, '--format', 'sarif'])).out)
    expect(runs[0].tool.driver.rules[0].shortDescription.text).toMatch(/^증감률/)
    const both = [file, written('en.md', 'Revenue is $1 bn.\n'), '--format', 'sarif']
    const mixed = JSON.parse((await tryCommand(['lint', ...both])).out)
    expect(mixed.runs[0].tool.driver.rules[0].shortDescription.text).toMatch(/^a growth/)
  })

  it('prints the contract as JSON', async () => {
    const { out } = await tryCommand(['lint', written('wrong.txt', wrong), '--json'])
    expect(JSON.parse(out)).toEqual({
      findings: [
        {
          rule: 'growth-rate',
          severity: 'error',
          line: 1,
          printed: '18%',
          recomputed: '19.8 %',
          message: '63 bn against 52.6 bn is 19.8 %, not 18%',
          waived: null,
        },
      ],
    })
  })

  it('lets a finding stand that is waived with a reason, in the note or beside it', async () => {
    const noted = written(
      'noted.md',
      `<!-- lint-waive growth-rate@3: quoted as the Street printed it -->\n\n${wrong}`,
    )
    expect((await tryCommand(['lint', noted])).code).toBe(0)
    const file = written('plain.md', wrong)
    const beside = await tryCommand(['lint', file, '--waive', 'growth-rate: a quotation'])
    expect(beside).toMatchObject({ code: 0 })
    expect(beside.out).toContain('[waived: a quotation]')
    const other = await tryCommand(['lint', file, '--waive', 'growth-rates: a quotation'])
    expect(other.words).toBe('jevons: no rule is called "growth-rates" (jevons lint --rules lists them)')
  })

  it('writes SARIF that names rule, line and justification', async () => {
    const { out } = await tryCommand([
      'lint',
      written('s.md', wrong),
      '--format',
      'sarif',
      '--waive',
      'growth-rate: a quotation',
    ])
    const { version, runs } = JSON.parse(out)
    expect(version).toBe('2.1.0')
    expect(runs[0].results).toMatchObject([
      {
        ruleId: 'growth-rate',
        level: 'error',
        locations: [{ physicalLocation: { region: { startLine: 1 } } }],
        suppressions: [{ kind: 'external', justification: 'a quotation' }],
      },
    ])
    expect(runs[0].tool.driver.rules.length).toBeGreaterThan(30)
  })

  it('takes the day of publication and facts from outside', async () => {
    const file = written('guided.md', 'Guidance for 1Q 2024 is $860 mn. xAI has its GPUs in Texas.\n')
    expect((await tryCommand(['lint', file])).out).toContain('outside-place')
    const dated = await tryCommand(['lint', file, '--date', '2025-02-07', '--no-facts'])
    expect(dated.out).toContain('past-guidance')
    expect(dated.out).not.toContain('outside-place')
  })

  it.each([
    [[], 'lint what? A FILE, or - for standard input'],
    [['nowhere.md'], 'nowhere.md: no such file'],
    [['x', '--format', 'xml'], '--format must be text, json or sarif, not "xml"'],
    [['x', '--lang', 'de'], '--lang must be en or ko, not "de"'],
    [['x', '--date', '2025-13-40'], '--date must be a day, YYYY-MM-DD, not "2025-13-40"'],
    [
      ['x', '--facts', 'nowhere.json'],
      "--facts nowhere.json: ENOENT: no such file or directory, open 'nowhere.json'",
    ],
  ])('refuses %j in one line', async (args, message) => {
    const file = written('fine.md', 'Words.\n')
    const tried = await tryCommand(['lint', ...args.map((arg) => (arg === 'x' ? file : arg))])
    expect(tried.words).toBe(`jevons: ${message}`)
  })
})
