/** The letter of a choice, upper case: of `B`, `(b)`, `\text{(B)}`, `B. Paris`, `option B`; undefined where there is none. */
export function choiceLetter(text: string): string | undefined {
  const plain = text
    .slice(0, 200)
    .replace(/\\(?:text(?:bf|it|rm|normal)?|mathrm|mathbf|boxed)(?![a-zA-Z])|[{}$*_`"']/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const found =
    /^(?:(?:the )?(?:answer|option|choice)(?: is)? ?:? ?)?\(?([A-Z])(?:\)|\]|(?=[.:,)]|$| [-–—:])|$)/i.exec(
      plain,
    )
  return found?.[1]?.toUpperCase()
}

/** A letter with a label's punctuation behind it, and words after: `B. Paris`. A letter alone is not one. */
export function labelledChoice(text: string): string | undefined {
  return /^\s*\(?[A-J][).:]\s*\S/.test(text) || /^\s*\([A-J]\)/.test(text) ? choiceLetter(text) : undefined
}
