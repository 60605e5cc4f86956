import { type Reply, readReplies, replyDialectOf } from '#trace'
import { type ImportedProblem, type RecordFormat, SkippedRecord } from '../import-format.ts'
import {
  countOf,
  type JsonObject,
  listOf,
  numberOf,
  objectOf,
  textOf,
  withoutMissing,
} from '../json-value.ts'
import { askedModel, recordOf } from './chat-reply.ts'
import { chatRequest, goldIn } from './chat-request.ts'
import { parsedIfJson } from './parsed-if-json.ts'

/** Generations as Langfuse exports its observations, in JSON or CSV (where input and output are JSON in text). */
export const chatLangfuse: RecordFormat = {
  name: 'langfuse',
  summary: 'observations exported from Langfuse',
  recognises: (record) => {
    const observation = objectOf(record)
    return observation?.['type'] === 'GENERATION' && 'input' in observation && 'output' in observation
  },
  read: (record, options) => {
    const observation = objectOf(record) ?? {}
    if (observation['type'] !== 'GENERATION') throw new SkippedRecord('an observation that generates nothing')
    const request = chatRequest(parsedIfJson(observation['input']))
    if (!request) throw new SkippedRecord('no message by a user in the input')
    const model = textOf(observation['model']) ?? textOf(observation['providedModelName'])
    const reading = readReplies(outputOf(observation), askedModel(options, model))
    const { question, id } = request
    const imported = recordOf(
      reading,
      withoutMissing<ImportedProblem>({ question, id, gold: goldIn(observation) }),
    )
    return [
      {
        ...imported,
        responses: imported.responses.map(({ reply }) => ({ reply: measured(reply, observation) })),
      },
    ]
  },
}

function outputOf(observation: JsonObject): unknown {
  if (observation['level'] === 'ERROR')
    return { error: textOf(observation['statusMessage']) ?? 'level ERROR' }
  const output = parsedIfJson(observation['output'])
  if (replyDialectOf(output) !== undefined) return output
  const last = listOf(output)?.at(-1) ?? output
  if (typeof last === 'string') return { role: 'assistant', content: last }
  const message = objectOf(last)
  return message && { role: 'assistant', ...message }
}

function measured(reply: Reply, observation: JsonObject): Reply {
  const { usage, costUsd, durationMs, ...rest } = reply
  const costs = objectOf(parsedIfJson(observation['costDetails']))
  return withoutMissing<Reply>({
    ...rest,
    model: reply.model,
    usage: Object.keys(usage).length > 0 ? usage : usageOf(observation),
    costUsd: costUsd ?? numberOf(costs?.['total']) ?? numberOf(observation['totalCost']),
    durationMs: durationMs ?? durationOf(observation),
  })
}

/**
 * Langfuse's buckets exclude each other: `output` leaves out what is in `output_*`. Some of what feeds it does not know
 * that; then the total tells.
 */
function usageOf(observation: JsonObject): Reply['usage'] {
  const details = objectOf(parsedIfJson(observation['usageDetails'])) ?? objectOf(observation['usage']) ?? {}
  const input = countOf(details['input'])
  const output = countOf(details['output'])
  const isContained =
    input !== undefined && output !== undefined && countOf(details['total']) === input + output
  return withoutMissing<Reply['usage']>({
    prompt: isContained ? input : bucketSum(details, 'input'),
    cachedPrompt: firstCount(details, ['input_cached_tokens', 'input_cache_read', 'cache_read_input_tokens']),
    reasoning: firstCount(details, ['output_reasoning_tokens', 'output_reasoning']),
    output: isContained ? output : bucketSum(details, 'output'),
  })
}

function bucketSum(details: JsonObject, name: string): number | undefined {
  let sum: number | undefined
  for (const [key, value] of Object.entries(details)) {
    const count = key === name || key.startsWith(`${name}_`) ? countOf(value) : undefined
    if (count !== undefined) sum = (sum ?? 0) + count
  }
  return sum
}

function firstCount(details: JsonObject, names: readonly string[]): number | undefined {
  return names.map((name) => countOf(details[name])).find((count) => count !== undefined)
}

function durationOf(observation: JsonObject): number | undefined {
  const milliseconds =
    Date.parse(textOf(observation['endTime']) ?? '') - Date.parse(textOf(observation['startTime']) ?? '')
  return milliseconds >= 0 ? milliseconds : undefined
}
