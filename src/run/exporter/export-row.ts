import type { Problem } from '#problem'
import { splitReasoning } from '#trace'
import type { GradeLine, ResponseLine } from '../record.ts'
import type { ThoughtCounts } from './lines-beside.ts'

/** What a cell holds; null where nothing is known. */
export type ExportCell = string | number | boolean | null

export type ExportRow = Readonly<Record<string, ExportCell>>

export interface ExportColumn {
  readonly name: string
  readonly type: 'text' | 'count' | 'number' | 'truth'
  /** What it says, for the documentation. */
  readonly meaning: string
  readonly cell: (joined: JoinedResponse) => ExportCell | undefined
}

/** A response with everything that the run says of it. */
export interface JoinedResponse {
  readonly response: ResponseLine
  readonly problem: Problem | undefined
  readonly grade: GradeLine | undefined
  readonly thoughts: ThoughtCounts | undefined
  /** Where the response itself does not tell its reasoning, these do. */
  readonly markers: { readonly open: string; readonly close: string }
}

function column(
  name: string,
  type: ExportColumn['type'],
  meaning: string,
  cell: ExportColumn['cell'],
): ExportColumn {
  return { name, type, meaning, cell }
}

/** The columns of a flat export, in their order. */
export const exportColumns: readonly ExportColumn[] = [
  column('problem', 'text', 'id of the problem', ({ response }) => response.problem),
  column('question', 'text', 'what the model was asked', ({ problem }) => problem?.question),
  column('gold', 'text', 'the right answer', ({ problem }) => goldOf(problem)),
  column('kind', 'text', 'number, expression, choice, text or countdown', ({ problem }) => problem?.kind),
  column('level', 'count', 'difficulty, 1 upwards', ({ problem }) => problem?.level),
  column('subject', 'text', 'subject of the problem', ({ problem }) => told(problem)?.subject),
  column('dataset', 'text', 'data set of the problem', ({ problem }) => told(problem)?.dataset),
  column('split', 'text', 'split of the data set', ({ problem }) => told(problem)?.split),
  column('arm', 'text', 'engine, policy and sampling', ({ response }) => response.arm),
  column('sample', 'count', 'which repeat, 0 upwards', ({ response }) => response.sample),
  column('outcome', 'text', 'correct, incorrect, ungradable or failed', ({ grade }) => grade?.outcome),
  column('reason', 'text', 'why it has that outcome', ({ grade }) => grade?.reason),
  column('final_answer', 'text', 'the answer that was graded', ({ grade }) => grade?.answer),
  column('reasoning', 'text', 'text of the reasoning', (joined) => partsOf(joined).reasoning),
  column(
    'answer',
    'text',
    'text after the reasoning; null where it never came',
    (joined) => partsOf(joined).answer,
  ),
  column('reasoning_kind', 'text', 'full, summary, hidden or none', ({ response }) => response.reasoning),
  column('finish', 'text', 'why generation ended', ({ response }) => response.finishReason),
  column('prompt_tokens', 'count', 'input tokens', ({ response }) => response.usage.prompt),
  column(
    'cached_prompt_tokens',
    'count',
    'of them from a cache',
    ({ response }) => response.usage.cachedPrompt,
  ),
  column(
    'reasoning_tokens',
    'count',
    'reasoning tokens, part of the output',
    ({ response }) => response.usage.reasoning,
  ),
  column(
    'output_tokens',
    'count',
    'everything generated and billed',
    ({ response }) => response.usage.output,
  ),
  column('thoughts', 'count', 'thoughts in the reasoning', ({ thoughts }) => thoughts?.thoughts),
  column('switches', 'count', 'openers that start a new thought', ({ thoughts }) => thoughts?.switches),
  column(
    'reflections',
    'count',
    'openers that check the same thought',
    ({ thoughts }) => thoughts?.reflections,
  ),
  column('loop', 'truth', 'a block repeats again and again', ({ thoughts }) => thoughts?.hasLoop),
  column('cost_usd', 'number', 'what it cost, in dollars', ({ response }) => response.costUsd),
  column('duration_ms', 'number', 'how long it took', ({ response }) => response.durationMs),
  column(
    'recorded_correct',
    'truth',
    'the source’s own verdict',
    ({ response }) => response.recorded?.correct,
  ),
  column('recorded_score', 'number', 'the source’s own score', ({ response }) => response.recorded?.score),
  column(
    'recorded_answer',
    'text',
    'the answer the source found',
    ({ response }) => response.recorded?.answer,
  ),
  column('source', 'text', 'file and place it was imported from', ({ response }) => response.source),
]

export function exportRow(joined: JoinedResponse): ExportRow {
  const row: Record<string, ExportCell> = {}
  for (const { name, cell } of exportColumns) row[name] = cell(joined) ?? null
  return row
}

function told(problem: Problem | undefined): Exclude<Problem, { readonly kind: 'countdown' }> | undefined {
  return problem === undefined || problem.kind === 'countdown' ? undefined : problem
}

function goldOf(problem: Problem | undefined): string | undefined {
  return problem?.kind === 'countdown' ? String(problem.target) : told(problem)?.gold
}

function partsOf({ response: { text, span }, markers }: JoinedResponse): {
  readonly reasoning: string | null
  readonly answer: string | null
} {
  const { start, end, answerStart } = span ?? splitReasoning(text, markers)
  return {
    reasoning: end > start ? text.slice(start, end) : null,
    answer: answerStart === undefined ? null : text.slice(answerStart),
  }
}
