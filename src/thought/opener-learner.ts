import type { OpenerClass, OpenerLexicon } from './opener.ts'
import { approachWords, checkWords, openerClass } from './opener-traits.ts'
import { eachSentenceStart } from './sentence-starts.ts'

/** A way in which the sentences of a corpus begin. */
export interface OpenerRow {
  readonly opener: string
  /** `other`: no switch, as far as its use tells. */
  readonly class: OpenerClass | 'other'
  readonly count: number
  /** The share of the texts in which it occurs, and of its occurrences that begin a paragraph. */
  readonly texts: number
  readonly paragraphs: number
  /** Where it stands on the average, from 0, the beginning of a text, to 1. */
  readonly position: number
  /** Up to three sentences of different texts. */
  readonly examples: readonly string[]
}

export interface OpenerLearner {
  readonly add: (reasoning: string) => void
  /** What was learnt: transitions, reflections, then the others, each by count. */
  readonly rows: () => readonly OpenerRow[]
}

interface Tally {
  count: number
  texts: number
  lastText: number
  paragraphs: number
  approaches: number
  checks: number
  positions: number
  readonly examples: string[]
}

const mostTallies = 50_000
const longestOpener = 60
const mostExamples = 3
const exampleLength = 120
const followingLength = 40
/** An opener that occurs less often than this, or in fewer texts, says nothing of the model. */
const leastCount = 5
const leastTexts = 2

/**
 * Learns from the reasoning of one model which sentence openers behave as switches for it; `openerClass` has the rule.
 * Takes text after text; memory is bounded, since the rarest openers are forgotten when there are too many.
 */
export function openerLearner(): OpenerLearner {
  const tallies = new Map<string, Tally>()
  let texts = 0
  return {
    add(reasoning) {
      texts++
      eachSentenceStart(reasoning, (at, beginsParagraph) => {
        if (isSmall(reasoning.charCodeAt(at))) return
        const sentence = firstLine(reasoning.slice(at, at + exampleLength))
        const openers = leadingWords(sentence)
        const following = followingWords(sentence, openers[0] ?? '')
        const occurrence: Occurrence = {
          text: texts,
          sentence,
          beginsParagraph,
          position: at / reasoning.length,
          namesApproach: approachWords.test(following),
          namesCheck: checkWords.test(following),
        }
        for (const opener of openers) count(tallies.get(opener) ?? newTally(tallies, opener), occurrence)
      })
      if (tallies.size > mostTallies) forgetRarest(tallies)
    },
    rows: () => rowsOf(tallies, texts),
  }
}

/** The lexicon of the rows that are switches or reflections. */
export function lexiconOf(rows: readonly OpenerRow[]): OpenerLexicon {
  const of = (wanted: OpenerClass): string[] =>
    rows.filter((row) => row.class === wanted).map(({ opener }) => opener)
  return { transitions: of('transition'), reflections: of('reflection') }
}

const leading = /^[\p{L}\p{M}'’-]+(?: [\p{L}\p{M}'’-]+){0,2}/u
const wideOpener = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]{1,6}/u

/** The first word, the first two and the first three; where no blanks stand between words, what precedes the first mark. */
function leadingWords(sentence: string): readonly string[] {
  if (sentence.charCodeAt(0) >= 0x2e80) {
    const wide = wideOpener.exec(sentence)?.[0]
    if (wide !== undefined) return wideBeginnings(wide)
  }
  const run = leading.exec(sentence)?.[0]
  if (run === undefined || run.length > longestOpener) return []
  const openers: string[] = []
  for (let end = run.indexOf(' '); end >= 0; end = run.indexOf(' ', end + 1)) openers.push(run.slice(0, end))
  return [...openers, run]
}

/** Of two characters or more: one alone begins too many words. */
function wideBeginnings(run: string): readonly string[] {
  if (run.length === 1) return [run]
  return Array.from({ length: run.length - 1 }, (_, index) => run.slice(0, index + 2))
}

function newTally(tallies: Map<string, Tally>, opener: string): Tally {
  const tally: Tally = {
    count: 0,
    texts: 0,
    lastText: 0,
    paragraphs: 0,
    approaches: 0,
    checks: 0,
    positions: 0,
    examples: [],
  }
  tallies.set(ownCopy(opener), tally)
  return tally
}

interface Occurrence {
  readonly text: number
  readonly sentence: string
  readonly beginsParagraph: boolean
  readonly position: number
  readonly namesApproach: boolean
  readonly namesCheck: boolean
}

function count(tally: Tally, { text, sentence, ...occurrence }: Occurrence): void {
  tally.count++
  tally.positions += occurrence.position
  if (occurrence.beginsParagraph) tally.paragraphs++
  if (occurrence.namesApproach) tally.approaches++
  if (occurrence.namesCheck) tally.checks++
  if (tally.lastText === text) return
  tally.texts++
  tally.lastText = text
  if (tally.examples.length < mostExamples) tally.examples.push(ownCopy(sentence))
}

/** A sentence that begins with a small letter is a formula or the rest of one. */
function isSmall(code: number): boolean {
  return code >= 97 && code <= 122
}

/** What follows an opener in its own sentence. */
function followingWords(sentence: string, opener: string): string {
  const following = sentence.slice(opener.length, opener.length + followingLength)
  const end = following.search(/[.!?。！？]/)
  return end < 0 ? following : following.slice(0, end)
}

function firstLine(sentence: string): string {
  const line = sentence.slice(0, (sentence.search(/[\n\r\u2028\u2029]/) + 1 || sentence.length + 1) - 1)
  // A character of two halves may have been cut at the end.
  return line.replace(/[\uD800-\uDBFF]$/, '').trimEnd()
}

/** A piece of a string keeps all of it in memory; its copy does not. */
function ownCopy(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string
}

function forgetRarest(tallies: Map<string, Tally>): void {
  const counts = [...tallies.values()].map((tally) => tally.count).sort((a, b) => b - a)
  const least = counts[mostTallies >> 1] ?? 0
  for (const [opener, tally] of tallies) if (tally.count <= least) tallies.delete(opener)
}

const order: readonly OpenerRow['class'][] = ['transition', 'reflection', 'other']

function rowsOf(tallies: ReadonlyMap<string, Tally>, texts: number): readonly OpenerRow[] {
  const enough = texts === 1 ? 1 : leastTexts
  const frequent = [...tallies].filter(([, tally]) => tally.count >= leastCount && tally.texts >= enough)
  const rows = new Map(frequent.map(([opener, tally]) => [opener, rowOf(opener, tally, texts)]))
  return [...rows.values()]
    .filter((row) => !isToldByItsBeginning(row, rows))
    .sort(
      (a, b) =>
        order.indexOf(a.class) - order.indexOf(b.class) ||
        b.count - a.count ||
        (a.opener < b.opener ? -1 : 1),
    )
}

function rowOf(opener: string, tally: Tally, texts: number): OpenerRow {
  const share = (part: number): number => part / tally.count
  const use = { opener, count: tally.count, texts: tally.texts / texts, paragraphs: share(tally.paragraphs) }
  return {
    ...use,
    class: openerClass({ ...use, approaches: share(tally.approaches), checks: share(tally.checks) }),
    position: share(tally.positions),
    examples: tally.examples,
  }
}

/** "But the" says nothing that "But" does not, unless it is of another class; and nobody looks for what is no switch. */
function isToldByItsBeginning(row: OpenerRow, rows: ReadonlyMap<string, OpenerRow>): boolean {
  for (const shorter of beginningsOf(row.opener)) {
    const known = rows.get(shorter)
    if (known !== undefined) return known.class === row.class || row.class === 'other'
  }
  return false
}

/** What an opener begins with, the longest first. */
function beginningsOf(opener: string): readonly string[] {
  if (wideOpener.test(opener)) return wideBeginnings(opener).slice(0, -1).reverse()
  const parts = opener.split(' ')
  return parts.slice(1).map((_, index) => parts.slice(0, parts.length - 1 - index).join(' '))
}
