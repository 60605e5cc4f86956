import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { scriptedEngine } from '../../test/fixture/scripted-engine.ts'
import { tryCommand } from './tried-command.contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'jevons-serve-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Serves and is asked to stop at once; what it said, or why it refused. */
async function served(args: readonly string[], environment: Record<string, string> = {}): Promise<string> {
  const { code, out, words } = await tryCommand(['serve', ...args], {
    signal: AbortSignal.abort(),
    fetch: globalThis.fetch,
    openEngine: async () => scriptedEngine({}),
    environment,
  })
  if (words === '') return out
  expect(code).toBe(2)
  return words
}

const reasoner = ['--engine', 'reasoner', '--port', '0']

describe('jevons serve', () => {
  it('prints the base URL that clients take, and stops when it is asked to', async () => {
    const url = /^http:\/\/127\.0\.0\.1:\d+\/v1\n$/
    expect(await served(reasoner)).toMatch(url)
    expect(await served(['--upstream', 'http://127.0.0.1:9/v1', '--policy', 'tip', '--port', '0'])).toMatch(
      url,
    )
  })

  it('takes keys from a file or the environment, and nothing shorter than can be trusted', async () => {
    const file = join(folder, 'keys')
    writeFileSync(file, '# ours\na-key-of-16-signs\r\n\n')
    expect(await served([...reasoner, '--host', '127.0.0.1', '--keys-file', file])).toContain('http://')
    expect(await served(reasoner, { JEVONS_SERVE_KEYS: 'a-key-of-16-signs, short' })).toMatch(
      /^jevons: JEVONS_SERVE_KEYS, key 2: must have 16 characters or more[^\n]*$/,
    )
    writeFileSync(file, '# none\n')
    expect(await served([...reasoner, '--keys-file', file])).toContain('there is no key in it')
    expect(await served([...reasoner, '--keys-file', join(folder, 'none')])).toContain('no such file')
    expect(await served([...reasoner, '--host', '0.0.0.0'])).toMatch(/^jevons: host 0\.0\.0\.0 lets[^\n]*$/)
  })

  it.each([
    [[], 'serve what?'],
    [['--engine', 'reasoner', '--upstream', 'http://127.0.0.1:9/v1'], 'serve what?'],
    [['--engine', 'gpt'], '--engine must be reasoner, replay, llama or transformers, not "gpt"'],
    [['--upstream', 'localhost:8080'], '--upstream must be a URL'],
    [['--upstream', 'http://a:b@127.0.0.1/v1'], '--upstream must be a URL'],
    [['--upstream', 'http://127.0.0.1/v1?key=x'], '--upstream must be a URL'],
    [[...reasoner, '--policy', 'tipp'], '--policy: unknown policy "tipp"'],
    [[...reasoner, '--on-policy-error', 'ignore'], '--on-policy-error must be fail or pass, not "ignore"'],
    [['--engine', 'reasoner', '--port', '70000'], '--port must be a whole number from 0 to 65535'],
    [[...reasoner, '--max-open', '0'], '--max-open must be a whole number from 1'],
    [[...reasoner, '--time-limit', 'long'], '--time-limit must be a whole number'],
  ])('refuses %j in one line', async (args, message) => {
    const said = await served(args)
    expect(said).toContain(message)
    expect(said).toMatch(/^jevons: [^\n]+$/)
  })
})
