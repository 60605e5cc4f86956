import type { RecordedVerdict } from '../../record.ts'
import { chatQuestion } from '../chat-question.ts'
import {
  type DocumentFormat,
  type DocumentItem,
  type ImportedProblem,
  type ImportedResponse,
  type ReadingOptions,
  SkippedRecord,
} from '../import-format.ts'
import {
  countOf,
  type JsonObject,
  listOf,
  numberOf,
  objectOf,
  plainText,
  sayingText,
  withoutMissing,
} from '../json-value.ts'
import { mathArenaReply } from './matharena-reply.ts'

/** A file of MathArena's repository: one problem, the answers of one solver to it. */
export const mathArenaFile: DocumentFormat = {
  name: 'matharena-file',
  summary: "MathArena repository's outputs/<competition>/<solver>/<problem>.json",
  recognises(document) {
    const file = objectOf(document)
    return (
      file !== undefined &&
      Object.hasOwn(file, 'idx') &&
      Object.hasOwn(file, 'gold_answer') &&
      Array.isArray(file['messages']) &&
      Array.isArray(file['answers'])
    )
  },
  *readDocument(document, options) {
    const file = objectOf(document) ?? {}
    const origin = originOf(options.file)
    const problem = problemOf(file, origin.competition)
    for (const [sample, messages] of (listOf(file['messages']) ?? []).entries()) {
      yield itemOf(messages, { file, problem, solver: origin.solver, sample, options })
    }
  },
}

interface AnswerContext {
  readonly file: JsonObject
  readonly problem: ImportedProblem
  readonly solver: string | undefined
  readonly sample: number
  readonly options: ReadingOptions
}

function itemOf(messages: unknown, { file, problem, solver, sample, options }: AnswerContext): DocumentItem {
  const place = `messages[${sample}]`
  const costs = objectOf(listOf(file['detailed_costs'])?.[sample])
  try {
    const reply = mathArenaReply(messages, {
      model: solver,
      prompt: countOf(costs?.['input_tokens']),
      cachedPrompt: countOf(costs?.['cached_input_tokens']),
      output: countOf(costs?.['output_tokens']),
      costUsd: numberOf(costs?.['cost']),
      options,
    })
    const response = withoutMissing<ImportedResponse>({ reply, sample, recorded: verdictOf(file, sample) })
    return { place, record: { problem, responses: [response] } }
  } catch (error) {
    if (error instanceof SkippedRecord) return { place, skipped: error.message }
    throw error
  }
}

const outputPath = /(?:^|[/\\])outputs[/\\](.{1,300})[/\\][^/\\]+$/

/** Competition and solver stand in the path alone, each of one part or two: `aime/aime_2025/openai/o3-mini`. */
function originOf(file: string | undefined): { readonly competition?: string; readonly solver?: string } {
  const parts = outputPath.exec(file ?? '')?.[1]?.split(/[/\\]/) ?? []
  if (parts.length < 2) return {}
  const isFamily = parts.length > 3 || (parts.length === 3 && parts[1]?.startsWith(parts[0] ?? ''))
  const competitionParts = isFamily ? 2 : 1
  return {
    competition: parts.slice(0, competitionParts).join('/'),
    solver: parts.slice(competitionParts).join('/'),
  }
}

function problemOf(file: JsonObject, competition: string | undefined): ImportedProblem {
  const dataset = competition ?? sayingText(file['source'])
  const number = plainText(file['idx'])
  const [first] = listOf(file['messages']) ?? []
  const types = (listOf(file['types']) ?? []).flatMap((type) => sayingText(type) ?? [])
  return withoutMissing<ImportedProblem>({
    id: number === undefined || dataset === undefined ? undefined : `${dataset}/${number}`,
    question: sayingText(file['problem']) ?? chatQuestion(first),
    gold: plainText(file['gold_answer']),
    subject: types.length > 0 ? types.join(', ') : undefined,
    dataset,
  })
}

function verdictOf(file: JsonObject, sample: number): RecordedVerdict | undefined {
  const correct = listOf(file['correct'])?.[sample]
  const written = plainText(listOf(file['answers'])?.[sample])
  // Python's name for nothing: no answer could be read off.
  const answer = written === 'None' ? undefined : written
  if (typeof correct !== 'boolean' && answer === undefined) return undefined
  return withoutMissing<RecordedVerdict>({
    correct: typeof correct === 'boolean' ? correct : undefined,
    answer,
  })
}
