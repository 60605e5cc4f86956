import loadWabt from 'wabt'
import { kernelSource } from './source.ts'

/** The kernel's machine code, assembled from its source. */
async function assembleKernel(): Promise<Uint8Array> {
  const wabt = await loadWabt()
  const module = wabt.parseWat('kernel.wat', kernelSource, { simd: true })
  try {
    module.validate()
    return module.toBinary({}).buffer
  } finally {
    module.destroy()
  }
}

/** The file that holds it, as the package ships it: text, so that Node and browsers load it alike. */
export async function kernelFile(): Promise<string> {
  const base64 = Buffer.from(await assembleKernel()).toString('base64')
  const lines = base64.match(/.{1,100}/g) ?? []
  return [
    '/** WebAssembly, assembled from `reasoner/kernel` by `npm run kernel`; base64. */',
    'export const kernelBase64: string = [',
    ...lines.map((line) => `  '${line}',`),
    "].join('')",
    '',
  ].join('\n')
}
