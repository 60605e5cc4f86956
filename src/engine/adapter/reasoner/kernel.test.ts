import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { kernelFile } from '../../../../reasoner/kernel/assemble.ts'

describe('the kernel', () => {
  it('is what its source assembles to', async () => {
    expect(readFileSync(new URL('./kernel-bytes.ts', import.meta.url), 'utf8')).toBe(await kernelFile())
  })
})
