import { type Explained, explanationLines } from '#economics'

type Computed = Readonly<Record<string, unknown>>

/** Computed numbers as JSON takes them: values alone. */
export function valuesOf(computed: object): Record<string, unknown> {
  const entries = Object.entries(computed as Computed)
  return Object.fromEntries(entries.map(([name, value]) => [name, isExplained(value) ? value.value : value]))
}

/** Every explanation among computed numbers, line by line. */
export function explanationsOf(computed: object): string {
  const all = Object.values(computed as Computed).filter(isExplained)
  return `${all.flatMap(explanationLines).join('\n')}\n`
}

function isExplained(value: unknown): value is Explained {
  return typeof value === 'object' && value !== null && 'symbol' in value && 'unit' in value
}
