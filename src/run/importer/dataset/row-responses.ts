import type { ImportedResponse, ReadingOptions } from '../import-format.ts'
import { listOf, numberOf, withoutAbsent } from '../json-value.ts'
import { countIn, fieldOf, firstText, isRow, numberIn, type Row, textIn, truthIn } from './dataset-field.ts'
import { finishIn, replyOf } from './dataset-reply.ts'

/** What people call the same thing in their own rows, the clearest first. A list stands for one value a sample. */
const names = {
  text: [
    'full_response',
    'response',
    'responses',
    'generation',
    'generations',
    'completion',
    'completions',
    'model_response',
    'model_output',
    'raw_response',
    'generated_text',
    'output',
    'outputs',
    'code',
  ],
  reasoning: [
    'reasoning_content',
    'reasoning',
    'reasoning_trace',
    'thinking',
    'thinking_process',
    'reasonings',
    'thoughts',
    'cot',
  ],
  model: ['model', 'model_short_name', 'model_name', 'llm', 'generator'],
  finish: ['finish_reason', 'finish_reasons', 'stop_reason'],
  correct: ['is_correct', 'correct', 'correctness', 'score', 'scores'],
  answer: ['extracted_answer', 'parsed_answer', 'pred', 'prediction', 'predicted_answer'],
  output: ['completion_tokens', 'output_tokens', 'tokens_completion', 'total_generated_tokens'],
  reasoningTokens: ['reasoning_tokens'],
  prompt: ['prompt_tokens', 'input_tokens'],
  sample: ['sample', 'sample_index', 'sample_id', 'repeat', 'run'],
  cost: ['cost_usd', 'cost'],
} as const

export interface RowResponses {
  readonly responses: readonly ImportedResponse[]
  readonly skipped: readonly string[]
}

/** Has the row a field that can hold a response? */
export function hasResponses(row: Row): boolean {
  return responseField(row) !== undefined
}

/** The responses of a row that follows no known convention, by the names that its fields have. */
export function responsesOfRow(row: Row, options: ReadingOptions): RowResponses {
  const value = responseField(row)
  const texts = value === undefined ? [] : (listOf(value) ?? [value])
  const responses: ImportedResponse[] = []
  const skipped: string[] = []
  for (const [at, entry] of texts.entries()) {
    const response = responseAt(row, { entry, at, isOne: listOf(value) === undefined, options })
    if (response === undefined) skipped.push(`response ${at} holds no text`)
    else responses.push(response)
  }
  return { responses, skipped }
}

interface Place {
  readonly entry: unknown
  readonly at: number
  /** The row is one response: its scalars belong to it. */
  readonly isOne: boolean
  readonly options: ReadingOptions
}

function responseAt(row: Row, { entry, at, isOne, options }: Place): ImportedResponse | undefined {
  const own = isRow(entry) ? entry : undefined
  const find = (fields: readonly string[]): unknown => beside(row, { fields, at, isOne, own })
  const raw = own === undefined ? textIn(entry) : firstText(own, ['text', 'content', ...names.text])
  const separate = textIn(find(names.reasoning))
  if (raw === undefined && separate === undefined) return undefined
  const shared = {
    model: textIn(find(names.model)) ?? firstText(row, names.model),
    finish: finishIn(find(names.finish)),
    usage: withoutAbsent({
      prompt: countIn(find(names.prompt)),
      output: countIn(find(names.output)),
      reasoning: countIn(find(names.reasoningTokens)),
    }),
    costUsd: numberIn(find(names.cost)),
  }
  const tagged = replyOf({ ...shared, text: raw }, options)
  const isSplit = separate === undefined || tagged.span.end > tagged.span.start
  // The whole response may repeat the reasoning that stands in a field of its own.
  const answer = separate !== undefined && raw?.startsWith(separate) ? raw.slice(separate.length) : raw
  const reply = isSplit ? tagged : replyOf({ ...shared, reasoning: separate, answer }, options)
  const sample = isOne ? countIn(find(names.sample)) : at
  const recorded = recordedOf(find)
  return {
    reply,
    ...(sample === undefined ? {} : { sample }),
    ...(recorded === undefined ? {} : { recorded }),
  }
}

function recordedOf(find: (fields: readonly string[]) => unknown): ImportedResponse['recorded'] {
  const verdict = find(names.correct)
  const correct = truthIn(verdict)
  const number = numberIn(verdict)
  const score = correct === undefined && number !== undefined && number > 0 && number < 1 ? number : undefined
  const answer = textIn(find(names.answer))
  if (correct === undefined && score === undefined && answer === undefined) return undefined
  return withoutAbsent({ correct, score, answer })
}

/** A value that belongs to one response: in the response itself, in a list beside it, or in the row where it has only one. */
function beside(
  row: Row,
  {
    fields,
    at,
    isOne,
    own,
  }: {
    readonly fields: readonly string[]
    readonly at: number
    readonly isOne: boolean
    readonly own: Row | undefined
  },
): unknown {
  for (const name of fields) {
    const inner = own === undefined ? undefined : fieldOf(own, name)
    if (inner !== undefined && inner !== null) return inner
    const value = fieldOf(row, name)
    const list = listOf(value)
    const found = list === undefined ? (isOne ? value : undefined) : list[at]
    if (found !== undefined && found !== null) return found
  }
  return undefined
}

function responseField(row: Row): unknown {
  for (const name of names.text) {
    const value = fieldOf(row, name)
    if (typeof value === 'string' ? textIn(value) !== undefined : (listOf(value)?.length ?? 0) > 0)
      return value
  }
  return numberSaid(row)
}

/** A response that is nothing but a number, as JSON keeps it. A number in `code` is no program. */
function numberSaid(row: Row): unknown {
  for (const name of names.text) {
    const value = fieldOf(row, name)
    if (name !== 'code' && numberOf(value) !== undefined) return value
  }
  return undefined
}
