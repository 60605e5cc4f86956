import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { scriptedEngine } from '../../test/fixture/scripted-engine.ts'
import { tryCommand } from './tried-command.contract.ts'

async function refusal(...args: readonly string[]): Promise<string> {
  const { code, words } = await tryCommand(['view', ...args], {
    signal: AbortSignal.abort(),
    openEngine: async () => scriptedEngine({}),
  })
  if (words === '') return 'nothing refused'
  expect(code).toBe(2)
  return words
}

describe('jevons view', () => {
  it('refuses in one line what it cannot do', async () => {
    expect(await refusal('/no/such/folder')).toBe(
      'jevons: /no/such/folder: no such folder; give a run, or a folder of runs',
    )
    for (const port of ['70000', '-1', '80.5', 'http'])
      expect(await refusal(tmpdir(), '--port', port)).toBe(
        `jevons: --port must be a whole number from 0 to 65535, not "${port}"`,
      )
    expect(await refusal(tmpdir(), '--host', '0.0.0.0', '--port', '0')).toMatch(
      /^jevons: host 0\.0\.0\.0 lets other machines in: give a token as well \(--token\)[^\n]*$/,
    )
  })
})
