import type { RecordedVerdict } from '../../record.ts'
import { chatQuestion, contentText } from '../chat-question.ts'
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
  type JsonObject,
  listOf,
  numberOf,
  objectOf,
  plainText,
  sayingText,
  withoutMissing,
} from '../json-value.ts'
import { evaluatedReply } from './evaluation-reply.ts'
import { simpleEvalsPage } from './simple-evals-page.ts'

/** The result object of openai/simple-evals (`*_allresults.json`). */
export const simpleEvals: DocumentFormat = {
  name: 'simple-evals',
  summary: 'openai/simple-evals results (*_allresults.json: convos, htmls, metadata)',
  recognises(document) {
    const result = objectOf(document)
    return (
      result !== undefined && Array.isArray(result['convos']) && objectOf(result['metrics']) !== undefined
    )
  },
  *readDocument(document, options) {
    const result = objectOf(document) ?? {}
    const convos = listOf(result['convos']) ?? []
    const pages = listOf(result['htmls']) ?? []
    const examples = listOf(objectOf(result['metadata'])?.['example_level_metadata']) ?? []
    // A score or an answer belongs to a conversation only where there is one for each.
    const page = (place: number): unknown => (pages.length === convos.length ? pages[place] : undefined)
    const example = (place: number): unknown =>
      examples.length === convos.length ? examples[place] : undefined
    for (const [place, convo] of convos.entries()) {
      const told = { ...simpleEvalsPage(page(place)), ...toldOf(objectOf(example(place)) ?? {}) }
      yield itemOf(convo, { place: `convos[${place}]`, told, options })
    }
  },
}

/** What else is known of one conversation. */
export interface ToldOfConvo {
  readonly id?: string
  readonly gold?: string
  readonly answer?: string
  readonly score?: number
}

const goldNames = ['correct_answer', 'answer', 'target', 'gold', 'ground_truth']

function toldOf(example: JsonObject): ToldOfConvo {
  const score = numberOf(example['score'])
  const correct = example['correct'] ?? example['is_correct']
  return withoutMissing<ToldOfConvo>({
    id: plainText(example['prompt_id']) ?? plainText(example['id']),
    gold: goldNames.map((name) => plainText(example[name])).find((text) => text !== undefined),
    answer: plainText(example['extracted_answer']),
    score: score ?? (typeof correct === 'boolean' ? Number(correct) : undefined),
  })
}

function itemOf(
  convo: unknown,
  {
    place,
    told,
    options,
  }: { readonly place: string; readonly told: ToldOfConvo; readonly options: ReadingOptions },
): DocumentItem {
  try {
    return { place, record: readConvo(listOf(convo), { told, options }) }
  } catch (error) {
    if (error instanceof SkippedRecord) return { place, skipped: error.message }
    throw error
  }
}

function readConvo(
  messages: readonly unknown[] | undefined,
  { told, options }: { readonly told: ToldOfConvo; readonly options: ReadingOptions },
): ImportedRecord {
  if (messages === undefined) throw new SkippedRecord('not a list of messages')
  const last = objectOf(messages.at(-1))
  if (last?.['role'] !== 'assistant') throw new SkippedRecord('the conversation does not end with an answer')
  const reply = evaluatedReply(
    {
      text: contentText(last['content']),
      reasoning: sayingText(last['reasoning_content']) ?? sayingText(last['reasoning']),
    },
    options,
  )
  const { id, gold, answer, score } = told
  const isShare = score !== undefined && score >= 0 && score <= 1
  const recorded = withoutMissing<RecordedVerdict>({
    correct: score === 0 || score === 1 ? score === 1 : undefined,
    score: isShare ? score : undefined,
    answer,
  })
  const problem = { id, question: chatQuestion(messages), gold }
  const response = { reply, recorded: isShare || answer !== undefined ? recorded : undefined }
  return {
    problem: withoutMissing<ImportedProblem>(problem),
    responses: [withoutMissing<ImportedResponse>(response)],
  }
}
