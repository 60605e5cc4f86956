import { readFileSync } from 'node:fs'
import type { Gpu } from './gpu.ts'
import type { Model } from './model.ts'

/** Rows of `data/economics/` for tests of this room, which comes before the one that reads and checks them. */
function rows<Row>(file: string, key: string): readonly Row[] {
  const url = new URL(`../../data/economics/${file}`, import.meta.url)
  return (JSON.parse(readFileSync(url, 'utf8')) as Record<string, readonly Row[]>)[key] ?? []
}

export function gpuFacts(): readonly Gpu[] {
  return rows('gpus.json', 'gpus')
}

export function modelFacts(): readonly Model[] {
  return rows('models.json', 'models')
}
