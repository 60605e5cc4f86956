import {
  type ImportedProblem,
  type ImportedRecord,
  type RecordFormat,
  SkippedRecord,
} from '../import-format.ts'
import { objectOf, plainText, sayingText, textOf, withoutMissing } from '../json-value.ts'
import { evaluatedReply } from './evaluation-reply.ts'

/**
 * Responses with their reasoning marked up by a language model (steering-thinking-llms). The marks are another's and are not
 * taken over; response and reasoning are.
 */
export const steeringThinking: RecordFormat = {
  name: 'steering-thinking',
  summary: 'steering-thinking-llms (thinking_process, annotated_response)',
  recognises(record) {
    const row = objectOf(record)
    return (
      row !== undefined && Object.hasOwn(row, 'thinking_process') && Object.hasOwn(row, 'annotated_response')
    )
  },
  read(record, options): readonly ImportedRecord[] {
    const row = objectOf(record)
    const response = textOf(row?.['response']) ?? textOf(row?.['full_response'])
    const reasoning = textOf(row?.['thinking_process'])
    if (row === undefined || (response === undefined && reasoning === undefined)) {
      throw new SkippedRecord('no text response and no text thinking_process')
    }
    const inline = evaluatedReply({ text: response ?? '' }, options)
    const isInline = inline.span.end > inline.span.start || !sayingText(reasoning)
    const reply = isInline ? inline : apart(response ?? '', { reasoning: reasoning ?? '', options })
    const problem = withoutMissing<ImportedProblem>({
      question: sayingText(objectOf(row['original_message'])?.['content']) ?? sayingText(row['question']),
      gold: plainText(row['answer']),
      subject: sayingText(row['category']),
    })
    return [{ problem, responses: [{ reply }] }]
  },
}

/** The response may begin with the reasoning, unmarked: then it stands there once. */
function apart(
  response: string,
  {
    reasoning,
    options,
  }: { readonly reasoning: string; readonly options: Parameters<typeof evaluatedReply>[1] },
): ReturnType<typeof evaluatedReply> {
  const begins = response.trimStart().startsWith(reasoning.trim())
  const answer = begins ? response.trimStart().slice(reasoning.trim().length) : response
  return evaluatedReply({ text: answer, reasoning }, options)
}
