import { readFileSync } from 'node:fs'
import loadWabt from 'wabt'

const sources = new URL('../src/', import.meta.url)

/** Kernels that are written by hand, by their paths without the ending. */
export const kernels = [
  'run/importer/escape-kernel',
  'run/json/unescape-kernel',
  'statistics/bootstrap-kernel',
] as const

/** The file that holds an assembled kernel, as the package ships it. */
export async function assembledKernel(path: (typeof kernels)[number]): Promise<string> {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const wabt = await loadWabt()
  const source = readFileSync(new URL(`${path}.wat`, sources), 'utf8')
  const module = wabt.parseWat(`${name}.wat`, source, { simd: true })
  try {
    module.validate()
    const base64 = Buffer.from(module.toBinary({}).buffer).toString('base64')
    return [
      `/** WebAssembly, assembled from \`${name}.wat\` by \`npm run kernel\`; base64. */`,
      `export const ${name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase())}Base64: string = [`,
      ...(base64.match(/.{1,100}/g) ?? []).map((line) => `  '${line}',`),
      "].join('')",
      '',
    ].join('\n')
  } finally {
    module.destroy()
  }
}
