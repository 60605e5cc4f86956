import type { Reply, ReplyFinish, ReplyUsage } from '#trace'
import { chatQuestion } from '../chat-question.ts'
import {
  type ImportedProblem,
  type ImportedRecord,
  type ImportedResponse,
  type Place,
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
  textsOf,
  withoutMissing,
} from '../json-value.ts'
import { askedChoices } from './asked-choices.ts'
import { evaluatedReply } from './evaluation-reply.ts'
import { type AttachmentLookup, attachmentLookup, inspectContent } from './inspect-content.ts'
import type { InspectHeader } from './inspect-header.ts'
import { inspectVerdict } from './inspect-score.ts'

/** The members of a sample that are needed here; its events, by far the most of it, are not. */
export const inspectSampleMembers: ReadonlySet<string> = new Set([
  'id',
  'epoch',
  'input',
  'choices',
  'target',
  'messages',
  'output',
  'score',
  'scores',
  'metadata',
  'error',
  'limit',
  'invalidation',
  'attachments',
])

export interface InspectSampleContext {
  readonly header: InspectHeader
  readonly options: ReadingOptions
}

/** How a sample is called in messages. */
export function inspectPlace(sample: JsonObject): Place {
  return `sample ${plainText(sample['id']) ?? '?'} of epoch ${countOf(sample['epoch']) ?? 1}`
}

/**
 * One sample of an inspect log: one problem, one epoch's response to it.
 * @throws SkippedRecord where the sample failed, was declared invalid, or holds no output
 */
export function readInspectSample(sample: JsonObject, context: InspectSampleContext): ImportedRecord {
  const error = objectOf(sample['error'])
  if (error)
    throw new SkippedRecord(`the sample failed: ${firstLine(textOf(error['message']) ?? 'no message')}`)
  if (objectOf(sample['invalidation'])) throw new SkippedRecord('the sample was declared invalid')
  const lookup = attachmentLookup(sample['attachments'])
  const responses = responsesOf(sample, { ...context, lookup })
  if (responses.length === 0) throw new SkippedRecord('the sample holds no output')
  return { problem: problemOf(sample, { header: context.header, lookup }), responses }
}

function problemOf(
  sample: JsonObject,
  { header: { dataset }, lookup }: { readonly header: InspectHeader; readonly lookup: AttachmentLookup },
): ImportedProblem {
  const say = (content: unknown): string => inspectContent({ content }, lookup).text
  const metadata = objectOf(sample['metadata']) ?? {}
  const recorded = textsOf(sample['choices'])?.map(lookup)
  const asked = recorded && askedChoices(chatQuestion(sample['messages'], say) ?? '', recorded)
  const targets = targetsOf(sample['target'], lookup).map((target) => asked?.letterOf(target) ?? target)
  const choices = asked?.choices ?? recorded
  const input = textOf(sample['input'])
  const id = plainText(sample['id'])
  const place =
    asked === undefined ? '' : `#${recorded?.map((choice) => asked.choices.indexOf(choice) + 1).join('-')}`
  // Options of which several are right together are one answer; otherwise any of the targets is accepted.
  const [gold, ...alternatives] = choices?.length ? [targets.join(', ')] : targets
  return withoutMissing<ImportedProblem>({
    id: id === undefined ? undefined : `${dataset === undefined ? '' : `${dataset}/`}${id}${place}`,
    question: input === undefined ? chatQuestion(sample['input'], say) : lookup(input),
    gold: gold === '' ? undefined : gold,
    goldAlternatives: alternatives.length === 0 ? undefined : alternatives,
    choices: choices?.length ? choices : undefined,
    level: levelOf(metadata['level']) ?? levelOf(metadata['difficulty']),
    subject: sayingText(metadata['subject']) ?? sayingText(metadata['category']),
    dataset,
    split: sayingText(metadata['split']),
  })
}

function targetsOf(target: unknown, lookup: AttachmentLookup): readonly string[] {
  return (listOf(target) ?? [target]).flatMap((one) => {
    const text = lookup(plainText(one) ?? '').trim()
    return text === '' ? [] : [text]
  })
}

/** Usually one; a model asked for several choices at once gives as many, and then usage and score belong to none alone. */
function responsesOf(
  sample: JsonObject,
  { header, options, lookup }: InspectSampleContext & { readonly lookup: AttachmentLookup },
): readonly ImportedResponse[] {
  const output = objectOf(sample['output']) ?? {}
  const messages = (listOf(output['choices']) ?? []).flatMap((choice) => {
    const object = objectOf(choice)
    const message = objectOf(object?.['message'])
    return object && message ? [{ choice: object, message }] : []
  })
  const epoch = Math.max(1, countOf(sample['epoch']) ?? 1)
  const isOnly = messages.length === 1
  const seconds = numberOf(output['time'])
  return messages.map(({ choice, message }, place) => {
    const reply: Reply = evaluatedReply(
      {
        ...inspectContent(message, lookup),
        model: header.model ?? sayingText(output['model']),
        finish: finishOf(choice['stop_reason'], sample['limit']),
        usage: isOnly ? usageOf(output['usage']) : {},
        costUsd: isOnly ? numberOf(objectOf(output['usage'])?.['total_cost']) : undefined,
        durationMs: isOnly && seconds !== undefined ? seconds * 1000 : undefined,
      },
      options,
    )
    const sampleNumber = (epoch - 1) * messages.length + place
    const recorded = isOnly ? inspectVerdict(sample) : undefined
    return withoutMissing<ImportedResponse>({ reply, sample: sampleNumber, recorded })
  })
}

/** Inspect counts the input that came from a cache, or went into it, apart from the rest. */
function usageOf(value: unknown): ReplyUsage {
  const usage = objectOf(value)
  const input = countOf(usage?.['input_tokens'])
  const cached = countOf(usage?.['input_tokens_cache_read'])
  const written = countOf(usage?.['input_tokens_cache_write'])
  return withoutMissing<ReplyUsage>({
    prompt: input === undefined ? undefined : input + (cached ?? 0) + (written ?? 0),
    cachedPrompt: cached,
    reasoning: countOf(usage?.['reasoning_tokens']),
    output: countOf(usage?.['output_tokens']),
  })
}

/** Limits of tokens and time cut a sample off, whatever the last call's own reason says. */
const cuttingLimits: ReadonlySet<unknown> = new Set(['context', 'time', 'working', 'token', 'cost'])

function finishOf(stopReason: unknown, limit: unknown): ReplyFinish {
  if (cuttingLimits.has(objectOf(limit)?.['type'])) return 'length'
  switch (stopReason) {
    case 'stop':
    case 'tool_calls':
      return 'stop'
    case 'max_tokens':
    case 'model_length':
    case 'length':
      return 'length'
    case 'content_filter':
      return 'declined'
    default:
      return 'unknown'
  }
}

function firstLine(text: string): string {
  return (text.split('\n', 1)[0] ?? '').slice(0, 200)
}
