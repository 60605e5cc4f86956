import type { Reply, ReplyUsage } from '#trace'
import { contentText } from '../chat-question.ts'
import { type ReadingOptions, SkippedRecord } from '../import-format.ts'
import { type JsonObject, listOf, objectOf, withoutMissing } from '../json-value.ts'
import { evaluatedReply } from './evaluation-reply.ts'

interface MathArenaAnswer {
  /** The answer in a field of its own, where the row has one. */
  readonly answer?: string | undefined
  readonly model?: string | undefined
  readonly knownAs?: string | undefined
  readonly prompt?: number | undefined
  readonly cachedPrompt?: number | undefined
  readonly output?: number | undefined
  readonly costUsd?: number | undefined
  readonly options: ReadingOptions
}

/** Kinds of messages and of their parts that hold the chain of thought. */
const reasoningTypes: ReadonlySet<unknown> = new Set(['cot', 'reasoning', 'thinking'])

/**
 * The reply of a conversation in MathArena's shape: what follows the last message of a user, messages of the type `cot` as
 * reasoning.
 * @throws SkippedRecord where nobody answered
 */
export function mathArenaReply(messages: unknown, told: MathArenaAnswer): Reply {
  const reasonings: string[] = []
  const answers: string[] = []
  for (const message of afterLastUser(messages)) {
    const texts = reasoningTypes.has(message['type']) ? reasonings : answers
    const text = contentText(message['content'])
    if (text !== '') texts.push(text)
  }
  const text = answers.length > 0 ? answers.join('\n\n') : told.answer
  if (text === undefined && reasonings.length === 0) throw new SkippedRecord('holds no answer')
  return evaluatedReply(
    {
      text: text ?? '',
      reasoning: reasonings.length > 0 ? reasonings.join('\n\n') : undefined,
      model: told.model,
      knownAs: told.knownAs,
      usage: withoutMissing<ReplyUsage>({
        prompt: told.prompt,
        cachedPrompt: told.cachedPrompt,
        output: told.output,
      }),
      costUsd: told.costUsd,
    },
    told.options,
  )
}

const askingRoles: ReadonlySet<unknown> = new Set(['user', 'developer', 'system'])

function afterLastUser(messages: unknown): readonly JsonObject[] {
  const all: JsonObject[] = []
  for (const message of listOf(messages) ?? []) {
    const object = objectOf(message)
    if (object) all.push(object)
  }
  const last = all.findLastIndex((message) => askingRoles.has(message['role']))
  return all.slice(last + 1).filter((message) => message['role'] === 'assistant')
}
