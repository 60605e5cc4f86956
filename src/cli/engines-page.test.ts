import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { scriptedEngine } from '../../test/fixture/scripted-engine.ts'
import { tryCommand } from './tried-command.contract.ts'

const page = readFileSync(new URL('../../docs/engines.md', import.meta.url), 'utf8')
const commands = [...page.matchAll(/^npx jevons (.+)$/gm)].map(([, words = '']) => words)
const folder = mkdtempSync(join(tmpdir(), 'jevons-engines-page-'))
const home = process.cwd()

beforeAll(() => process.chdir(folder))
afterAll(() => {
  process.chdir(home)
  rmSync(folder, { recursive: true })
})

vi.setConfig({ testTimeout: 180_000 })

describe('the page about engines', () => {
  it('shows commands about replaying that work, one after the other', async () => {
    const ours = commands.filter((command) => command.includes('runs/paid'))
    expect(ours).toHaveLength(3)
    const selected = []
    for (const command of ours) {
      const tried = await tryCommand(command.split(' '), { openEngine: async () => scriptedEngine() })
      expect([command, tried.words]).toEqual([command, ''])
      selected.push(...[...tried.out.matchAll(/^(\w+:n=\d) of none /gm)].map(([, name]) => name))
    }
    expect(selected).toEqual(['majority:n=5', 'shortest:n=3', 'majority:n=3'])
  })

  it('shows commands that say what they lack, where a library or a file is not there', async () => {
    const others = commands.filter((command) => !command.includes('runs/paid'))
    expect(others).toHaveLength(2)
    for (const command of others) {
      const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(
        ([, quoted, plain]) => quoted ?? plain ?? '',
      )
      const { code, words: said } = await tryCommand(words, { environment: {} })
      expect(said).toMatch(
        /no such file; the llama engine reads a GGUF file|npm install @huggingface\/transformers/,
      )
      expect(code).toBe(2)
    }
  })
})
