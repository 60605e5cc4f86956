import type { ResponseKey } from '#run'

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
