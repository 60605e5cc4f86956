import { emphasesIn, formulasIn } from './formula.ts'
import { lastNumber } from './number-tokens.ts'
import { lastSentences, sentenceOf } from './sentence.ts'

/** Characters at the end of a reply in which an answer is looked for that nothing announces. */
const closing = 6000
/** A sentence opened by "thus" far from the end concluded something else. */
const near = 8
const nearest = 3
/** A longer reply leads up to its answer; a shorter one may begin with it. */
const shortReply = 1500
const confirmation = 200

const concluding =
  /^[\s*_#>•\-–\d.)]{0,8}(?:thus|therefore|hence|so|consequently|accordingly|in conclusion|in total|in summary|finally|we (?:conclude|find|get|have)|this (?:gives|yields|means)|it follows|as a result|overall|altogether|따라서|그러므로|그래서|결국|즉|결론적으로|因此|所以|故|综上|于是|最终|よって|したがって)(?![a-z])/i
/** A paragraph that begins so only checks the result, if it goes on to confirm it. */
const checking =
  /\n\s{0,6}\n[#*_\s]{0,6}(?:to (?:check|verify|confirm)|(?:quick |sanity )?check(?:ing)?\b(?! (?:for|if|whether))|verification|verify|let(?:['’]?s| me| us) (?:check|verify|double)|(?:we|i) can (?:check|verify)|i['’]ll (?:check|verify)|double[- ]check|검산|확인|验证|验算|检验)/gi
const confirming =
  /match|✓|✔|✅|correct|required|satisf|confirm|consistent|verif|holds|checks? out|맞|일치|正确|符合/i

/** Sentences near the end that begin with "thus" and its like, the last one first. */
export function conclusions(text: string): string[] {
  const sentences = lastSentences(text, closing, near)
  return sentences.filter((sentence) => concluding.test(sentence)).reverse()
}

/** The last sentences before a check of the result (`To check our work: …`), the last one first. */
export function closingStatements(text: string): string[] {
  return lastSentences(beforeCheck(text), closing, nearest).reverse()
}

/** What a short reply begins with. */
export function openingStatements(text: string): string[] {
  const reply = text.trim()
  if (reply === '' || reply.length > shortReply) return []
  const end = reply.indexOf('\n')
  return [sentenceOf(end < 0 ? reply : reply.slice(0, end))]
}

/** The emphasised stretch of a reply that emphasises one thing only; headings (`**Answer:**`) aside. */
export function onlyEmphases(text: string): string[] {
  const contents = new Set(emphasesIn(text.slice(-closing)).map(({ content }) => content))
  const said = [...contents].filter((content) => !/[:：]$|^(?:step|case|part)\b/i.test(content))
  return said.length === 1 ? said : []
}

/** Emphasised stretches of the end, the last one first. */
export function lastEmphases(text: string): string[] {
  const spans = emphasesIn(beforeCheck(text).slice(-closing))
  return spans
    .slice(-8)
    .map(({ content }) => content)
    .reverse()
}

/** Formulas of the end, the last one first. */
export function lastFormulas(text: string): string[] {
  const spans = formulasIn(beforeCheck(text).slice(-closing))
  return spans
    .slice(-8)
    .map(({ content }) => content)
    .reverse()
}

/** The last number of all, the last resort. */
export function lastNumbers(text: string): string[] {
  const number = lastNumber(beforeCheck(text)) ?? lastNumber(text)
  return number === undefined ? [] : [number]
}

/** The last line that has words. */
export function lastLines(text: string): string[] {
  const end = beforeCheck(text).trimEnd()
  const line = end.slice(Math.max(end.lastIndexOf('\n') + 1, end.length - closing)).trim()
  return line === '' ? [] : [line]
}

/** The text up to its last paragraphs, where they only check the result; all of it where they do not. */
function beforeCheck(text: string): string {
  const offset = Math.max(0, text.length - closing)
  const found = [...text.slice(offset).matchAll(checking)].at(-1)
  if (found === undefined || !confirming.test(text.slice(-confirmation))) return text
  const at = offset + found.index
  const goesOn = text
    .slice(at + found[0].length)
    .split(/\n\s{0,6}\n/)
    .slice(1)
    .some(concludes)
  return goesOn || text.slice(0, at).trim() === '' ? text : text.slice(0, at)
}

/** A paragraph that is more than the end of a check: a heading, or what follows from it. */
function concludes(paragraph: string): boolean {
  return paragraph.trimStart().startsWith('#') || concluding.test(paragraph)
}
