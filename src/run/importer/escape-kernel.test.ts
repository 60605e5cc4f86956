import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { assembledKernel, kernels } from '../../../scripts/assembled-kernel.ts'

describe('the kernels', () => {
  it('are what their sources assemble to', async () => {
    for (const path of kernels) {
      const file = new URL(`../../${path}-bytes.ts`, import.meta.url)
      expect(readFileSync(file, 'utf8')).toBe(await assembledKernel(path))
    }
  })
})
