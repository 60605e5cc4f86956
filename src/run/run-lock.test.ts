import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { lockRun } from './run-lock.ts'

const folder = mkdtempSync(join(tmpdir(), 'jevons-lock-'))
const file = join(folder, 'lock')
afterEach(() => rmSync(file, { force: true }))

function held(holder: object): void {
  writeFileSync(file, JSON.stringify({ pid: process.pid, host: hostname(), start: null, ...holder }))
}

describe('the lock of a run', () => {
  it('keeps everybody else out until it is given back', () => {
    const unlock = lockRun(folder)
    expect(() => lockRun(folder)).toThrow(`process ${process.pid} is writing this run`)
    unlock()
    lockRun(folder)()
    expect(readdirSync(folder)).toEqual([])
  })

  it('is taken over from a process that is gone', () => {
    const { pid } = spawnSync(process.execPath, ['--version'])
    held({ pid })
    const unlock = lockRun(folder)
    expect(readFileSync(file, 'utf8')).toContain(`"pid":${process.pid}`)
    unlock()
    expect(existsSync(file)).toBe(false)
  })

  it.runIf(process.platform === 'linux')(
    'is taken over where another process has got the same id since',
    () => {
      held({ start: '1' })
      lockRun(folder)()
      expect(readdirSync(folder)).toEqual([])
    },
  )

  it('is taken over where it says nothing', () => {
    writeFileSync(file, '')
    lockRun(folder)()
    expect(readdirSync(folder)).toEqual([])
  })

  it('of another machine cannot be judged from here, and says what to do', () => {
    held({ host: 'elsewhere', pid: 1 })
    expect(() => lockRun(folder)).toThrow(
      `process 1 on elsewhere is writing this run; if it is gone, delete ${file}`,
    )
    expect(readdirSync(folder)).toEqual(['lock'])
  })

  it('is not given back by one who has lost it', () => {
    const unlock = lockRun(folder)
    held({ host: 'elsewhere' })
    unlock()
    expect(existsSync(file)).toBe(true)
  })
})
