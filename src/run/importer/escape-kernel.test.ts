import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { assembledKernel, recordKernels } from '../../../scripts/assembled-kernel.ts'

describe('the kernels that escape and read escapes', () => {
  it('are what their sources assemble to', async () => {
    for (const path of recordKernels) {
      const file = new URL(`../${path}-bytes.ts`, import.meta.url)
      expect(readFileSync(file, 'utf8')).toBe(await assembledKernel(path))
    }
  })
})
