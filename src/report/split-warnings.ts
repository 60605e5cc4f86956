/** What a warning of the splitter says of one model. */
export interface SplitFinding {
  readonly arm: string
  readonly switches: string
  readonly texts: string
}

const ofSplitter =
  /^(.{1,200}): The openers found (no|one|\d+) switch(?:es)? in ([\d,]+) texts? of [\d,]+ characters on average: /

/** Reasoning of one model in a language of which the openers hold no word. */
export interface UnreadFinding {
  readonly arm: string
  readonly count: string
  readonly texts: string
  readonly language: 'ko' | 'zh'
}

const ofLanguage =
  /^(.{1,200}): ([\d,]+) of ([\d,]+) texts? (?:is|are) in (Korean|Chinese), and the openers are not: /

/**
 * Parts the warnings of a summary into those of the splitter, which many models share and which are better told together,
 * and the others, which stay as they are.
 */
export function splitWarnings(warnings: readonly string[]): {
  readonly found: readonly SplitFinding[]
  readonly unread: readonly UnreadFinding[]
  readonly others: readonly string[]
} {
  const found: SplitFinding[] = []
  const unread: UnreadFinding[] = []
  const others: string[] = []
  for (const warning of warnings) {
    const [few, foreign] = [fewIn(warning), unreadIn(warning)]
    if (few) found.push(few)
    else if (foreign) unread.push(foreign)
    else others.push(warning)
  }
  return { found, unread, others }
}

function fewIn(warning: string): SplitFinding | undefined {
  const [, arm, switches, texts] = ofSplitter.exec(warning) ?? []
  if (arm === undefined || switches === undefined || texts === undefined) return undefined
  return { arm, switches: switches === 'no' ? '0' : switches === 'one' ? '1' : switches, texts }
}

function unreadIn(warning: string): UnreadFinding | undefined {
  const [, arm, count, texts, language] = ofLanguage.exec(warning) ?? []
  if (arm === undefined || count === undefined || texts === undefined) return undefined
  return { arm, count, texts, language: language === 'Korean' ? 'ko' : 'zh' }
}
