import { createHash } from 'node:crypto'
import type { ZodError } from 'zod'
import type { ChatClient, ChatMessage, ChatReply } from '#engine'
import { jsonInReply } from '#judge'
import type { ReplyUsage } from '#trace'
import type { JudgeBudget } from './judge-budget.ts'
import { mostTokens, roughTokens } from './judge-price.ts'
import type { TokenPrice } from './token-price.ts'

/** A form that a model is asked to fill in. */
export interface AskedForm<Said> {
  readonly name: string
  readonly schema: Readonly<Record<string, unknown>>
  /** What the JSON of a reply says, or why it can't be used. */
  readonly read: (value: unknown) => { readonly said: Said } | { readonly fault: string }
  /** What asks again. */
  readonly repair: (fault: string) => string
}

/** By whom a form is filled in, and at which cost. */
export interface FormAsking {
  readonly chat: ChatClient
  readonly budget: JudgeBudget
  /** Absent where no price is known. */
  readonly price?: TokenPrice
  readonly maxTokens: number
  readonly temperature: number
  readonly signal: AbortSignal
}

/** What the replies took together; a count or price that one of them lacks is absent. */
export interface AskedCost {
  readonly usage: ReplyUsage
  readonly costUsd?: number
}

export type FilledForm<Said> = AskedCost & ({ readonly said: Said } | { readonly fault: string })

/** A short explanation; what is expected, not what is allowed. */
const usualReplyTokens = 200
const longestFirst = 500

/**
 * Has a form filled in. A reply that does not have the form is asked for once more; then its fault is answered. A reply is read,
 * and nothing else is done with it, whatever it says.
 * @throws EngineError where infrastructure failed, BudgetSpent where the budget has no room
 */
export async function askedForm<Said>(
  messages: readonly ChatMessage[],
  form: AskedForm<Said>,
  asking: FormAsking,
): Promise<FilledForm<Said>> {
  const first = await replyTo(messages, form, asking)
  const filled = readIn(first.text, form)
  if ('said' in filled) return { ...filled, ...costOf([first]) }
  const again: ChatMessage[] = [
    ...messages,
    { role: 'assistant', content: first.text.slice(0, longestFirst) },
    { role: 'user', content: form.repair(filled.fault) },
  ]
  const second = await replyTo(again, form, asking)
  return { ...readIn(second.text, form), ...costOf([first, second]) }
}

/** What asking takes, roughly; its price where one is known. */
export function estimateOf(
  messages: readonly ChatMessage[],
  price: TokenPrice | undefined,
): { readonly promptTokens: number; readonly outputTokens: number; readonly costUsd?: number } {
  const promptTokens = messages.reduce((sum, { content }) => sum + roughTokens(content), 0)
  const costUsd = price?.costUsd({ prompt: promptTokens, output: usualReplyTokens })
  return {
    promptTokens,
    outputTokens: usualReplyTokens,
    ...(costUsd === undefined ? {} : { costUsd }),
  }
}

/** A few hex digits that stand for settings in a judge's version: others, as soon as one of them is another. */
export function settingsMark(settings: readonly (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(settings)).digest('hex').slice(0, 8)
}

/** What is wrong with the first part of a value that is not as it should be. */
export function faultIn({ issues: [issue] }: ZodError): string {
  return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not of the form'}`.slice(0, 200)
}

/** What a chat template puts around a message, amply counted. */
const tokensOfFrame = 64

/** Asks within the budget: what a question can cost at most is set aside before it is asked. */
async function replyTo(
  messages: readonly ChatMessage[],
  { name, schema }: Pick<AskedForm<unknown>, 'name' | 'schema'>,
  { chat, budget, price, maxTokens, temperature, signal }: FormAsking,
): Promise<ChatReply> {
  const mostPrompt = messages.reduce((sum, { content }) => sum + mostTokens(content) + tokensOfFrame, 0)
  const mostUsd = price?.costUsd({ prompt: mostPrompt, output: maxTokens }) ?? 0
  const settle = await budget.reserve(mostUsd)
  try {
    const reply = await chat({ messages, maxTokens, temperature, schema: { name, schema }, signal })
    const costUsd = reply.costUsd ?? price?.costUsd(reply.usage)
    // What the server does not tell counts as the most that it can be.
    settle(costUsd ?? mostUsd)
    return costUsd === undefined ? reply : { ...reply, costUsd }
  } finally {
    settle(0)
  }
}

function readIn<Said>(reply: string, { read }: AskedForm<Said>): ReturnType<AskedForm<Said>['read']> {
  if (reply.trim() === '') return { fault: 'it is empty' }
  const value = jsonInReply(reply)
  return value === undefined ? { fault: 'it holds no JSON object' } : read(value)
}

function costOf(replies: readonly ChatReply[]): AskedCost {
  const sum = (of: (reply: ChatReply) => number | undefined): number | undefined =>
    replies.reduce<number | undefined>((total, reply) => {
      const value = of(reply)
      return total === undefined || value === undefined ? undefined : total + value
    }, 0)
  const costUsd = sum((reply) => reply.costUsd)
  const usage: ReplyUsage = Object.fromEntries(
    (['prompt', 'cachedPrompt', 'reasoning', 'output'] as const).flatMap((name) => {
      const count = sum(({ usage }) => usage[name])
      return count === undefined ? [] : [[name, count]]
    }),
  )
  return { usage, ...(costUsd === undefined ? {} : { costUsd }) }
}
