import {
  type ImportedProblem,
  type ImportedResponse,
  type RecordFormat,
  SkippedRecord,
} from '../import-format.ts'
import { levelOf, objectOf, plainText, sayingText, textOf, withoutMissing } from '../json-value.ts'
import { evaluatedReply } from './evaluation-reply.ts'

/**
 * Responses that were cut into solutions by a language model (galaxyChen/overthinking). The cuts are another's and are not
 * taken over; the response is.
 */
export const splitSolutions: RecordFormat = {
  name: 'split-solutions',
  summary: 'galaxyChen/overthinking (problem, expected_answer, response, split_solutions[])',
  recognises(record) {
    const row = objectOf(record)
    return (
      row !== undefined &&
      typeof row['problem'] === 'string' &&
      typeof row['response'] === 'string' &&
      Object.hasOwn(row, 'expected_answer') &&
      Array.isArray(row['split_solutions'])
    )
  },
  read(record, options) {
    const row = objectOf(record)
    const text = textOf(row?.['response'])
    if (row === undefined || text === undefined) throw new SkippedRecord('no text response')
    const reply = evaluatedReply({ text, model: sayingText(row['model']) }, options)
    const correct = row['correct'] ?? row['is_correct']
    const response = { reply, recorded: typeof correct === 'boolean' ? { correct } : undefined }
    const problem = withoutMissing<ImportedProblem>({
      question: sayingText(row['problem']),
      gold: plainText(row['expected_answer']),
      level: levelOf(row['level']),
      subject: sayingText(row['subject']),
    })
    return [{ problem, responses: [withoutMissing<ImportedResponse>(response)] }]
  },
}
