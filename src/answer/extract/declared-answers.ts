import { lastSentences, sentenceOf } from './sentence.ts'

/**
 * Words that announce an answer, in the languages that test sets come in; what follows them decides whether they do. Where the
 * first letter may be a capital it is left out. They are searched for one by one, which is many times faster than one search
 * for all of them.
 */
const endings: readonly string[] = ['nswer', 'NSWER']
const foreignEndings: readonly string[] = [
  ...['ntwort', 'éponse', 'eponse', 'espuesta', 'esposta', 'isposta', 'awaban'],
  ...['твет', 'áp án', 'جابة', 'ত্তর', 'त्तर'],
]
const words: readonly string[] = [
  ...['正解', '答え', '答案', '解答', '回答', '答'],
  ...['정답', '해답', '답변', '답'],
]
/** Whether it is worth looking for the others at all. */
const anyWord = /[正答解回정해답]/
const anyForeign = /(?:ntwort|ponse|spuesta|sposta|awaban|твет|áp án|جابة|ত্তর|त्तर)/
const wholeWords =
  /^(?:answers?|antwort|r[ée]ponse|respuesta|resposta|risposta|jawaban|ответ|đáp án|(?:ال)?إجابة|উত্তর|उत्तर|正解|答え|答案|解答|回答|答(?=[:：])|정답|해답|답변|답)/i

/** What stands between the word and the answer: a colon or a verb. */
const joints: readonly RegExp[] = [
  // "answer: ", "answer (b) is", "**Answer**: ", "answer to the question is therefore"
  /^[*_`"'”’)\]]{0,4}(?:\s{1,3}(?:choice|option|letter|value))?(?:\s{1,3}(?:to|for|of|in|that)\s(?:["“][^"”\n]{0,120}["”]|[^.:："“\n]){0,80}?)?(?:\s{0,3}[*_]{0,3}[:：=＝][*_]{0,3}|\s{1,3}(?:is|are|was|should be|must be|would be|will be|has to be|equals)\b[*_]{0,3}[:：]?[*_]{0,3})(?:\s{1,3}(?:therefore|thus|then|simply|just|indeed|clearly)\b,?)?/i,
  // 정답은, 답: , 정답 - the particle or a colon
  /^[*_]{0,3}\s?(?:은|는|이|가)?\s?[*_]{0,3}[:：]?[*_]{0,3}(?=\s|[(（*$\\①-⑩A-Ja-zA-Z\d<\-−])/,
  // 答案是, 答案：, 答案应为
  /^[*_]{0,3}\s?(?:应该是|應該是|应为|應為|应是|就是|选择|選擇|选|選|是|为|為|は|が)?\s?[*_]{0,3}[:：]?[*_]{0,3}/,
  /^[*_]{0,3}\s{0,2}(?:[:：]|(?:ist|es|est|è|é|adalah|это|là)(?=[\s:])[:：]?|[—–-](?=\s))[*_]{0,3}/i,
]

/** A heading that says "Final answer" and nothing else: the answer begins on a line below. */
const heading = /^[*_]{0,3}[ \t]{0,4}(?:\n|$)/

/** An announcement that a sentence takes back: "to check the answer:", "no answer is". */
const unmeant =
  /(?:\b(?:check|verify|confirm|checking|verifying|justify|explain|no|any|whether|if)\s(?:\w{1,12}\s)?(?:final\s)?|대|응|문|화)$/i

/** Announcements that are looked at, from the last one. */
const mostAnnouncements = 48
const before = 24
const longestWord = 16
const after = 140
/** Characters of an answer that are read after its announcement. */
const longestAnswer = 4000
/** A section under a heading "Answer" that is no longer than this is read as a whole. */
const shortSection = 600
const fewSentences = 4

/** What follows "the answer is", "ANSWER:", `정답:`, `答案是` and their like, the last one first, each up to the end of its sentence. */
export function declaredAnswers(text: string): string[] {
  return announcements(text)
    .flatMap((place) => announcedFrom(text, place))
    .filter((answer) => answer !== '')
}

/** What makes an announced answer the final one, in front of the word. */
const final = /(?:final|최종|最终|最終)\s?$/i

/**
 * What follows the announcements of a *final* answer ("the final answer is", 최종 답:), as in `declaredAnswers`, on the same line:
 * under a heading "Final answer" a whole section may follow.
 */
export function finalAnswers(text: string): string[] {
  return announcements(text, final)
    .filter((place) => restOfLine(text, place).text !== '')
    .flatMap((place) => announcedFrom(text, place))
}

/** What follows an announcement up to the end of the line, for forms in which nothing else may stand there. */
export function declaredLines(text: string): string[] {
  return announcements(text).map((place) => {
    const { text: line, next } = restOfLine(text, place)
    return line === '' ? restOfLine(text, next).text : line
  })
}

/** Where announced answers begin, the last one first; only those with this in front, where it is given. */
function announcements(text: string, prefix?: RegExp): number[] {
  const places: number[] = []
  for (const start of wordStarts(text)) {
    if (prefix && !prefix.test(text.slice(Math.max(0, start - before), start))) continue
    const word = wholeWords.exec(text.slice(start, start + longestWord))?.[0]
    const place = word === undefined ? undefined : announcementAt(text, start, start + word.length)
    if (place !== undefined) places.push(place)
  }
  return places
}

/** Where words stand that may announce an answer, the last one first. */
function wordStarts(text: string): number[] {
  const starts = new Set<number>()
  const sought = anyForeign.test(text) ? [...endings, ...foreignEndings] : endings
  for (const ending of sought) for (const at of lastPlaces(text, ending)) starts.add(at - 1)
  for (const word of anyWord.test(text) ? words : []) for (const at of lastPlaces(text, word)) starts.add(at)
  return [...starts].sort((a, b) => b - a).slice(0, mostAnnouncements)
}

/** Where a word stands, at most the last so many places. Forwards: V8 searches many times faster that way. */
function lastPlaces(text: string, word: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    places.push(at)
    if (places.length === 2 * mostAnnouncements) places.splice(0, mostAnnouncements)
  }
  return places
}

function announcementAt(text: string, start: number, end: number): number | undefined {
  const first = text.charCodeAt(start)
  if (!isWordStart(text, start) || unmeant.test(text.slice(Math.max(0, start - before), start)))
    return undefined
  const rest = text.slice(end, end + after)
  if (heading.test(rest) && isHeadingLine(text, start)) return end
  const joint = joints[jointFor(first)]?.exec(rest)?.[0]
  return joint === undefined ? undefined : end + joint.length
}

function jointFor(first: number): number {
  if (first >= 0xac00 && first <= 0xd7a3) return 1
  if (first >= 0x3040 && first <= 0x9fff) return 2
  return (first | 32) === 97 ? 0 : 3
}

/** "answer" also begins in the middle of a word (대답은); German has its own a-word, told by its verb. */
function isWordStart(text: string, start: number): boolean {
  const previous = text.charAt(start - 1)
  const first = text.charAt(start)
  if (/[가-힣]/.test(first)) return !/[가-힣]/.test(previous) || /종$/.test(previous)
  // In quotation marks it is the name of a field, which is read as JSON or not at all.
  return !/["']/.test(previous) && (!/[a-zA-Z]/.test(first) || !/[a-zA-Z\\]/.test(previous))
}

function isHeadingLine(text: string, start: number): boolean {
  const line = text.slice(Math.max(0, start - before), start)
  return /(?:^|\n)[#*_\s]{0,8}(?:the\s|my\s)?(?:final|correct|best|최종|最终)?\s?$/i.test(line)
}

function announcedFrom(text: string, place: number): string[] {
  const { text: line, next } = restOfLine(text, place)
  const block = blockFrom(text, line === '' ? next : place)
  if (block !== undefined) return [block]
  if (line === '' && text.length - next <= shortSection) {
    // Under a heading the answer may take some sentences, and the last one says it.
    const sentences = lastSentences(text.slice(next), shortSection)
    if (sentences.length <= fewSentences) return [...sentences.slice(-1), ...sentences.slice(0, 1)]
  }
  return [sentenceOf(line === '' ? completed(text, next) : completed(text, place))]
}

/** The rest of a line, and the next one where it ends in a colon. */
function completed(text: string, place: number): string {
  const { text: line } = restOfLine(text, place)
  if (!/[:：]$/.test(line)) return line
  const end = text.indexOf('\n', place)
  const below = end < 0 ? '' : text.slice(end, end + longestAnswer).trimStart()
  return `${line} ${restOfLine(below, 0).text}`
}

/** The rest of a line; where only marks are left on it, its text is '' and `next` is where the next line with words begins. */
function restOfLine(text: string, place: number): { readonly text: string; readonly next: number } {
  const window = text.slice(place, place + longestAnswer)
  const end = window.indexOf('\n')
  const line = (end < 0 ? window : window.slice(0, end)).trim()
  if (!/^[*_:：\s]*$/.test(line)) return { text: line, next: place }
  let next = place + (end < 0 ? window.length : end)
  while (next < text.length && next < place + longestAnswer && ' \t\r\n'.includes(text.charAt(next))) next++
  return { text: '', next }
}

/** A formula that is set on lines of its own. */
function blockFrom(text: string, place: number): string | undefined {
  const window = text.slice(place, place + longestAnswer).trimStart()
  for (const [open, close] of [
    ['$$', '$$'],
    ['\\[', '\\]'],
  ] as const) {
    if (!window.startsWith(open)) continue
    const end = window.indexOf(close, open.length)
    if (end > 0) return window.slice(open.length, end).trim()
  }
  return undefined
}
