import { hash } from 'node:crypto'
import { goldKind } from '#answer'
import type { GoldKind, GoldProblem } from '#problem'
import type { ImportedProblem, Place } from './import-format.ts'

/** Hexadecimal digits of an id that is made from a text: 64 bits, so that a million questions do not collide. */
const idDigits = 16

/** Letters that options can have: A to J, as in MMLU-Pro. */
const choiceLetters = 'ABCDEFGHIJ'

/**
 * The problem of an imported record, every field that a line of problems.jsonl needs filled in. The same record gives the
 * same problem on every machine. Its id is the source's; without one a hash of the question; without a question a hash of
 * the place, so that records without either do not fall together. An answer that is the text of one of the options
 * becomes that option's letter.
 */
export function problemOf(imported: ImportedProblem, { place }: { readonly place: Place }): GoldProblem {
  const { id, cluster, kind, question = '', gold, choices, goldAlternatives, level, ...provenance } = imported
  const ownId = id || textId(question === '' ? `place ${place}` : question)
  const letterOrGold = letterOfChoice(gold, choices) ?? gold
  const isLevel = level !== undefined && Number.isSafeInteger(level) && level > 0
  return {
    id: ownId,
    question,
    cluster: cluster || ownId,
    kind: kind ?? kindOf(letterOrGold, choices),
    ...(isLevel ? { level } : {}),
    ...(letterOrGold === undefined ? {} : { gold: letterOrGold }),
    ...(goldAlternatives?.length ? { goldAlternatives } : {}),
    ...(choices?.length ? { choices } : {}),
    ...provenance,
  }
}

/** A short name for a text: 16 hexadecimal digits of its SHA-256. */
export function textId(text: string): string {
  return hash('sha256', text, 'hex').slice(0, idDigits)
}

/** The letter of the option whose text the answer is, where it is one option's and no letter itself. */
function letterOfChoice(
  gold: string | undefined,
  choices: readonly string[] | undefined,
): string | undefined {
  if (gold === undefined || choices === undefined || choices.length > choiceLetters.length) return undefined
  const text = gold.trim()
  if (text.length === 1 && choiceLetters.slice(0, choices.length).includes(text)) return text
  const at = choices.findIndex((choice) => choice.trim() === text)
  return at >= 0 && choices.findLastIndex((choice) => choice.trim() === text) === at
    ? choiceLetters[at]
    : undefined
}

function kindOf(gold: string | undefined, choices: readonly string[] | undefined): GoldKind {
  if (choices !== undefined && choices.length > 0) return 'choice'
  return gold === undefined || gold.trim() === '' ? 'text' : goldKind(gold)
}
