import { readReplies } from '#trace'
import { type RecordFormat, SkippedRecord } from '../import-format.ts'
import { type JsonObject, objectOf, textOf } from '../json-value.ts'
import { recordOf } from './chat-reply.ts'

/**
 * The output of batch interfaces: OpenAI, Mistral, vLLM and Azure (`custom_id`, `response.body`), Anthropic (`custom_id`,
 * `result.message`), Gemini (`key`, `response`) and Bedrock (`recordId`, `modelOutput`). The caller's id names the problem;
 * question and gold answer stay in the caller's own input file.
 */
export const chatBatch: RecordFormat = {
  name: 'openai-batch',
  summary: 'output of a batch interface: OpenAI, Azure, Mistral, vLLM, Anthropic, Gemini, Bedrock',
  recognises: (record) => {
    const line = objectOf(record)
    return line !== undefined && idOf(line) !== undefined && outcomeOf(line) !== undefined
  },
  read: (record, options) => {
    const line = objectOf(record) ?? {}
    const id = idOf(line)
    const outcome = outcomeOf(line)
    if (id === undefined || outcome === undefined)
      throw new SkippedRecord('no id of the caller, or no result')
    return [recordOf(readReplies(outcome, options), { id })]
  },
}

const idOf = (line: JsonObject): string | undefined =>
  textOf(line['custom_id']) ?? textOf(line['recordId']) ?? textOf(line['key'])

/** The body of the reply, or something that says what went wrong. */
function outcomeOf(line: JsonObject): JsonObject | undefined {
  const error = objectOf(line['error'])
  if (error) return { error }
  const response = objectOf(line['response'])
  if (response) return bodyOf(response)
  const result = objectOf(line['result'])
  if (result) return resultOf(result)
  return objectOf(line['modelOutput'])
}

function bodyOf(response: JsonObject): JsonObject {
  const body = objectOf(response['body'])
  const status = response['status_code']
  if (typeof status !== 'number' || status === 200) return body ?? response
  return {
    error: objectOf(body?.['error']) ?? { type: `status ${status}`, message: textOf(response['body']) },
  }
}

/** Anthropic nests the error once more, and has two ends that are no error: `canceled` and `expired`. */
function resultOf(result: JsonObject): JsonObject {
  const message = objectOf(result['message'])
  if (message) return message
  const error = objectOf(result['error'])
  return { error: objectOf(error?.['error']) ?? error ?? textOf(result['type']) ?? 'no message' }
}
