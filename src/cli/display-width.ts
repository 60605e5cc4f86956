/** Letters of East Asian scripts and full-width signs take two columns of a terminal. */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/gu

/** Columns of a terminal that a text takes. */
export function displayWidth(text: string): number {
  return [...text].length + (text.match(wide)?.length ?? 0)
}

/** A text filled up with blanks to so many columns. */
export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)))
}
