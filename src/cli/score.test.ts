import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { tryCommand } from './tried-command.contract.ts'

const root = mkdtempSync(join(tmpdir(), 'jevons-scoring-'))
const imported = join(root, 'imported')
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

/** More than two stretches of the file, so that threads have to take turns. */
const problems = 25
const samples = 6

beforeAll(async () => {
  const file = join(root, 'traces.jsonl')
  const rows = ['a', 'b'].flatMap((model) =>
    Array.from({ length: problems * samples }, (_, row) => {
      const number = row % problems
      const step = `Then ${number} of them. Alternatively, ${row} “more”. Wait, no.\n\n`
      const answer = (row + (model === 'a' ? 0 : number)) % 4 === 0 ? number + 1 : number
      return {
        question: `Q${number}?`,
        gold: String(number),
        model,
        output: `<think>\n${step.repeat(100 + (row % 50))}${row}</think>\nThe answer is ${answer}.`,
      }
    }),
  )
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  const mapping = 'problem=question,gold=gold,arm=model,response=output'
  await jevons('import', file, '--map', mapping, '--out', imported, '--threads', '1')
})
afterAll(() => rmSync(root, { recursive: true }))

async function jevons(...args: readonly string[]): Promise<string> {
  const { out, words } = await tryCommand([...args, '--quiet'])
  expect(words).toBe('')
  return out
}

const derived = ['grades.jsonl', 'thoughts.jsonl', 'summary.json', 'report.html'] as const

async function scored(threads: number): Promise<readonly string[]> {
  const folder = join(root, `by-${threads}`, 'run')
  cpSync(imported, folder, { recursive: true })
  await jevons('score', folder, '--threads', String(threads))
  return derived.map((name) => readFileSync(join(folder, name), 'utf8'))
}

describe('jevons score', () => {
  it('says that openers are of another language than the reasoning, and nothing of tokens that nobody counted', async () => {
    const file = join(root, 'korean.jsonl')
    const row = {
      question: '2 + 3은?',
      gold: '5',
      output: '<think>\n잠깐, 다시 생각하자. 2 + 3 = 5.\n</think>\n\\boxed{5}',
    }
    writeFileSync(file, `${JSON.stringify(row)}\n`)
    const folder = join(root, 'korean')
    await jevons('import', file, '--map', 'problem=question,gold=gold,response=output', '--out', folder)
    const said = await jevons('score', folder)
    expect(said.replaceAll(/\s+/g, ' ')).toContain(
      'is in Korean, and the openers are not: no switch in it is counted.',
    )
    expect(said).not.toContain('tokens are of the reasoning')
    const korean = await jevons('score', folder, '--openers', 'ko')
    expect(korean).not.toContain('the openers are not')
    expect(readFileSync(join(folder, 'thoughts.jsonl'), 'utf8')).toContain('"reflections":1')
  })

  it('finds the same to the byte with any number of threads', async () => {
    const alone = await scored(1)
    expect(await scored(3)).toEqual(alone)
    const [grades = '', , text = ''] = alone
    expect(grades.trim().split('\n')).toHaveLength(2 * problems * samples)
    const summary = JSON.parse(text)
    expect(summary.arms.map(({ id }: { id: string }) => id)).toEqual(['a', 'b'])
    for (const { accuracy, majorityAt, thoughts } of summary.arms) {
      expect(accuracy.value).toBeCloseTo(0.75, 1)
      expect(majorityAt.length).toBeGreaterThan(1)
      expect(thoughts.all.value).toBeGreaterThan(100)
    }
  })
})
