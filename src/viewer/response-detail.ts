import type { Problem } from '#problem'
import {
  type GradeLine,
  type ResponseLine,
  type RunDescription,
  type ThoughtKey,
  type ThoughtsLine,
  textHash,
} from '#run'
import { deriveResponse, goldAnswer } from '#study'
import { splitReasoning } from '#trace'
import type { ResponseDetail, ResponseRow, ResponseThought } from './api.ts'

/** What is on record about one response. */
export interface ResponseRecord {
  readonly row: ResponseRow
  readonly description: RunDescription
  readonly problem: Problem | undefined
  /** Absent where infrastructure failed it. */
  readonly response: ResponseLine | undefined
  readonly grade: GradeLine | undefined
  readonly thoughts: ThoughtsLine | undefined
  readonly label: (thought: ThoughtKey) => ResponseThought['label']
  readonly siblings: ResponseDetail['siblings']
}

/** All that the reader of one response shows. What a run has not derived yet is derived here, by the same function. */
export function responseDetail(record: ResponseRecord): ResponseDetail {
  const { description, problem, response } = record
  const derived =
    problem && response && (!record.grade || !record.thoughts)
      ? deriveResponse(problem, response, {
          markers: description.engine.reasoningMarkers,
          judge: description.judge,
        })
      : undefined
  const grade = record.grade ?? derived?.grade
  const thoughts = record.thoughts ?? derived?.thoughts
  return {
    ...rowOf(record, grade, thoughts),
    question: problem?.question ?? '',
    gold: problem ? (goldAnswer(problem) ?? null) : null,
    reason: grade?.reason ?? null,
    ...textOf(response, description),
    judge: thoughts?.judge ?? null,
    thoughtList: response && thoughts ? thoughtsOf(record, response, thoughts) : [],
    loop: thoughts?.loop ?? null,
    source: response?.source ?? null,
    siblings: record.siblings,
  }
}

function rowOf(
  { row, response }: ResponseRecord,
  grade: GradeLine | undefined,
  thoughts: ThoughtsLine | undefined,
): ResponseRow {
  return {
    ...row,
    outcome: grade?.outcome ?? null,
    answer: grade?.answer ?? null,
    reasoningTokens: thoughts?.thoughts.at(-1)?.tokensUpTo ?? response?.usage.reasoning ?? null,
    thoughts: thoughts?.thoughts.length ?? null,
    firstCorrect: row.firstCorrect ?? firstCorrectOf(thoughts),
  }
}

function firstCorrectOf(line: ThoughtsLine | undefined): number | null {
  const judged = line?.thoughts.map(({ correct }) => correct)
  if (!judged?.length) return null
  const first = judged.indexOf(true)
  const before = first === -1 ? judged : judged.slice(0, first)
  return before.every((correct) => correct === false) ? first + 1 : null
}

function textOf(
  response: ResponseLine | undefined,
  { engine }: RunDescription,
): Pick<ResponseDetail, 'text' | 'span' | 'reasoningKind' | 'usage'> {
  if (!response) return { text: '', span: null, reasoningKind: 'none', usage: {} }
  const { text, usage, reasoning } = response
  const span = response.span ?? splitReasoning(text, engine.reasoningMarkers)
  const { prompt, output } = usage
  return {
    text,
    span,
    reasoningKind: reasoning ?? (span.end > span.start ? 'full' : 'none'),
    usage: {
      ...(prompt === undefined ? {} : { prompt }),
      ...(usage.reasoning === undefined ? {} : { reasoning: usage.reasoning }),
      ...(output === undefined ? {} : { output }),
    },
  }
}

function thoughtsOf(
  { row, label }: ResponseRecord,
  { text }: ResponseLine,
  { thoughts }: ThoughtsLine,
): readonly ResponseThought[] {
  const { problem, arm, sample } = row
  let before: number | null = 0
  return thoughts.map(({ start, end, tokensUpTo, opener, correct, abandoned, commitment }) => {
    const tokens = tokensUpTo === null || before === null ? null : tokensUpTo - before
    before = tokensUpTo
    const hash = textHash(text.slice(start, end))
    return {
      start,
      end,
      textHash: hash,
      tokens,
      tokensUpTo,
      opener,
      correct: correct ?? null,
      abandoned: abandoned ?? null,
      commitment: commitment ?? null,
      label: label({ problem, arm, sample, start, end, textHash: hash }),
    }
  })
}
