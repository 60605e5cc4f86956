import { readFile } from 'node:fs/promises'
import type { ModelFiles } from './model-files.ts'

/** The package's own model: `reasoner/weights`, beside both `src` and `dist`. */
const packaged = new URL('../../../../reasoner/weights/', import.meta.url)

export async function readPackagedModel(): Promise<ModelFiles> {
  const [config, tokenizer, weights] = await Promise.all([
    readFile(new URL('config.json', packaged), 'utf8'),
    readFile(new URL('tokenizer.json', packaged), 'utf8'),
    readFile(new URL('model.safetensors', packaged)),
  ])
  return { config, tokenizer, weights }
}
