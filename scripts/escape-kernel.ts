import { readFileSync } from 'node:fs'
import loadWabt from 'wabt'

const source = new URL('../src/run/importer/escape-kernel.wat', import.meta.url)

/** The file that holds the assembled kernel, as the package ships it. */
export async function escapeKernelFile(): Promise<string> {
  const wabt = await loadWabt()
  const module = wabt.parseWat('escape-kernel.wat', readFileSync(source, 'utf8'), { simd: true })
  try {
    module.validate()
    const base64 = Buffer.from(module.toBinary({}).buffer).toString('base64')
    return [
      '/** WebAssembly, assembled from `escape-kernel.wat` by `npm run kernel`; base64. */',
      'export const escapeKernelBase64: string = [',
      ...(base64.match(/.{1,100}/g) ?? []).map((line) => `  '${line}',`),
      "].join('')",
      '',
    ].join('\n')
  } finally {
    module.destroy()
  }
}
