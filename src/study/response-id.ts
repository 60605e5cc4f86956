import type { ResponseKey } from '#run'

/** A response's key as one text, for maps and sets. */
export function responseId({ problem, arm, sample }: ResponseKey): string {
  return JSON.stringify([problem, arm, sample])
}
