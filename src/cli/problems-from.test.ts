import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { scriptedEngine } from '../../test/fixture/scripted-engine.ts'
import { tryCommand } from './tried-command.contract.ts'

const fixtures = fileURLToPath(new URL('../../test/fixture/import/dataset/', import.meta.url))

async function problems(...args: string[]): Promise<{ code: number; lines: object[]; err: string }> {
  const { code, out, err, words } = await tryCommand(['problems', ...args], {
    openEngine: async () => scriptedEngine({}),
  })
  const lines = out === '' ? [] : out.trimEnd().split('\n')
  return { code, lines: lines.map((line) => JSON.parse(line) as object), err: err + words }
}

describe('jevons problems --from', () => {
  it('prints the problems of a data set with level, subject and split', async () => {
    const { code, lines } = await problems('--from', `${fixtures}math.jsonl`)
    expect(code).toBe(0)
    expect(lines).toMatchObject([
      {
        version: 1,
        id: 'test/prealgebra/1.json',
        cluster: 'test/prealgebra/1.json',
        kind: 'number',
        gold: '2',
        level: 1,
        subject: 'Prealgebra',
        split: 'test',
      },
      { kind: 'number', gold: '\\frac{1}{2}', level: 5 },
    ])
  })

  it('takes only those of a level or split, and so many', async () => {
    const math = `${fixtures}math.jsonl`
    expect((await problems('--from', math, '--level', '5')).lines).toHaveLength(1)
    expect((await problems('--from', math, '--split', 'test')).lines).toHaveLength(1)
    expect((await problems('--from', math, '--problems', '1')).lines).toHaveLength(1)
    expect((await problems('--from', math, '--level', '4')).err).toContain('none has that level and split')
  })

  it('gives choices with a letter, each problem once, and leaves responses out', async () => {
    const gpqa = (await problems('--from', `${fixtures}gpqa.jsonl`)).lines
    expect(gpqa).toMatchObject([{ kind: 'choice', id: 'recOwn1' }, { kind: 'choice' }])
    expect((await problems('--from', `${fixtures}lrm-token-economy.jsonl`)).lines).toHaveLength(1)
  })

  it('reads any shape by a map', async () => {
    const { lines } = await problems(
      '--from',
      `${fixtures}gsm8k.jsonl`,
      '--map',
      'problem=question,gold=answer',
    )
    expect(lines).toHaveLength(2)
  })

  it('says what cannot be', async () => {
    const file = `${fixtures}math.jsonl`
    expect((await problems('--format', 'math')).err).toContain('--format needs --from FILE')
    expect((await problems('--from', file, '--seed', '1')).err).toContain('--seed draws countdown problems')
    expect((await problems('--from', file, '--map', 'x')).err).toContain('--map, character 1: must be')
    expect((await problems('--from', 'nowhere.jsonl')).err).toContain('nowhere.jsonl: no such file')
    expect((await problems('--from', file, '--level', 'x')).err).toContain('--level must be a whole number')
  })
})
