import type { GoldKind } from '#problem'
import { boxedAnswers } from './boxed-answers.ts'
import { correctedBoxes } from './corrected-boxes.ts'
import { declaredAnswers } from './declared-answers.ts'
import {
  closingStatements,
  conclusions,
  lastEmphases,
  lastFormulas,
  lastLines,
  lastNumbers,
  onlyEmphases,
  openingStatements,
} from './ending.ts'
import { jsonAnswers } from './json-answers.ts'
import type { Source } from './reading.ts'
import {
  chosenPhrases,
  closingSentences,
  emphasisedChoices,
  lettersOfLastLine,
  lettersStandingAlone,
} from './spoken-choices.ts'
import { hashedAnswers, wholeAnswers } from './whole-answers.ts'

/** One way in which a reply says its answer. */
export interface ExtractionRule {
  /** What a verdict names as `how`. */
  readonly name: string
  /** What it takes, in words. */
  readonly takes: string
  /** The kinds of answer it is for. */
  readonly kinds: readonly GoldKind[]
  /** Whether what it finds holds the answer alone, or a sentence that says more. */
  readonly source: Source
  /** Does the reply declare this to be its answer? Only such an answer counts in a reply that was cut off after it, or in reasoning. */
  readonly declares: boolean
  /** The words that may hold the answer, the likeliest first. */
  readonly find: (text: string) => readonly string[]
}

const all: readonly GoldKind[] = ['number', 'expression', 'choice', 'text']
const values: readonly GoldKind[] = ['number', 'expression']
const choice: readonly GoldKind[] = ['choice']
const text: readonly GoldKind[] = ['text']

/** The rules in the order in which they are asked: the first that finds an answer of the kind decides. */
export const extractionRules: readonly ExtractionRule[] = [
  {
    name: 'json',
    takes: 'the last "answer" of a reply that is a JSON object, valid or not',
    kinds: all,
    source: 'exact',
    declares: true,
    find: jsonAnswers,
  },
  {
    name: 'final answer after the box',
    takes: 'a value that the reply calls its final answer behind its last box',
    kinds: [...values, ...choice],
    source: 'sentence',
    // The end of such a sentence may be what was cut off; the box is whole.
    declares: false,
    find: correctedBoxes,
  },
  {
    name: 'boxed',
    takes: 'the last \\boxed{…} or \\fbox{…}; several joined by "and" or commas are one list',
    kinds: all,
    source: 'exact',
    declares: true,
    find: boxedAnswers,
  },
  {
    name: 'hashes',
    takes: 'the line after the last ####, where it holds nothing but an answer',
    kinds: all,
    source: 'exact',
    declares: true,
    find: hashedAnswers,
  },
  {
    name: 'announced',
    takes: 'what follows the last "answer is", "Answer:", 정답:, 答案是 and the like',
    kinds: all,
    source: 'sentence',
    declares: true,
    find: declaredAnswers,
  },
  {
    name: 'whole',
    takes: 'the whole reply, where it is one short sentence',
    kinds: all,
    source: 'sentence',
    declares: false,
    find: wholeAnswers,
  },
  {
    name: 'chosen',
    takes: 'the last "option B", "I choose B", "B is correct", 故选B',
    kinds: choice,
    source: 'exact',
    declares: false,
    find: chosenPhrases,
  },
  {
    name: 'emphasised letter',
    takes: 'the last **B**, **(B)** or **B. text**',
    kinds: choice,
    source: 'exact',
    declares: false,
    find: emphasisedChoices,
  },
  {
    name: 'letter of the last line',
    takes: 'a last line that begins or ends with (B), B. or B)',
    kinds: choice,
    source: 'exact',
    declares: false,
    find: lettersOfLastLine,
  },
  {
    name: 'option’s text',
    takes: 'the text of exactly one option in one of the last sentences, where the options are known',
    kinds: choice,
    source: 'sentence',
    declares: false,
    find: closingSentences,
  },
  {
    name: 'letter alone',
    takes: 'the last capital letter that stands alone in the last line, never the words "A" and "I"',
    kinds: choice,
    source: 'exact',
    declares: false,
    find: lettersStandingAlone,
  },
  {
    name: 'only emphasis',
    takes: 'what **…** sets apart, where it sets only one thing apart',
    kinds: [...values, ...text],
    source: 'exact',
    declares: false,
    find: onlyEmphases,
  },
  {
    name: 'closing statement',
    takes:
      'the last of the closing sentences that states a value; a last paragraph that checks the result is passed over',
    kinds: values,
    source: 'statement',
    declares: false,
    find: closingStatements,
  },
  {
    name: 'conclusion',
    takes: 'the last of the closing sentences that "thus", "therefore", 따라서 or 因此 opens',
    kinds: [...values, ...text],
    source: 'sentence',
    declares: false,
    find: conclusions,
  },
  {
    name: 'emphasis',
    takes: 'the last **…** that holds a value',
    kinds: values,
    source: 'exact',
    declares: false,
    find: lastEmphases,
  },
  {
    name: 'formula',
    takes: 'the last formula between $…$, \\(…\\) or \\[…\\]',
    kinds: values,
    source: 'exact',
    declares: false,
    find: lastFormulas,
  },
  {
    name: 'last number',
    takes: 'the last number, as a last resort',
    kinds: values,
    source: 'exact',
    declares: false,
    find: lastNumbers,
  },
  {
    name: 'opening statement',
    takes: 'the first sentence of a short reply',
    kinds: text,
    source: 'sentence',
    declares: false,
    find: openingStatements,
  },
  {
    name: 'last line',
    takes: 'the last line, as a last resort',
    kinds: text,
    source: 'sentence',
    declares: false,
    find: lastLines,
  },
]
