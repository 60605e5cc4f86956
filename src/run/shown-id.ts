import type { ResponseKey } from './record.ts'

/** A response's name on the command line, `problem/arm/sample`: what a shell would take for its own is written as `%20`. */
export function shownId({ problem, arm, sample }: ResponseKey): string {
  return [problem, arm, String(sample)].map(escaped).join('/')
}

/** The same as it is recorded, for whoever writes it so. */
export function rawId({ problem, arm, sample }: ResponseKey): string {
  return `${problem}/${arm}/${sample}`
}

function escaped(part: string): string {
  return part.replace(/[^\p{L}\p{N}._,:=+@-]/gu, (character) =>
    [...new TextEncoder().encode(character)]
      .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  )
}

/** The key that an id was made of, as {@link shownId} makes them; undefined where it is none. */
export function keyOfShownId(id: string): ResponseKey | undefined {
  const parts = id.split('/')
  const [problem, arm, sample] = parts
  if (parts.length !== 3 || problem === undefined || arm === undefined) return undefined
  if (sample === undefined || !/^\d{1,9}$/.test(sample)) return undefined
  try {
    return {
      problem: decodeURIComponent(problem),
      arm: decodeURIComponent(arm),
      sample: Number(sample),
    }
  } catch {
    return undefined
  }
}
