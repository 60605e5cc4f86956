import { type Explained, explainedInWords, explanationLines } from '#economics'
import { languageFlag } from './peers-words.ts'

/** Explanations line by line, in the language of `--lang`. @throws UsageError where that is none of the languages */
export function explainedText(explained: readonly Explained[], lang: string | undefined): string {
  const language = languageFlag(lang)
  return `${explained.flatMap((one) => explanationLines(explainedInWords(one, language))).join('\n')}\n`
}
