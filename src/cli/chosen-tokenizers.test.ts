import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { addFile } from '#run/vocabulary'
import { chosenTokenizers } from './chosen-tokenizers.ts'
import { tryCommand } from './tried-command.contract.ts'

const root = mkdtempSync(join(tmpdir(), 'jevons-auto-'))
afterAll(() => rmSync(root, { recursive: true }))

/** Any vocabulary of the right form stands in for a family's: which one is opened is what matters here. */
const vocabulary = fileURLToPath(new URL('../../reasoner/weights/tokenizer.json', import.meta.url))

async function jevons(...args: readonly string[]): Promise<{ readonly out: string; readonly err: string }> {
  const { code, out, err, words } = await tryCommand(args, { now: () => new Date(0) })
  expect([code, words]).toEqual([0, ''])
  return { out, err }
}

describe('--tokenizer auto', () => {
  it('counts each arm by the family of its model, says which, and leaves the recorded counts where none is known', async () => {
    vi.stubEnv('JEVONS_CACHE', root)
    addFile(vocabulary, 'qwen', root)
    const row = (model: string): string =>
      JSON.stringify({
        question: 'How much is 6 · 7?',
        answer: '42',
        response: '<think>Six times seven is forty-two.</think>It is 42.',
        model,
        completion_tokens: 900,
      })
    const file = join(root, 'rows.jsonl')
    writeFileSync(
      file,
      ['Qwen/QwQ-32B', 'gpt-oss-20b', 'mystery-1'].map((model) => `${row(model)}\n`).join(''),
    )
    const run = join(root, 'run')
    await jevons('import', file, '--out', run, '--threads', '1', '--quiet')
    const { err, out } = await jevons('score', run, '--tokenizer', 'auto', '--threads', '1', '--json')
    expect(err).toContain('--tokenizer auto: qwen for Qwen/QwQ-32B\n')
    expect(err).toContain('o200k of gpt-oss-20b is not at hand, so the recorded counts stand')
    expect(err).toContain('npx jevons tokenizers add o200k\n')
    expect(err).toContain('no family is known for mystery-1, so the recorded counts stand')
    const { study } = JSON.parse(out)
    expect(study.tokenizer).toBe(
      'qwen (Qwen/QwQ-32B); recorded usage, apportioned by characters (gpt-oss-20b, mystery-1)',
    )
    const totals = readFileSync(join(run, 'thoughts.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
      .map(({ arm, thoughts }) => [arm, thoughts[0].tokensUpTo > 100])
    expect(Object.fromEntries(totals)).toEqual({
      'Qwen/QwQ-32B': false,
      'gpt-oss-20b': true,
      'mystery-1': true,
    })
    expect(JSON.parse(readFileSync(join(run, 'scoring.json'), 'utf8'))).toMatchObject({
      settings: { armTokenizers: [{ arm: 'Qwen/QwQ-32B', family: 'qwen' }] },
      flags: ['--tokenizer', 'auto'],
    })
    vi.unstubAllEnvs()
  })

  it('takes the model of the engine for the arms of a study, and names the family alone where it counts all', () => {
    const described = (kind: string, model: string, arms: readonly string[]) =>
      ({ study: { kind }, engine: { model }, arms: arms.map((id) => ({ id })) }) as never
    const study = described('dataset', 'DeepSeek-R1', ['none', 'tip'])
    expect(chosenTokenizers(study, new Set(['deepseek']))).toEqual({
      armTokenizers: [
        { arm: 'none', family: 'deepseek' },
        { arm: 'tip', family: 'deepseek' },
      ],
      notes: ['--tokenizer auto: deepseek for none, tip'],
    })
    expect(chosenTokenizers(study, new Set()).armTokenizers).toEqual([])
  })
})
