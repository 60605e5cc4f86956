/** What a splitter found in the reasoning of one model. */
export interface SplitTotals {
  readonly texts: number
  readonly characters: number
  /** Openers that started a thought, or could have: transitions. */
  readonly switches: number
  /** Texts in Korean and in Chinese. */
  readonly korean?: number
  readonly chinese?: number
}

/**
 * Models that switch by the lexicon's words do it every 500 to 6,000 characters; for those that use other words it is one
 * in 30,000 and more (R1-0528: one "Alternatively" in 283,000; gpt-oss-120b: one in 47,000).
 */
const charactersPerSwitch = 30_000

/**
 * Says that a lexicon does not fit a model, where long reasoning has next to no switch in it: its underthinking would come
 * out as zero because nobody looked for the right words.
 * @returns a sentence; undefined where there is nothing to warn of, or too little text to tell
 */
export function splitWarning({ texts, characters, switches }: SplitTotals): string | undefined {
  if (texts === 0 || characters < charactersPerSwitch * (switches + 1)) return undefined
  const found = switches === 0 ? 'no switch' : switches === 1 ? 'one switch' : `${switches} switches`
  const mean = Math.round(characters / texts).toLocaleString('en-US')
  return `The openers found ${found} in ${texts.toLocaleString('en-US')} ${texts === 1 ? 'text' : 'texts'} of ${mean} characters on average: this model probably switches by other words, and its underthinking cannot be told from these thoughts. npx jevons openers RUN --out openers.json learns them.`
}
