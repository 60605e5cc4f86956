const marks = /<!--\s*lint-(off\s*:\s*\S[^>]*|on)\s*-->/

/**
 * A note without the parts that say of themselves that they are not to be checked, and why: what quotes others' errors, or
 * explains numbers again. `<!-- lint-off: reason -->` begins one, `<!-- lint-on -->` or the end of the text ends it. Lines keep
 * their numbers.
 */
export function withoutUncheckedParts(text: string): string {
  let isOff = false
  return text
    .split('\n')
    .map((line) => {
      const [mark] = marks.exec(line) ?? []
      if (mark !== undefined) isOff = mark.includes('lint-off')
      return isOff || mark !== undefined ? '' : line
    })
    .join('\n')
}
