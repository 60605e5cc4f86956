import { emphasesIn } from './formula.ts'
import { narrowed } from './plain-number.ts'
import { lastSentences } from './sentence.ts'

/** Characters at the end of a reply in which a choice is looked for that nothing announces. */
const closing = 3000

/** "option B", "I choose (B)", "B is correct", 故选B: phrases that name a choice, the last one first. */
export function chosenPhrases(text: string): string[] {
  const end = narrowed(text.slice(-closing))
  const found: { readonly at: number; readonly words: string }[] = []
  for (const phrase of phrases) {
    for (const match of end.matchAll(phrase)) {
      const rest = end.slice(match.index + match[0].length, match.index + match[0].length + 40)
      if (!denied.test(rest)) found.push({ at: match.index, words: match[1] ?? '' })
    }
  }
  return found.sort((a, b) => b.at - a.at).map(({ words }) => words)
}

const letters = '([A-J](?:(?:,\\s?|\\s?(?:and|&)\\s?|,\\s?and\\s|、)[A-J](?![A-Za-z])){0,9})'
const phrases: readonly RegExp[] = [
  new RegExp(
    `\\b(?:options?|choices?|alternative|statements?)\\s{1,2}[*_("'\\[]{0,4}${letters}(?![A-Za-z'’])`,
    'gi',
  ),
  new RegExp(
    `\\b(?:choose|chose|select|selected|pick|picked|go(?:ing)? with|opt for|choosing|selecting)\\s{1,2}(?:option\\s|choice\\s|answer\\s)?[*_("'\\[]{0,4}${letters}(?![A-Za-z'’])(?!\\s[a-z])`,
    'g',
  ),
  new RegExp(
    `(?<![A-Za-z'’])[*_(\\[]{0,4}${letters}[*_)\\].]{0,4}\\s(?:is|are|must be|should be)\\s(?:the\\s|therefore\\s|thus\\s)?(?:only\\s)?(?:correct|right|best|true|most\\s\\w+|answer)`,
    'g',
  ),
  /(?:故选|故選|应选|應選|选择|選擇|选项|選項|所以选|因此选|选|選)[为是:：\s]{0,3}[（(]?([A-J](?:[、,，]?[A-J]){0,9})(?![A-Za-z])/g,
  /([①-⑩]|[1-9]번)(?:이|가)?\s?(?:정답|맞|옳)/g,
]
const denied =
  /^[*_)\]"'.]{0,4}\s{0,2}(?:is|are|would be|seems?|cannot be|can['’]t be)?\s?(?:also\s)?(?:incorrect|wrong|false|not\b|ruled out|eliminated|invalid|impossible|unlikely)/i

/** Emphasised stretches of the end of a reply that begin with a letter of their own: `**B**`, `**(B) Paris**`. */
export function emphasisedChoices(text: string): string[] {
  const spans = emphasesIn(text.slice(-closing)).filter(({ content }) =>
    /^[\s([]{0,2}[A-J](?:[).\]:：,]|\s?$)/.test(narrowed(content)),
  )
  return spans.map(({ content }) => content).reverse()
}

/** A last line that is a letter with its text: `(B) Paris`, `B. Paris`, `… (B).` */
export function lettersOfLastLine(text: string): string[] {
  const line = narrowed(lastLine(text))
  const start = /^[\s*_#>-]{0,6}[([]?([A-J])[)\].:](?=\s|[*_]|$)/.exec(line)?.[1]
  const bracketed = [...line.matchAll(/[([]([A-J])[)\]]/g)].at(-1)?.[1]
  const end = /[\s(*:：]([A-J])[.)*_!。]{0,4}\s{0,3}$/.exec(line.slice(-12))?.[1]
  return [bracketed, end, start].filter((letter) => letter !== undefined)
}

/** The last sentences, the last one first: where an option's own text may stand. */
export function closingSentences(text: string): string[] {
  return lastSentences(text, closing, 3).reverse()
}

/** Capital letters that stand alone in the last line, the last one first; never the article "A" or the word "I". */
export function lettersStandingAlone(text: string): string[] {
  const line = narrowed(lastLine(text))
  const found = [
    ...line.matchAll(/(?<![\p{L}\p{N}'’_^\\{])(?:[B-HJ](?!['’])|[AI](?=[.,;:)\]*]|$))(?![\p{L}\p{N}_^])/gu),
  ]
  return found.map(([letter]) => letter).reverse()
}

function lastLine(text: string): string {
  const end = text.slice(-closing).trimEnd()
  return end.slice(end.lastIndexOf('\n') + 1)
}
