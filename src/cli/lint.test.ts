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
