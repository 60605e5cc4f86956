// Control and format characters can reorder or hide what stands beside them: none of them belongs in a label.
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/** A name that somebody else chose, made fit to stand in a chart: one line, nothing unseen, not endless. */
export function label(text: string, longest = 36): string {
  const clean = [...text.replace(/\s+/g, ' ').replace(unseen, '\uFFFD')]
  return clean.length <= longest ? clean.join('') : `${clean.slice(0, longest - 1).join('')}…`
}
