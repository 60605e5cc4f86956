import { writeFileSync } from 'node:fs'
import { kernelFile } from '../reasoner/kernel/assemble.ts'
import { escapeKernelFile } from './escape-kernel.ts'

/** `npm run kernel`: writes the assembled kernels into the source. */
const source = new URL('../src/', import.meta.url)
writeFileSync(new URL('engine/adapter/reasoner/kernel-bytes.ts', source), await kernelFile())
writeFileSync(new URL('run/importer/escape-kernel-bytes.ts', source), await escapeKernelFile())
