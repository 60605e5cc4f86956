import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { defaultSettings } from '#study'
import { scriptedEngine } from '../../test/fixture/scripted-engine.ts'
import { requestFields } from './study-request.ts'
import { tryCommand } from './tried-command.contract.ts'

const repository = new URL('../../', import.meta.url)
const page = readFileSync(new URL('docs/study.md', repository), 'utf8')
const commands = [...page.matchAll(/^npx jevons (.+)$/gm)].map(
  (match) => match[1]?.replace(/ > .*/, '') ?? '',
)
const folder = mkdtempSync(join(tmpdir(), 'jevons-page-'))
const home = process.cwd()

beforeAll(() => {
  cpSync(new URL('examples', repository), join(folder, 'examples'), { recursive: true })
  process.chdir(folder)
})
afterAll(() => {
  process.chdir(home)
  rmSync(folder, { recursive: true })
})

// Loading charts and reports takes long on a machine that has much else to do.
vi.setConfig({ testTimeout: 180_000 })

describe('the page about studies', () => {
  it('shows commands that work, one after the other', async () => {
    expect(commands.length).toBeGreaterThan(6)
    let out = ''
    for (const command of commands) {
      const tried = await tryCommand(command.split(' '), { openEngine: async () => scriptedEngine() })
      expect([command, tried.words]).toEqual([command, ''])
      out += tried.out
    }
    expect(out).toContain(join('runs', 'three-arms', 'report.html'))
  })

  it('names every flag, and the defaults as they are', () => {
    const pages = page + readFileSync(new URL('docs/study-on-a-server.md', repository), 'utf8')
    const typed = (key: string): string => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    for (const flag of [...Object.keys(requestFields), 'resume', 'config'])
      expect(pages).toContain(`\`--${typed(flag)}`)
    expect(page).toContain(`levels in equal shares | ${defaultSettings.problems} |`)
    expect(page).toContain(`takes the likeliest token | ${defaultSettings.temperature} |`)
  })
})
