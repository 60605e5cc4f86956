import type { GoldKind } from '#problem'
import type { EqualityOptions, EqualityStage } from './equality/equality.ts'
import { sameAnswer } from './equality/same-answer.ts'
import { lettersAt } from './extract/choice-letters.ts'
import type { ExtractedAnswer } from './extract/extract-answer.ts'
import type { AnswerLocation } from './extract/placed-answers.ts'
import { readChoice } from './extract/read-choice.ts'
import { unwrapped } from './extract/unwrapped.ts'

/** What decided: a stage of equality, or that the statement the answer is taken from mentions the gold answer. */
export type GradeStage = EqualityStage | 'mention'

export interface Comparison {
  readonly equal: boolean
  readonly stage: GradeStage
  /** Where it is not equal: what would make it so, if somebody else knew. Absent where nothing is open. */
  readonly open?: readonly OpenPairs[]
}

/** Two bare answers that no stage could decide about. */
export interface AnswerPair {
  readonly prediction: string
  readonly gold: string
}

/** Pairs that are undecided: the answer is right if all of them are equal. */
export type OpenPairs = readonly AnswerPair[]

/** How an answer that was found is compared with the gold answers. */
export interface CompareOptions extends Omit<EqualityOptions, 'kind'> {
  /** The options' texts, A first. */
  readonly choices?: readonly string[] | undefined
  /** Of several groups that a pattern captured, any one right is right, or only all of them; default any. */
  readonly groups?: 'any' | 'all'
  readonly location?: AnswerLocation | undefined
  /** Whether an answer in words counts where the sentence that gives it has the gold answer among its words; default true. */
  readonly mention?: boolean
}

/** Longer sentences are not searched for a mention. */
const longestStatement = 600
/** Longer formulas are read by nobody. */
const longestFormula = 4000

/**
 * Does the answer equal one of the gold answers? Where none does, the stage is that of the last comparison, and what is open
 * about any of them is open.
 */
export function compareAnswer(
  found: ExtractedAnswer,
  golds: readonly string[],
  kind: GoldKind,
  options: CompareOptions,
): Comparison {
  let last: Comparison = { equal: false, stage: 'undecided' }
  const open: OpenPairs[] = []
  for (const gold of golds) {
    last = compareWithOne(found, gold, kind, options)
    if (last.equal) return last
    if (last.open) open.push(...last.open)
  }
  return open.length === 0 ? last : { ...last, open }
}

function compareWithOne(
  found: ExtractedAnswer,
  gold: string,
  kind: GoldKind,
  options: CompareOptions,
): Comparison {
  const { choices, groups, location, mention = true, ...equality } = options
  if (kind === 'choice') {
    return { equal: sameLetters(found.answer, gold, choices), stage: 'normal form' }
  }
  if (kind === 'text' && location) {
    return { equal: standsAt(location, found.answer, gold), stage: 'normal form' }
  }
  const readings = [found.answer, ...found.others]
  const comparisons = readings.map((reading) => sameAnswer(reading, gold, { kind, ...equality }))
  const decisive =
    groups === 'all' ? comparisons.find(({ equal }) => !equal) : comparisons.find(({ equal }) => equal)
  if (decisive?.equal) return decisive
  if (groups !== 'all' && kind === 'text' && mention && mentions(found.statement, gold)) {
    return { equal: true, stage: 'mention' }
  }
  const said = decisive ?? comparisons[0] ?? { equal: false, stage: 'undecided' }
  const open = openPairs(
    readings.map((prediction, place) => ({ prediction, gold, comparison: comparisons[place] ?? said })),
    groups,
  )
  return open.length === 0 ? said : { ...said, open }
}

/** The pairs that are undecided: each one alone would do, or all of them together, where nothing else stands against it. */
function openPairs(
  compared: readonly (AnswerPair & { readonly comparison: Comparison })[],
  groups: 'any' | 'all' | undefined,
): OpenPairs[] {
  const open: AnswerPair[] = []
  let refused = false
  for (const { prediction, gold, comparison } of compared) {
    if (comparison.equal) continue
    const isReadable = Math.max(prediction.length, gold.length) <= longestFormula
    if (comparison.stage !== 'undecided' || !isReadable) refused = true
    else open.push({ prediction: unwrapped(prediction), gold: unwrapped(gold) })
  }
  if (groups !== 'all') return open.map((pair) => [pair])
  return refused || open.length === 0 ? [] : [open]
}

/** The same letters, in whatever order. */
function sameLetters(answer: string, gold: string, choices: readonly string[] | undefined): boolean {
  const right = readChoice(gold, 'exact', choices)?.answer ?? gold.trim()
  return lettersOf(answer) === lettersOf(right)
}

function lettersOf(text: string): string {
  return (lettersAt(text) ?? [text.trim()]).toSorted().join()
}

/** Does the text begin or end with these words, hold them anywhere, or consist of them? Case and punctuation aside. */
function standsAt(location: AnswerLocation, text: string, words: string): boolean {
  const [all, part] = [folded(text), folded(words)]
  if (part === '') return false
  if (location === 'begin') return all.startsWith(part)
  if (location === 'end') return all.endsWith(part)
  return location === 'any' ? all.includes(part) : all === part
}

/** Does the statement have the gold answer among its words, and not only to deny it? */
function mentions(statement: string | undefined, gold: string): boolean {
  if (statement === undefined || statement.length > longestStatement) return false
  const words = folded(gold)
  const all = folded(statement)
  if (words.length < 2) return false
  // "No, it is not true that …" has both: only the first word of a statement affirms or denies.
  if (/^(?:yes|no|true|false)$/.test(words)) return new RegExp(`^${words}\\b`).test(all)
  for (let at = all.indexOf(words); at >= 0; at = all.indexOf(words, at + 1)) {
    const around = all.charAt(at - 1) + all.charAt(at + words.length)
    const isWhole = !/[a-z0-9\u00df-\u024f]/.test(around)
    if (
      isWhole &&
      !/\b(?:not|no|never|neither|nor|n['’]t|than|rather than|instead of|except)\s(?:\w+\s){0,2}$/.test(
        all.slice(Math.max(0, at - 30), at),
      )
    ) {
      return true
    }
  }
  return false
}

function folded(text: string): string {
  return text
    .toLowerCase()
    .replace(/\\(?:text|textbf|mathrm)\s?\{([^{}]{0,400})\}/g, '$1')
    .replace(/[.,!?;:"'“”‘`*_$。，！？]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
