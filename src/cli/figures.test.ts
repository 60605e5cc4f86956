import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scriptedEngine } from '../../test/fixture/scripted-engine.ts'
import { tryCommand } from './tried-command.contract.ts'

const root = mkdtempSync(join(tmpdir(), 'jevons-figures-'))
const run = join(root, 'run')
afterAll(() => rmSync(root, { recursive: true }))

async function jevons(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const { code, out, words } = await tryCommand(args, { openEngine: async () => scriptedEngine({}) })
  return { code, out, err: words }
}

beforeAll(async () => {
  await jevons('study', '--problems', '12', '--out', run, '--quiet')
})

describe('jevons figures', () => {
  it('lists the figures of a run', async () => {
    const { out } = await jevons('figures', run)
    expect(out).toMatch(/^accuracy +Accuracy by arm$/m)
    expect(out).toMatch(/^switch-hazard +/m)
  })

  it('prints one as a table, with bars where its numbers are of one kind', async () => {
    const { out } = await jevons('figures', run, 'thoughts-by-outcome')
    const [title] = out.split('\n')
    expect(title).toBe('Thoughts of correct and incorrect responses')
    expect(out).toMatch(/^none · baseline +\d\.\d\d \(.*█/m)
    expect((await jevons('figures', run, 'accuracy-tokens')).out).not.toContain('█')
  })

  it('gives the same numbers as JSON and as CSV', async () => {
    const { out } = await jevons('figures', run, 'accuracy', '--json')
    const { numbers } = JSON.parse(out) as { numbers: { row: string; value: number; low: number }[] }
    const csv = (await jevons('figures', run, 'accuracy', '--csv')).out.trimEnd().split('\n')
    expect(csv).toHaveLength(1 + numbers.length)
    for (const { value, low } of numbers) expect(csv.join('\n')).toContain(`,${value},${low},`)
    const all = JSON.parse((await jevons('figures', run, '--json')).out) as { id: string }[]
    expect(all.map(({ id }) => id)).toContain('budget-accuracy')
  })

  it('writes one as a drawing of its own', async () => {
    const file = join(root, 'accuracy.svg')
    expect((await jevons('figures', run, 'accuracy', '--svg', '--lang', 'ko', '--out', file)).code).toBe(0)
    expect(readFileSync(file, 'utf8')).toMatch(
      /^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"[\s\S]*비교군별 정확도/,
    )
  })

  it('lays out the thoughts of a response', async () => {
    const [id = ''] = (await jevons('show', run, '--top', '1')).out.split(' ')
    expect((await jevons('figures', run, 'response-thoughts', '--response', id)).out).toMatch(
      /^Thought 1 +\d+/m,
    )
  })

  it('refuses in one line what it cannot do', async () => {
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [['nonsense'], /no such figure of this run; there are accuracy, /],
      [['accuracy', '--json', '--csv'], /one of --json, --csv and --svg/],
      [['--svg'], /need the NAME/],
      [['accuracy', '--level', '9'], /--level 9: there are 1, /],
      [['accuracy', '--arms', 'other'], /no arm other; there are none/],
      [['accuracy', '--lang', 'fr'], /en or ko/],
      [['accuracy', '--width', 'wide'], /--width/],
      [['response-thoughts'], /needs --response ID/],
      [['response-thoughts', '--response', 'a/b/0'], /no such response/],
    ]
    for (const [args, said] of cases) {
      const { code, err } = await jevons('figures', run, ...args)
      expect(`${args.join(' ')} ${code}`).toBe(`${args.join(' ')} 2`)
      expect(err).toMatch(said)
      expect(err.trim()).not.toContain('\n')
    }
  })
})
