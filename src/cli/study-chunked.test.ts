import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { reasonerVocabularyFile } from '../../test/fixture/reasoner-vocabulary.ts'
import { servedReasoner } from '../../test/fixture/served-reasoner.ts'
import { withoutTokenize } from '../../test/fixture/without-tokenize.ts'
import { saidBeside, tryCommand } from './tried-command.contract.ts'

/** The whole way of the README: a study of a server of jevons, under a policy that is carried out in stretches. */

const root = mkdtempSync(join(tmpdir(), 'jevons-chunked-'))
const { served } = servedReasoner()
afterAll(async () => {
  rmSync(root, { recursive: true })
})

const jevons = (...args: readonly string[]): ReturnType<typeof tryCommand> =>
  tryCommand(args, {
    fetch: (input, init) => globalThis.fetch(input, init),
    environment: { JEVONS_CACHE: join(root, 'cache') },
  })

it('writes how each response was put together, and reads it again: to score, to resume, to replay', async () => {
  const out = join(root, 'run')
  const policies = ['--policy', 'none', '--policy', 'tip:alpha=6,beta=20']
  const asked = ['--engine', 'openai', '--base-url', served().url, '--model', 'jevons-countdown']
  const study = ['study', ...asked, '--prompt', '{question}', '--problems', '4', ...policies, '--out', out]
  const { code, ...said } = await jevons(...study)
  expect({ code, said: code === 0 ? '' : saidBeside({ code, ...said }) }).toEqual({ code: 0, said: '' })

  const lines = readFileSync(join(out, 'responses.jsonl'), 'utf8').trim().split('\n')
  const executions = lines.map((line) => JSON.parse(line)).map(({ arm, execution }) => ({ arm, execution }))
  expect(executions).toHaveLength(8)
  for (const { arm, execution } of executions) {
    if (arm === 'none') expect(execution).toBeUndefined()
    else expect(execution).toEqual({ requests: expect.any(Number), discardedTokens: expect.any(Number) })
  }
  expect((await jevons('study', '--out', out, '--resume', '--base-url', served().url)).code).toBe(0)
  const replayed = await jevons('study', '--engine', 'replay', '--from', out, '--out', join(root, 'again'))
  expect(replayed.code).toBe(0)
}, 180_000)

it('biases words by a vocabulary at hand where the server tells no tokens, and says what that rests on', async () => {
  const study = (...more: string[]): ReturnType<typeof tryCommand> =>
    tryCommand(
      [
        ...['study', '--engine', 'openai', '--base-url', served().url, '--model', 'jevons-countdown'],
        ...[
          '--prompt',
          '{question}',
          '--problems',
          '2',
          '--policy',
          'none',
          '--policy',
          'tip:alpha=6,beta=20',
        ],
        ...more,
      ],
      { fetch: withoutTokenize('jevons'), environment: { JEVONS_CACHE: join(root, 'untold') } },
    )
  const refused = await study('--out', join(root, 'refused'))
  expect([refused.code, refused.words]).toEqual([
    2,
    expect.stringMatching(/tip:alpha=6,beta=20.*does not tell.*--tokenizer NAME or FILE/),
  ])
  const done = await study('--tokenizer', reasonerVocabularyFile, '--out', join(root, 'biased'))
  expect([done.code, done.words]).toEqual([0, ''])
  expect(done.err).toContain("it must be the model's own")
  const lines = readFileSync(join(root, 'biased', 'responses.jsonl'), 'utf8')
    .trim()
    .split('\n')
  expect(lines.map((line) => JSON.parse(line)).filter(({ execution }) => execution)).toHaveLength(2)
  const without = await jevons('study', '--tokenizer', reasonerVocabularyFile, '--problems', '2')
  expect([without.code, without.words]).toEqual([
    2,
    expect.stringContaining('--tokenizer is for --engine openai'),
  ])
}, 180_000)
