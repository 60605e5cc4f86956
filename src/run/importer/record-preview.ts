import type { ImportedProblem, ImportedRecord, ImportedResponse } from './import-format.ts'

const shownRecords = 3
const shownResponses = 2
const shownCharacters = 160

/**
 * What records say once they are read, for somebody who tries a format or a map: the first three, long texts shortened, and for
 * each field whether it was found.
 */
export function previewOf(records: readonly ImportedRecord[]): string {
  if (records.length === 0) return 'no records\n'
  return records
    .slice(0, shownRecords)
    .map((record, at) => recordText(record, at + 1))
    .join('\n')
}

function recordText({ problem, responses, skipped = [] }: ImportedRecord, number: number): string {
  const rows: Shown[] = [
    ...problemRows(problem),
    ['responses', String(responses.length)],
    ...responses.slice(0, shownResponses).flatMap(responseRows),
    ...(responses.length > shownResponses
      ? [['', `and ${responses.length - shownResponses} more`] satisfies Shown]
      : []),
    ...skipped.slice(0, shownResponses).map((reason): Shown => ['skipped', reason]),
  ]
  return `record ${number}\n${rows.map(([name, text]) => `  ${name.padEnd(14)}${shortened(text)}\n`).join('')}`
}

type Shown = readonly [string, string | undefined]

function problemRows(problem: ImportedProblem): readonly Shown[] {
  const { question, id, gold, goldAlternatives, choices, level, ...rest } = problem
  return [
    ['problem', question],
    ['id', id],
    ['gold', gold],
    ...(goldAlternatives ? [['', `or ${goldAlternatives.join(', or ')}`] satisfies Shown] : []),
    ...(choices ? [['choices', choices.join(' | ')] satisfies Shown] : []),
    ...(level === undefined ? [] : [['level', String(level)] satisfies Shown]),
    ...Object.entries(rest).map(([name, value]): Shown => [name, String(value)]),
  ]
}

function responseRows({ reply, arm, sample, recorded }: ImportedResponse): readonly Shown[] {
  const { text, span, reasoning, finish, usage, model } = reply
  const counts = Object.entries(usage).map(([name, count]) => `${count} ${name}`)
  return [
    ['- model', arm ?? model],
    ...(sample === undefined ? [] : [['  sample', String(sample)] satisfies Shown]),
    [
      '  reasoning',
      span.end > span.start ? `${text.slice(span.start, span.end)}` : `none given (${reasoning})`,
    ],
    ['  answer', span.answerStart === undefined ? undefined : text.slice(span.answerStart)],
    ['  finish', finish],
    ...(counts.length === 0 ? [] : [['  tokens', counts.join(', ')] satisfies Shown]),
    ...(recorded === undefined ? [] : [['  recorded', JSON.stringify(recorded)] satisfies Shown]),
  ]
}

/** One line, harmless in a terminal. */
function shortened(text: string | undefined): string {
  if (text === undefined || text === '') return '(not found)'
  const line = text
    .slice(0, 4 * shownCharacters)
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
  if (line.length <= shownCharacters && text.length <= 4 * shownCharacters) return line
  return `${line.slice(0, shownCharacters)}… (${text.length} characters)`
}
