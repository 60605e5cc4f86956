import { writeFileSync } from 'node:fs'
import { kernelFile } from '../reasoner/kernel/assemble.ts'
import { assembledKernel, kernels } from './assembled-kernel.ts'

/** `npm run kernel`: writes the assembled kernels into the source. */
const source = new URL('../src/', import.meta.url)
writeFileSync(new URL('engine/adapter/reasoner/kernel-bytes.ts', source), await kernelFile())
for (const path of kernels) {
  writeFileSync(new URL(`${path}-bytes.ts`, source), await assembledKernel(path))
}
