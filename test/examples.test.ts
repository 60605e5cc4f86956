import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../', import.meta.url))

describe('the examples', () => {
  it('show the library at work, as the package is built', () => {
    const { stdout, stderr } = spawnSync(process.execPath, ['examples/library.mjs'], {
      cwd: root,
      encoding: 'utf8',
    })
    expect(stderr).toBe('')
    expect(stdout).toContain('none: incorrect')
    expect(stdout).toContain('right, and abandoned: 16 − 7 = 9')
    expect(stdout).toContain('tip: correct')
  })
})
