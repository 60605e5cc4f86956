import type { ReplyUsage } from '#trace'
import type { RecordedVerdict } from '../../record.ts'
import { promptQuestion } from '../chat-question.ts'
import {
  type DocumentFormat,
  type DocumentItem,
  type ImportedProblem,
  type ImportedRecord,
  type ImportedResponse,
  type ReadingOptions,
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
  withoutMissing,
} from '../json-value.ts'
import { evaluatedReply } from './evaluation-reply.ts'
import { promptfooGold } from './promptfoo-gold.ts'
import { promptfooOutput } from './promptfoo-output.ts'
import { promptfooTable } from './promptfoo-table.ts'

/** What `promptfoo eval -o results.json` writes, and `promptfoo export`: versions 2 and 3. */
export const promptfoo: DocumentFormat = {
  name: 'promptfoo',
  summary: 'promptfoo results (results.json, versions 2 and 3)',
  recognises(document) {
    const summary = summaryOf(document)
    return summary !== undefined && (isRows(summary['results']) || promptfooTable(summary) !== undefined)
  },
  *readDocument(document, options) {
    const summary = summaryOf(document) ?? {}
    const rows = isRows(summary['results']) ? (listOf(summary['results']) ?? []) : undefined
    const arms = armNames(summary)
    for (const [place, row] of (rows ?? promptfooTable(summary) ?? []).entries()) {
      yield itemOf(row, { place: `results[${place}]`, arms, options })
    }
  },
}

/** The summary stands alone in what Node's API gives, and under `results` in files. */
function summaryOf(document: unknown): JsonObject | undefined {
  const whole = objectOf(document)
  const summary = objectOf(whole?.['results']) ?? whole
  return summary !== undefined && typeof summary['version'] === 'number' && objectOf(summary['stats'])
    ? summary
    : undefined
}

function isRows(value: unknown): boolean {
  const [first] = listOf(value) ?? []
  const row = objectOf(first)
  return row !== undefined && Object.hasOwn(row, 'provider') && Object.hasOwn(row, 'vars')
}

interface RowContext {
  readonly place: string
  readonly arms: ReadonlyMap<number, string>
  readonly options: ReadingOptions
}

function itemOf(value: unknown, { place, arms, options }: RowContext): DocumentItem {
  try {
    return { place, record: readRow(objectOf(value) ?? {}, { place, arms, options }) }
  } catch (error) {
    if (error instanceof SkippedRecord) return { place, skipped: error.message }
    throw error
  }
}

/** promptfoo's code for a test that could not be carried out, other than one whose assertion failed. */
const errorReason = 2

function readRow(row: JsonObject, { arms, options }: RowContext): ImportedRecord {
  const response = objectOf(row['response']) ?? {}
  const model = providerName(row['provider'])
  const output = promptfooOutput(response)
  if (output === undefined || row['failureReason'] === errorReason) {
    const error = sayingText(row['error']) ?? sayingText(response['error'])
    throw new SkippedRecord(`the provider gave no output: ${firstLine(error ?? 'no reason stands there')}`)
  }
  const reply = evaluatedReply(
    {
      ...output,
      model,
      knownAs: vendorName(row['provider']),
      usage: usageOf(response['tokenUsage'] ?? row['tokenUsage']),
      costUsd: numberOf(row['cost']) ?? numberOf(response['cost']),
      durationMs: numberOf(row['latencyMs']),
    },
    options,
  )
  const arm = arms.get(countOf(row['promptIdx']) ?? -1)
  const recorded = verdictOf(row)
  return {
    problem: problemOf(row),
    responses: [withoutMissing<ImportedResponse>({ reply, arm, recorded })],
  }
}

function providerName(provider: unknown): string | undefined {
  const object = objectOf(provider)
  return sayingText(provider) ?? sayingText(object?.['label']) ?? sayingText(object?.['id'])
}

/** `openai:chat:o4-mini` names vendor and interface before the model; a version at the end is part of the name. */
function vendorName(provider: unknown): string | undefined {
  const id = sayingText(provider) ?? sayingText(objectOf(provider)?.['id'])
  return id?.replace(/:(?!\d+$)/g, '/')
}

/** Where a provider was asked with several prompts, each of them is an arm. */
function armNames(summary: JsonObject): ReadonlyMap<number, string> {
  const prompts =
    listOf(summary['prompts']) ?? listOf(objectOf(objectOf(summary['table'])?.['head'])?.['prompts'])
  const providers = (prompts ?? []).map((prompt) => providerName(objectOf(prompt)?.['provider']) ?? '')
  const times = new Map<string, number>()
  for (const provider of providers) times.set(provider, (times.get(provider) ?? 0) + 1)
  const arms = new Map<number, string>()
  for (const [place, provider] of providers.entries()) {
    if (provider !== '' && (times.get(provider) ?? 0) > 1) arms.set(place, `${provider} prompt ${place + 1}`)
  }
  return arms
}

const questionNames = ['question', 'problem', 'query', 'puzzle', 'task', 'input'] as const

function problemOf(row: JsonObject): ImportedProblem {
  const test = objectOf(row['testCase']) ?? {}
  const vars = objectOf(row['vars']) ?? objectOf(test['vars']) ?? {}
  const named = questionNames.map((name) => sayingText(vars[name])).find((text) => text !== undefined)
  const prompt = objectOf(row['prompt'])
  const metadata = objectOf(test['metadata']) ?? {}
  return withoutMissing<ImportedProblem>({
    id: plainText(metadata['id']),
    question: named ?? promptQuestion(textOf(prompt?.['raw']) ?? textOf(row['prompt']) ?? ''),
    ...promptfooGold(listOf(test['assert']) ?? [], vars),
    level: levelOf(metadata['level']) ?? levelOf(vars['level']),
    subject: sayingText(metadata['subject']) ?? sayingText(vars['subject']),
  })
}

/** Tokens that promptfoo took from its own cache are not the vendor's cached input, so they are not counted. */
function usageOf(value: unknown): ReplyUsage {
  const usage = objectOf(value)
  return withoutMissing<ReplyUsage>({
    prompt: countOf(usage?.['prompt']),
    reasoning: countOf(objectOf(usage?.['completionDetails'])?.['reasoning']),
    output: countOf(usage?.['completion']),
  })
}

function verdictOf(row: JsonObject): RecordedVerdict | undefined {
  const correct = typeof row['success'] === 'boolean' ? row['success'] : undefined
  const score = numberOf(row['score'])
  const isShare = score !== undefined && score >= 0 && score <= 1
  if (correct === undefined && !isShare) return undefined
  return withoutMissing<RecordedVerdict>({ correct, score: isShare ? score : undefined })
}

function firstLine(text: string): string {
  return (text.split('\n', 1)[0] ?? '').slice(0, 200)
}
