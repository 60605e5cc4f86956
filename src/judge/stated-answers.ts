import type { GoldKind } from '#problem'

/** Longer results are stated by nobody in passing. */
const longest = 120
/** A thought of an endless loop states the same again and again. */
const mostStatements = 5000

/** What announces a result: an equals sign, a box, a verb, a colon. */
const announcement =
  /\\boxed\s?\{|(?<![<>!=])=(?!=)|\b(?:is|are|be|equals?|gives?|get|gets|yields?|obtain|becomes?|makes?|total(?:s|ing)?)\b|[:：]|[은는] |答案是|[是为]/gi

/** Where a result ends: a sentence, a list, the end of a formula, the next equals sign. */
const endOfAny = /\n|;|；|。|,\s|，|\.(?=\s|$)|[?!](?=\s|$)|\$|\\\)|\\\]|=|→|⇒|\\implies|\\Rightarrow|✓/
/** In a formula words end it too. */
const endOfFormula = new RegExp(`${endOfAny.source}|\\s(?=[A-Za-z]{2,})|\\s[–—-]\\s(?=[A-Za-z])`)

/** A number at the beginning: what stays of `12 apples`. */
const leadingNumber = /^[-−]?\d[\d,]*(?:\.\d+)?(?:\s?\/\s?\d+)?%?/

/**
 * The results that a thought states, each once and in order: what follows an equals sign, a box, "is", "we get" and their like.
 * They are statements in passing, not answers: most are intermediate results. Linear in the text.
 */
export function statedAnswers(thought: string, kind: GoldKind): string[] {
  const isFormula = kind === 'number' || kind === 'expression'
  const stated = new Set<string>()
  let statements = 0
  for (const match of thought.matchAll(announcement)) {
    if (++statements > mostStatements) break
    const from = match.index + match[0].length
    const rest = thought.slice(from, from + longest)
    const words = match[0].startsWith('\\boxed')
      ? boxed(rest)
      : plain(rest.trimStart().replace(/^\$+|^\\[([]/, ''), isFormula)
    if (words === '') continue
    stated.add(words)
    const number = isFormula ? leadingNumber.exec(words)?.[0] : undefined
    if (number !== undefined) stated.add(number)
  }
  return [...stated]
}

function plain(rest: string, isFormula: boolean): string {
  const text = rest.trimStart()
  const end = text.search(isFormula ? endOfFormula : endOfAny)
  return withoutLooseEnds((end < 0 ? text : text.slice(0, end)).trim())
}

/** What closes a bracket that was opened before, and emphasis. */
function withoutLooseEnds(text: string): string {
  const words = text.replace(/^[*_]+|[*_.:]+$/g, '').trim()
  const opened = words.split('(').length
  const closed = words.split(')').length
  return closed > opened && words.endsWith(')') ? words.slice(0, -1).trim() : words
}

function boxed(rest: string): string {
  let depth = 1
  for (let at = 0; at < rest.length; at++) {
    if (rest[at] === '{') depth++
    if (rest[at] === '}') depth--
    if (depth === 0) return rest.slice(0, at).trim()
  }
  return ''
}

const letters: readonly RegExp[] = [
  /\b(?:answer|option|choice)(?:\s(?:is|must be|should be|would be))?[\s:：*_("[]{0,6}([A-J])(?![A-Za-z'’])/gi,
  /(?<![A-Za-z'’])[(["]?([A-J])[)\]"]?\s(?:is|must be|seems|looks)\s(?:the\s)?(?:correct|right|best|answer)/g,
  /\\boxed\s?\{\s?(?:\\text\s?\{)?\(?([A-J])\)?\}/g,
]

/** The letters of options that a thought names as the answer, in no particular order. */
export function statedLetters(thought: string): string[] {
  return letters.flatMap((pattern) =>
    [...thought.matchAll(pattern)].flatMap(([, letter = '']) => (/[A-J]/.test(letter) ? [letter] : [])),
  )
}
