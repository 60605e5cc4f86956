import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { scriptedEngine } from '../../test/fixture/scripted-engine.ts'
import { saidBeside, type TriedCommand, tryCommand } from './tried-command.contract.ts'

/** A study of the scripted engine, and studies that replay it. */

const root = mkdtempSync(join(tmpdir(), 'jevons-replay-'))
afterAll(() => rmSync(root, { recursive: true }))
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

const before = join(root, 'before')
const after = join(root, 'after')

beforeAll(async () => {
  const args = [
    'study',
    '--problems',
    '12',
    '--samples',
    '3',
    '--policy',
    'none',
    '--policy',
    'tip',
    '--out',
    before,
  ]
  const { words } = await tryCommand(args, { openEngine: async () => scriptedEngine() })
  expect(words).toBe('')
})

const replay = async (...more: string[]): Promise<TriedCommand> =>
  await tryCommand(['study', '--engine', 'replay', '--from', before, ...more])

/** The responses of a run, without where they are from. */
function responsesOf(folder: string): object[] {
  const lines = readFileSync(join(folder, 'responses.jsonl'), 'utf8').trim().split('\n')
  const plain = lines.map((line) => {
    const { source: _, ...rest } = JSON.parse(line)
    return rest
  })
  return plain.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

describe('a study that is replayed', () => {
  it('takes its settings from the run, gives its responses again, and selects from them anew', async () => {
    const { words, out } = await replay('--select', 'majority:n=3', '--out', after, '--json')
    expect(words).toBe('')
    expect(responsesOf(after)).toEqual(responsesOf(before))
    const summary = JSON.parse(out)
    const source = JSON.parse(readFileSync(join(before, 'summary.json'), 'utf8'))
    expect(summary.arms).toHaveLength(4)
    expect(summary.arms[0].accuracy).toEqual(source.arms[0].accuracy)
    expect(summary.study.engine).toBe('replay')
    expect(readFileSync(join(after, 'responses.jsonl'), 'utf8')).toContain(`"source":"${before}"`)
  })

  it('takes fewer problems or samples of it, and says what it does not hold', async () => {
    const fewer = await replay('--samples', '2', '--policy', 'none', '--out', join(root, 'fewer'), '--json')
    expect(JSON.parse(fewer.out).denominators).toEqual({ planned: 36 - 12, leftOut: 0 })
    const more = await replay('--samples', '4', '--policy', 'none', '--out', join(root, 'more'))
    expect(more.out).toContain('12 responses failed')
    expect(readFileSync(join(root, 'more', 'failures.jsonl'), 'utf8')).toContain(
      `${before} holds no such response`,
    )
  })

  it('refuses in one line what it has not', async () => {
    const cases: readonly (readonly [TriedCommand, string])[] = [
      [await replay('--policy', 'no-wait', '--out', join(root, 'no')), 'holds no response of policy no-wait'],
      [await tryCommand(['study', '--engine', 'replay']), '--engine replay needs --from RUN'],
      [await tryCommand(['study', '--engine', 'replay', '--from', join(root, 'nowhere')]), 'no such folder'],
    ]
    for (const [tried, words] of cases) {
      expect(saidBeside(tried)).toContain(words)
      expect(tried.code).toBe(2)
    }
  })
})

describe('a run that is served', () => {
  it('answers its own questions through the gateway', async () => {
    const stopping = new AbortController()
    let asked: Promise<string> | undefined
    const [problem = ''] = readFileSync(join(before, 'problems.jsonl'), 'utf8').split('\n')
    const { question } = JSON.parse(problem)
    const ask = async (url: string): Promise<string> => {
      const body = { model: 'scripted-1', messages: [{ role: 'user', content: question }], max_tokens: 400 }
      const headers = { 'content-type': 'application/json' }
      const reply = await globalThis.fetch(`${url}/chat/completions`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      })
      stopping.abort()
      return await reply.text()
    }
    const { words } = await tryCommand(['serve', '--engine', 'replay', '--from', before, '--port', '0'], {
      signal: stopping.signal,
      out: (text) => {
        asked ??= ask(text.trim())
      },
    })
    expect(words).toBe('')
    const answer = JSON.parse((await asked) ?? '{}')
    const recorded = responsesOf(before).filter((one) => JSON.stringify(one).includes('"arm":"none"'))
    const texts = recorded.map((one) => (one as { readonly text: string }).text)
    const { reasoning, content } = answer.choices[0].message
    expect(texts.some((text) => text.includes(reasoning.trim()) && text.includes(content.trim()))).toBe(true)
  })
})
