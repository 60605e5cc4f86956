/** What a warning of the splitter says of one model. */
export interface SplitFinding {
  readonly arm: string
  readonly switches: string
  readonly texts: string
}

const ofSplitter =
  /^(.{1,200}): The openers found (no|one|\d+) switch(?:es)? in ([\d,]+) texts? of [\d,]+ characters on average: /

/**
 * Parts the warnings of a summary into those of the splitter, which many models share and which are better told together,
 * and the others, which stay as they are.
 */
export function splitWarnings(warnings: readonly string[]): {
  readonly found: readonly SplitFinding[]
  readonly others: readonly string[]
} {
  const found: SplitFinding[] = []
  const others: string[] = []
  for (const warning of warnings) {
    const [, arm, switches, texts] = ofSplitter.exec(warning) ?? []
    if (arm === undefined || switches === undefined || texts === undefined) others.push(warning)
    else found.push({ arm, switches: switches === 'no' ? '0' : switches === 'one' ? '1' : switches, texts })
  }
  return { found, others }
}
