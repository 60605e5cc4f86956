import { type Reply, type ReplyUsage, reasoningKindOf } from '#trace'
import type { RecordedVerdict } from '../../record.ts'
import {
  type ImportedProblem,
  type ReadingOptions,
  type RecordFormat,
  SkippedRecord,
} from '../import-format.ts'
import {
  countOf,
  type JsonObject,
  levelOf,
  numberOf,
  objectOf,
  plainText,
  sayingText,
  textOf,
  withoutMissing,
} from '../json-value.ts'
import { evaluatedReply } from './evaluation-reply.ts'

/** LLM-Reasoning-Trace-Topology and what is built like it: a trace a row, its parts beside the whole response. */
export const traceTopology: RecordFormat = {
  name: 'trace-topology',
  summary: 'LLM-Reasoning-Trace-Topology rows (full_response, reasoning_trace, ground_truth)',
  recognises(record) {
    const row = objectOf(record)
    return (
      row !== undefined &&
      typeof row['full_response'] === 'string' &&
      typeof row['reasoning_trace'] === 'string' &&
      Object.hasOwn(row, 'ground_truth')
    )
  },
  read(record, options) {
    const row = objectOf(record)
    const text = textOf(row?.['full_response'])
    if (row === undefined || text === undefined) throw new SkippedRecord('no text full_response')
    const recorded = withoutMissing<RecordedVerdict>({
      correct: typeof row['is_correct'] === 'boolean' ? row['is_correct'] : undefined,
      answer: plainText(row['extracted_answer']),
    })
    return [{ problem: problemOf(row), responses: [{ reply: replyOf(row, { text, options }), recorded }] }]
  },
}

/** Models whose template opens the reasoning: without the closing marker all of the text is reasoning that was cut off. */
const opensByTemplate = /deepseek-r1|r1-distill|qwq|qwen3.*thinking/i

function replyOf(
  row: JsonObject,
  { text, options }: { readonly text: string; readonly options: ReadingOptions },
): Reply {
  const model = sayingText(row['model_short_name']) ?? sayingText(row['model_name'])
  const seconds = numberOf(row['generation_time_seconds'])
  const reply = evaluatedReply(
    {
      text,
      model,
      usage: usageOf(row),
      durationMs: seconds === undefined ? undefined : seconds * 1000,
    },
    options,
  )
  const isUnmarked = reply.span.end === 0 && sayingText(row['reasoning_trace']) === undefined
  if (!isUnmarked || text === '' || !opensByTemplate.test(model ?? '')) return reply
  const reasoning = reasoningKindOf(text, { model, summaryModels: options.summaryModels })
  return { ...reply, span: { start: 0, end: text.length }, reasoning, finish: 'length' }
}

/** Models that ran locally have their reasoning tokens written down as 0, which is not known. */
function usageOf(row: JsonObject): ReplyUsage {
  return withoutMissing<ReplyUsage>({
    prompt: countOf(row['prompt_tokens']),
    reasoning: countOf(row['reasoning_tokens']) || undefined,
    output: countOf(row['total_generated_tokens']),
  })
}

function problemOf(row: JsonObject): ImportedProblem {
  const metadata = objectOf(row['metadata']) ?? {}
  return withoutMissing<ImportedProblem>({
    id: plainText(row['item_id']),
    question: sayingText(row['problem']) ?? sayingText(row['prompt']),
    gold: plainText(row['ground_truth']),
    level: levelOf(metadata['level']),
    subject: sayingText(metadata['subject']),
    dataset: sayingText(row['dataset']),
  })
}
