import type { GoldKind } from '#problem'
import { type ExtractionRule, extractionRules } from './extraction-rules.ts'
import { type AnswerForm, type AnswerLocation, formedAnswers, placedNumbers } from './placed-answers.ts'
import { readChoice } from './read-choice.ts'
import { readText } from './read-text.ts'
import { readExpression, readNumber } from './read-value.ts'
import { type Reading, readingOf, type Source, saysNoAnswer } from './reading.ts'

/**
 * A user's own way to find the answer: from the text to what it captured, the answer first; undefined where it finds none.
 * It is handed in because a regular expression of a stranger has to be run where it can be stopped.
 */
export type AnswerPattern = (text: string) => readonly string[] | undefined

/** How to find an answer. */
export interface ExtractOptions {
  /** What kind of answer is looked for; without it an expression. */
  readonly kind?: GoldKind | undefined
  /** The options' texts, A first. */
  readonly choices?: readonly string[] | undefined
  /** Takes the place of all rules. */
  readonly pattern?: AnswerPattern | undefined
  /** Only an answer after "ANSWER:" of this form counts: takes the place of all other rules. */
  readonly form?: AnswerForm | undefined
  /** Only what stands at this place of the text counts: takes the place of all other rules. */
  readonly location?: AnswerLocation | undefined
  /** Only answers that the text declares to be its answer, as in a text that was cut off; default false. */
  readonly declaredOnly?: boolean
}

/** An answer that was found. */
export interface ExtractedAnswer extends Reading {
  /** The rule that found it. */
  readonly how: string
}

/**
 * The final answer of a text; undefined where it gives none. The rules of `extractionRules` are asked in their order, and the
 * first that finds an answer of the kind decides. Linear in the length of the text, whatever stands in it.
 */
export function extractAnswer(text: string, options: ExtractOptions = {}): ExtractedAnswer | undefined {
  const { kind = 'expression', choices, pattern, form, location, declaredOnly = false } = options
  if (pattern) return captured(pattern(text))
  if (form)
    return readFirst(formedAnswers(text, form), 'exact', { kind, how: `${form} after ANSWER`, choices })
  if (location) return placed(text, location, kind)
  for (const rule of extractionRules) {
    if (!rule.kinds.includes(kind) || (declaredOnly && !rule.declares)) continue
    const found = readFirst(rule.find(text), sourceOf(rule, kind), { kind, how: rule.name, choices })
    if (found) return found
  }
  return undefined
}

interface Target {
  readonly kind: GoldKind
  readonly how: string
  readonly choices: readonly string[] | undefined
}

/** The first of the words found that can be read as an answer of the kind. */
function readFirst(
  found: readonly string[],
  source: Source,
  { kind, how, choices }: Target,
): ExtractedAnswer | undefined {
  for (const words of found) {
    const reading = read(words, source, kind, choices)
    if (reading && !saysNoAnswer(reading.answer)) return foundBy(reading, how)
  }
  return undefined
}

/** Written out, without spreading: this runs for each of millions of responses. */
function foundBy({ answer, others, statement }: Reading, how: string): ExtractedAnswer {
  return statement === undefined ? { answer, others, how } : { answer, others, statement, how }
}

function read(
  words: string,
  source: Source,
  kind: GoldKind,
  choices: readonly string[] | undefined,
): Reading | undefined {
  switch (kind) {
    case 'number':
      return readNumber(words, source)
    case 'expression':
      return readExpression(words, source)
    case 'choice':
      return readChoice(words, source, choices)
    case 'text':
      return readText(words, source)
  }
}

/** A value that is set apart may still stand in a phrase (`**4 values**`). */
function sourceOf({ name, source }: ExtractionRule, kind: GoldKind): Source {
  return name.endsWith('emphasis') && kind === 'number' ? 'sentence' : source
}

function captured(groups: readonly string[] | undefined): ExtractedAnswer | undefined {
  const [answer, ...others] = (groups ?? [])
    .map((group) => group.trim())
    .filter((group) => !saysNoAnswer(group))
  return answer === undefined ? undefined : { ...readingOf(answer, others), how: 'pattern' }
}

function placed(text: string, location: AnswerLocation, kind: GoldKind): ExtractedAnswer | undefined {
  if (kind === 'text') {
    const answer = text.trim()
    return answer === '' ? undefined : { ...readingOf(answer), how: location }
  }
  const [answer, ...others] = placedNumbers(text, location)
  return answer === undefined ? undefined : { ...readingOf(answer, others), how: location }
}
