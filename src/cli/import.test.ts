import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { tryCommand } from './tried-command.contract.ts'

const root = mkdtempSync(join(tmpdir(), 'jevons-import-'))
afterAll(() => rmSync(root, { recursive: true }))

async function jevons(...args: readonly string[]): Promise<{ readonly out: string; readonly err: string }> {
  const { code, out, err, words } = await tryCommand(args, { terminalColumns: 100, now: () => new Date(0) })
  expect([code, words]).toEqual([0, ''])
  return { out, err }
}

describe('jevons import in a terminal', () => {
  const file = join(root, 'one.jsonl')
  const line = `${JSON.stringify({ question: 'How much is 6 · 7?', response: 'It is 42.' })}\n`

  it('ends its progress with the whole file, and counts one response as one', async () => {
    writeFileSync(file, line)
    const { out, err } = await jevons('import', file, '--out', join(root, 'one'), '--threads', '1')
    const bytes = Buffer.byteLength(line)
    const last = err.trimEnd().split('\r').at(-1)
    expect(last).toContain(`${bytes} of ${bytes} bytes · 1 response, 0 skipped`)
    expect(last).not.toContain('left')
    expect(out).toContain('1 response to 1 problem, in 1 arm\n')
  })

  it('warns where there is no response, and says which fields hold one', async () => {
    const table = join(root, 'questions.csv')
    writeFileSync(table, 'question,gold\nHow much is 6 · 7?,42\n')
    const { out } = await jevons('import', table, '--out', join(root, 'none'), '--threads', '1')
    expect(out).toContain(
      'warning: no response was found, so there is nothing to score. Rows hold it in a field such as',
    )
    expect(out).toContain('npx jevons study --data FILE')
  })

  it('counts several as several', async () => {
    writeFileSync(file, line + line.replace('42', '43'))
    const { out, err } = await jevons('import', file, '--out', join(root, 'two'), '--threads', '1')
    expect(err).toContain('2 responses, 0 skipped')
    expect(out).toContain('2 responses to 1 problem, in 1 arm\n')
  })
})
