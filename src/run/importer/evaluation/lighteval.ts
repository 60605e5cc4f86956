import type { ReplyUsage } from '#trace'
import type { RecordedVerdict } from '../../record.ts'
import { promptQuestion } from '../chat-question.ts'
import {
  type ImportedProblem,
  type ImportedRecord,
  type ImportedResponse,
  type ReadingOptions,
  type RecordFormat,
  SkippedRecord,
} from '../import-format.ts'
import {
  countOf,
  type JsonObject,
  levelOf,
  listOf,
  numberOf,
  objectOf,
  plainText,
  sayingText,
  textOf,
  textsOf,
  withoutMissing,
} from '../json-value.ts'
import { evaluatedReply } from './evaluation-reply.ts'

/** lighteval's details: a row a document, in the columns of today (doc, model_response, metric) or those before mid-2025. */
export const lighteval: RecordFormat = {
  name: 'lighteval',
  summary: 'lighteval details (details_*.parquet, both column layouts)',
  recognises(record) {
    const row = objectOf(record)
    return row !== undefined && (isOfToday(row) || isOfOld(row))
  },
  read(record, options) {
    const row = objectOf(record)
    if (row === undefined) throw new SkippedRecord('not an object')
    return [isOfToday(row) ? readRow(row, options) : readOldRow(row, options)]
  },
}

function isOfToday(row: JsonObject): boolean {
  return objectOf(row['doc']) !== undefined && objectOf(row['model_response']) !== undefined
}

function isOfOld(row: JsonObject): boolean {
  return Object.hasOwn(row, 'full_prompt') && Object.hasOwn(row, 'predictions') && Object.hasOwn(row, 'gold')
}

function readRow(row: JsonObject, options: ReadingOptions): ImportedRecord {
  const doc = objectOf(row['doc']) ?? {}
  const response = objectOf(row['model_response']) ?? {}
  const task = taskName(doc['task_name'])
  const id = plainText(doc['id'])
  const specific = objectOf(doc['specific']) ?? {}
  const problem = {
    id: id === undefined || task === undefined ? undefined : `${task}/${id}`,
    question: sayingText(specific['problem']) ?? sayingText(specific['question']) ?? sayingText(doc['query']),
    ...goldOf({ gold: undefined, choices: textsOf(doc['choices']), places: doc['gold_index'] }),
    dataset: task,
    level: levelOf(specific['level']),
    subject: sayingText(specific['subject']) ?? sayingText(specific['type']),
  }
  const texts = textsOf(response['text']) ?? []
  const reasonings = listOf(response['reasonings']) ?? []
  const answers = texts.map((text, place) => ({ text, reasoning: ownReasoning(text, reasonings[place]) }))
  return {
    problem: withoutMissing<ImportedProblem>(problem),
    responses: responsesOf(answers, {
      options,
      metrics: row['metric'],
      inputTokens: response['input_tokens'],
      outputTokens: response['output_tokens'],
    }),
  }
}

/** The reasoning in a field of its own, unless the text still holds it. */
function ownReasoning(text: string, reasoning: unknown): string | undefined {
  const own = sayingText(reasoning)
  return own === undefined || text.includes(own) ? undefined : own
}

function readOldRow(row: JsonObject, options: ReadingOptions): ImportedRecord {
  const specifics = objectOf(row['specifics']) ?? {}
  const question =
    sayingText(specifics['problem']) ??
    sayingText(specifics['question']) ??
    sayingText(row['example']) ??
    promptQuestion(row['full_prompt'])
  const problem = {
    question,
    ...goldOf({ gold: listOf(row['gold']), choices: textsOf(row['choices']), places: row['gold_index'] }),
    level: levelOf(specifics['level']),
    subject: sayingText(specifics['subject']) ?? sayingText(specifics['type']),
  }
  const predictions = row['predictions']
  const flat = typeof predictions === 'string' ? [predictions] : (listOf(predictions) ?? []).flat()
  const answers = (textsOf(flat) ?? []).map((text) => ({ text, reasoning: undefined }))
  return {
    problem: withoutMissing<ImportedProblem>(problem),
    responses: responsesOf(answers, {
      options,
      metrics: row['metrics'],
      inputTokens: row['input_tokens'],
      outputTokens: row['cont_tokens'],
    }),
  }
}

interface Answers {
  readonly options: ReadingOptions
  readonly metrics: unknown
  readonly inputTokens: unknown
  /** A list of token ids for each answer. */
  readonly outputTokens: unknown
}

function responsesOf(
  answers: readonly { readonly text: string; readonly reasoning: string | undefined }[],
  { options, metrics, inputTokens, outputTokens }: Answers,
): readonly ImportedResponse[] {
  if (answers.length === 0) throw new SkippedRecord('scored by likelihood: the model generated no text')
  const model = modelOfPath(options.file)
  const isOnly = answers.length === 1
  const prompt = tokenCount(inputTokens, 0)
  return answers.map(({ text, reasoning }, sample) => {
    const usage = withoutMissing<ReplyUsage>({ prompt, output: tokenCount(outputTokens, sample) })
    return withoutMissing<ImportedResponse>({
      reply: evaluatedReply({ text, reasoning, model, usage }, options),
      sample: isOnly ? undefined : sample,
      recorded: isOnly ? verdictOf(metrics) : undefined,
    })
  })
}

/** How many token ids stand in a list, or in the one of several lists; a list that was not filled counts nothing. */
function tokenCount(tokens: unknown, place: number): number | undefined {
  const list = listOf(tokens)
  const inner = listOf(list?.[place])
  const counted = inner ?? (typeof list?.[0] === 'object' ? undefined : list)
  const length = counted?.length ?? 0
  return length > 0 && numberOf(counted?.[0]) !== undefined ? length : undefined
}

/** For generated answers the options are the answer alone, or the letters of options that stand in the prompt. */
function goldOf({
  gold,
  choices,
  places,
}: {
  readonly gold: readonly unknown[] | undefined
  readonly choices: readonly string[] | undefined
  readonly places: unknown
}): Pick<ImportedProblem, 'gold' | 'goldAlternatives' | 'choices'> {
  const indices = (listOf(places) ?? [places]).flatMap((place) => countOf(place) ?? [])
  const told = (gold ?? []).flatMap((one) => plainText(one)?.trim() || [])
  const chosen = indices.flatMap((place) => choices?.[place]?.trim() || [])
  const [first, ...others] = told.length > 0 ? told : chosen
  const isOfLetters = choices?.every((choice) => choice.trim().length === 1) === true
  const areOptions = choices !== undefined && choices.length > 1 && !isOfLetters
  return withoutMissing<Pick<ImportedProblem, 'gold' | 'goldAlternatives' | 'choices'>>({
    gold: first,
    goldAlternatives: others.length > 0 ? others : undefined,
    choices: areOptions ? choices : undefined,
  })
}

/** The first metric that is a share of 1. */
function verdictOf(metrics: unknown): RecordedVerdict | undefined {
  const scores = Object.values(objectOf(metrics) ?? {}).map((value) =>
    typeof value === 'boolean' ? Number(value) : numberOf(value),
  )
  const score = scores.find((value) => value !== undefined && value >= 0 && value <= 1)
  if (score === undefined) return undefined
  return score === 0 || score === 1 ? { correct: score === 1, score } : { score }
}

/** `lighteval|aime24|0|0` is `aime24`. */
function taskName(value: unknown): string | undefined {
  const parts = sayingText(value)?.split('|')
  return parts?.[1] ?? parts?.[0]
}

const detailsPath = /(?:^|[/\\])details[/\\](.{1,300})[/\\]\d{4}-\d{2}-\d{2}T[^/\\]*[/\\]details_[^/\\]*$/

/** `details/org/model/2025-01-28T…/details_….parquet`: only the folder names the model. */
function modelOfPath(file: string | undefined): string | undefined {
  return textOf(detailsPath.exec(file ?? '')?.[1])?.replaceAll('\\', '/')
}
