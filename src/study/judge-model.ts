import { z } from 'zod'
import type { ChatClient, ChatMessage } from '#engine'
import { repairMessage, rubricMessages, rubricSchema, rubricVersion, surest } from '#judge'
import type { Problem } from '#problem'
import { type AskedForm, askedForm, estimateOf, faultIn, settingsMark } from './asked-form.ts'
import { goldAnswer } from './gold-answer.ts'
import type { AskedThought, AskedVerdict, AskingJudge } from './judge-asking.ts'
import type { JudgeBudget } from './judge-budget.ts'
import type { TokenPrice } from './token-price.ts'

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
  const settings = settingsMark([url, maxTokens, temperature])
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
      const asking = { ...options, maxTokens, temperature, signal }
      const filled = await askedForm(messagesAbout(thought), judgementForm, asking)
      const { usage, costUsd } = filled
      const cost = { usage, ...(costUsd === undefined ? {} : { costUsd }) }
      if ('said' in filled) return { ...filled.said, ...cost }
      return { correct: null, reason: `no usable reply, twice: ${filled.fault}`, ...cost }
    },
  }
}

const judgementForm: AskedForm<AskedVerdict> = {
  name: 'judgement',
  schema: rubricSchema,
  repair: repairMessage,
  read(value) {
    const parsed = verdictSchema.safeParse(value)
    if (!parsed.success) return { fault: faultIn(parsed.error) }
    const { confidence, explanation } = parsed.data
    return {
      said: { correct: confidence === surest, confidence, reason: explanation.slice(0, longestReason) },
    }
  },
}

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
