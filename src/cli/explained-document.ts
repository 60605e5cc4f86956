import type { Explained } from '#economics'
import { explainedText } from './explained-text.ts'

type Computed = Readonly<Record<string, unknown>>

/** Computed numbers as JSON takes them: values alone. */
export function valuesOf(computed: object): Record<string, unknown> {
  const entries = Object.entries(computed as Computed)
  return Object.fromEntries(entries.map(([name, value]) => [name, isExplained(value) ? value.value : value]))
}

/** Every explanation among computed numbers, line by line, in the language of `--lang`. */
export function explanationsOf(computed: object, lang: string | undefined): string {
  const all = Object.values(computed as Computed).filter(isExplained)
  return explainedText(all, lang)
}

function isExplained(value: unknown): value is Explained {
  return typeof value === 'object' && value !== null && 'symbol' in value && 'unit' in value
}
