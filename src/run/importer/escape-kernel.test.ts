import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { escapeKernelFile } from '../../../scripts/escape-kernel.ts'

describe('the kernel that escapes', () => {
  it('is what its source assembles to', async () => {
    const file = new URL('./escape-kernel-bytes.ts', import.meta.url)
    expect(readFileSync(file, 'utf8')).toBe(await escapeKernelFile())
  })
})
