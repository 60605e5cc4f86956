import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { TokenizerFamily, VocabularyPackage } from './tokenizer-families.ts'

export interface InstalledVocabulary {
  readonly file: string
  readonly package: VocabularyPackage
}

/**
 * Looks for a family's vocabulary in `node_modules` of a folder and of those above it. The file is looked for, not the
 * package's entry: packages need not export it.
 */
export function installedVocabulary(family: TokenizerFamily, from: string): InstalledVocabulary | undefined {
  for (const one of [family.download, ...family.installed]) {
    for (let folder = resolve(from); ; folder = dirname(folder)) {
      const file = join(folder, 'node_modules', one.name, one.member)
      if (existsSync(file)) return { file, package: one }
      if (dirname(folder) === folder) break
    }
  }
  return undefined
}
