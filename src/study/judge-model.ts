import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { ChatClient, ChatMessage, ChatReply } from '#engine'
import { jsonInReply, repairMessage, rubricMessages, rubricSchema, rubricVersion, surest } from '#judge'
import type { Problem } from '#problem'
import type { ReplyUsage } from '#trace'
import { goldAnswer } from './gold-answer.ts'
import type { AskedThought, AskedVerdict, AskingEstimate, AskingJudge } from './judge-asking.ts'
import type { JudgeBudget } from './judge-budget.ts'
import { mostTokens, roughTokens, type TokenPrice } from './judge-price.ts'

/** A language model as a judge. */
export interface ModelJudgeOptions {
  /** The model's name at its server. */
  readonly model: string
  /** Where the server is: another one may run something else under the same name. */
  readonly url: string
  readonly chat: ChatClient
  /** Absent where no price is known. */
  readonly price?: TokenPrice
  readonly budget: JudgeBudget
  /** At most so many tokens a reply. Default 2048: models that reason need some before they answer. */
  readonly maxTokens?: number
  /** Default 0. */
  readonly temperature?: number
}

/** Longer thoughts are not asked about: no judge carries such a line through. */
const longestThought = 200_000
/** A short explanation; what is expected, not what is allowed. */
const usualReplyTokens = 200
const longestReason = 500

const verdictSchema = z.object({
  explanation: z.string(),
  confidence: z.union([z.literal(0), z.literal(1), z.literal(2)]),
})

/**
 * A language model that is asked, by the rubric of #judge, whether a thought leads to the gold answer. It sees the problem, the
 * gold answer and the thought alone. A reply that does not have the form is asked for once more; then the thought is not judged.
 */
export function modelJudge(options: ModelJudgeOptions): AskingJudge {
  const { model, url, maxTokens = 2048, temperature = 0, price } = options
  const settings = createHash('sha256')
    .update(JSON.stringify([url, maxTokens, temperature]))
    .digest('hex')
    .slice(0, 8)
  return {
    name: `model:${model}`,
    version: `rubric ${rubricVersion}, ${settings}`,
    contentOf: ({ problem, textHash }) => JSON.stringify([problem, textHash]),
    refusal({ problem, text }) {
      if (goldOf(problem) === undefined) return 'no gold answer'
      return text.length > longestThought ? `longer than ${longestThought} characters` : undefined
    },
    estimate: (thought) => estimateOf(messagesAbout(thought), price),
    async ask(thought, { signal }) {
      const asking: Asking = { ...options, maxTokens, temperature, signal }
      const messages = messagesAbout(thought)
      const first = await asked(messages, asking)
      const verdict = read(first.text)
      if ('verdict' in verdict) return { ...verdict.verdict, ...costOf([first]) }
      const again: ChatMessage[] = [
        ...messages,
        { role: 'assistant', content: first.text.slice(0, longestReason) },
        { role: 'user', content: repairMessage(verdict.fault) },
      ]
      const second = await asked(again, asking)
      const repaired = read(second.text)
      const cost = costOf([first, second])
      if ('verdict' in repaired) return { ...repaired.verdict, ...cost }
      return { correct: null, reason: `no usable reply, twice: ${repaired.fault}`, ...cost }
    },
  }
}

interface Asking extends ModelJudgeOptions {
  readonly maxTokens: number
  readonly temperature: number
  readonly signal: AbortSignal
}

/** Asks within the budget: what a question can cost at most is set aside before it is asked. */
async function asked(messages: readonly ChatMessage[], asking: Asking): Promise<ChatReply> {
  const { chat, budget, price, maxTokens, temperature, signal } = asking
  const mostPrompt = messages.reduce((sum, { content }) => sum + mostTokens(content) + tokensOfFrame, 0)
  const mostUsd = price?.costUsd({ prompt: mostPrompt, output: maxTokens }) ?? 0
  const settle = await budget.reserve(mostUsd)
  try {
    const schema = { name: 'judgement', schema: rubricSchema }
    const reply = await chat({ messages, maxTokens, temperature, schema, signal })
    const costUsd = reply.costUsd ?? price?.costUsd(reply.usage)
    // What the server does not tell counts as the most that it can be.
    settle(costUsd ?? mostUsd)
    return costUsd === undefined ? reply : { ...reply, costUsd }
  } finally {
    settle(0)
  }
}

/** What a chat template puts around a message, amply counted. */
const tokensOfFrame = 64

function messagesAbout({ problem, text }: AskedThought): readonly ChatMessage[] {
  return rubricMessages({ problem: questionOf(problem), gold: goldOf(problem) ?? '', thought: text })
}

function questionOf(problem: Problem): string {
  if (problem.kind === 'countdown' || problem.choices === undefined) return problem.question
  const options = problem.choices.map((choice, index) => `(${letterAt(index)}) ${choice}`)
  return [problem.question, ...options].join('\n')
}

function goldOf(problem: Problem): string | undefined {
  const gold = goldAnswer(problem)
  if (gold === undefined) return undefined
  if (problem.kind === 'countdown')
    return `${gold} (any other expression that makes ${problem.target} is as right)`
  const { goldAlternatives = [], choices } = problem
  const option = choices?.find((_, index) => letterAt(index) === gold)
  return [option === undefined ? gold : `(${gold}) ${option}`, ...goldAlternatives].join('\nor: ')
}

function letterAt(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index)
}

function estimateOf(messages: readonly ChatMessage[], price: TokenPrice | undefined): AskingEstimate {
  const promptTokens = messages.reduce((sum, { content }) => sum + roughTokens(content), 0)
  const costUsd = price?.costUsd({ prompt: promptTokens, output: usualReplyTokens })
  return {
    promptTokens,
    outputTokens: usualReplyTokens,
    ...(costUsd === undefined ? {} : { costUsd }),
  }
}

type Reading = { readonly verdict: AskedVerdict } | { readonly fault: string }

/** A reply is read, and nothing else is done with it, whatever it says. */
function read(reply: string): Reading {
  if (reply.trim() === '') return { fault: 'it is empty' }
  const value = jsonInReply(reply)
  if (value === undefined) return { fault: 'it holds no JSON object' }
  const parsed = verdictSchema.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return { fault: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not of the form'}`.slice(0, 200) }
  }
  const { confidence, explanation } = parsed.data
  return {
    verdict: { correct: confidence === surest, confidence, reason: explanation.slice(0, longestReason) },
  }
}

/** What the replies cost together; a count or price that one of them lacks is absent. */
function costOf(replies: readonly ChatReply[]): Pick<AskedVerdict, 'usage' | 'costUsd'> {
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
