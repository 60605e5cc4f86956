import { z } from 'zod'
import type { ChatMessage, Engine, EngineDescription, Sampling } from '#engine'
import { faultOf } from '#run'
import type { Asked } from '../backend.ts'
import { GatewayError } from '../gateway-error.ts'
import { honouredFields } from './honoured-fields.ts'

/** What a request asks of an engine. */
export interface EngineAsk {
  readonly model: string
  readonly question: string
  /** What was said before it. */
  readonly earlier?: readonly ChatMessage[]
  /** The reasoning begins with it. */
  readonly prefix?: string
  /** The whole prompt as tokens, in the question's place. */
  readonly promptIds?: readonly number[]
  /** Added to the logits of tokens. */
  readonly biases?: Readonly<Record<number, number>>
  /** Whether each token is told by its id, and with its probability. */
  readonly telling: TokenTelling
  readonly sampling: Sampling
  readonly seed?: number
  /** How many choices. */
  readonly n: number
  readonly stream: boolean
  /** Whether the stream ends with its usage. */
  readonly includeUsage: boolean
}

/** What of each token is told beside its text. */
export interface TokenTelling {
  readonly ids: boolean
  readonly logProbabilities: boolean
}

/** Unless the client says otherwise. An engine may end sooner, with its context. */
const usualTokens = 4096
const mostTokens = 1_000_000
const mostChoices = 16

const whole = (least: number, most: number): z.ZodType<number> => {
  const error = `must be a whole number from ${least} to ${most}`
  return z.int({ error }).min(least, { error }).max(most, { error })
}

const between = (least: number, most: number): z.ZodType<number> => {
  const error = `must be a number from ${least} to ${most}`
  return z.number({ error }).min(least, { error }).max(most, { error })
}

const share = 'must be a number above 0 and up to 1'

const common = {
  model: z.string(),
  temperature: between(0, 2).default(1),
  top_p: z.number({ error: share }).gt(0, { error: share }).max(1, { error: share }).default(1),
  max_tokens: whole(1, mostTokens).optional(),
  n: whole(1, mostChoices).default(1),
  seed: z.int().optional(),
  stream: z.boolean().default(false),
  logit_bias: z.record(z.string().regex(/^\d{1,9}$/), between(-100, 100)).optional(),
  stream_options: z.object({ include_usage: z.boolean().nullish() }).optional(),
}

export const content: z.ZodType<string | { readonly type: 'text'; readonly text: string }[]> = z.union([
  z.string(),
  z.array(z.strictObject({ type: z.literal('text'), text: z.string() })).nonempty(),
])

const messageSchema = z.object({
  role: z.string(),
  content: content.nullish(),
  reasoning: z.string().nullish(),
  reasoning_content: z.string().nullish(),
  prefix: z.boolean().nullish(),
})
type Message = z.infer<typeof messageSchema>

const chatSchema = z.strictObject({
  ...common,
  max_completion_tokens: whole(1, mostTokens).optional(),
  continue_final_message: z.boolean().default(false),
  messages: z.array(messageSchema).nonempty(),
})
const ids = z.array(z.int().min(0)).nonempty()
const textSchema = z.strictObject({
  ...common,
  prompt: z.union([z.string(), z.tuple([z.string()]), ids, z.tuple([ids])]),
  return_token_ids: z.boolean().default(false),
  logprobs: whole(0, 1).optional(),
})

/** @throws GatewayError where the request is malformed, or asks for what an engine can't do */
export function engineAsk(
  { endpoint, body }: Pick<Asked, 'endpoint' | 'body'>,
  description: EngineDescription,
  tokensOf?: Engine['tokensOf'],
): EngineAsk {
  if (endpoint === '/completions') return textAsk(body, description, tokensOf)
  const fields = honouredFields(body)
  const { messages, continue_final_message, ...asked } = read(chatSchema, fields)
  const isContinued = continue_final_message
  return { ...shared(asked), ...questionIn(messages, { isContinued, description, tokensOf }) }
}

/** A text or tokens that are continued as they stand, by a text whose tokens may be told. */
function textAsk(
  body: Asked['body'],
  description: EngineDescription,
  tokensOf: Engine['tokensOf'],
): EngineAsk {
  const { logprobs: wanted, ...rest } = body
  const fields = {
    ...honouredFields(rest),
    ...(wanted !== null && wanted !== undefined && { logprobs: wanted }),
  }
  const { prompt, return_token_ids, logprobs = 0, ...asked } = read(textSchema, fields)
  const [first] = typeof prompt === 'string' ? [prompt] : prompt
  const question =
    typeof first === 'string'
      ? promptIn(first, description, tokensOf)
      : { question: '', promptIds: typeof first === 'number' ? (prompt as number[]) : (first ?? []) }
  return {
    ...shared(asked),
    ...question,
    telling: { ids: return_token_ids, logProbabilities: logprobs > 0 },
  }
}

type Common = Omit<z.infer<typeof chatSchema>, 'messages' | 'continue_final_message'>

function shared(asked: Common): Omit<EngineAsk, keyof Question> {
  const { model, n, seed, stream, temperature, top_p: topP } = asked
  const maxTokens = asked.max_completion_tokens ?? asked.max_tokens ?? usualTokens
  return {
    model,
    sampling: { temperature, topP, maxTokens },
    ...(seed !== undefined && { seed }),
    ...(asked.logit_bias && { biases: asked.logit_bias }),
    telling: { ids: false, logProbabilities: false },
    n,
    stream,
    includeUsage: asked.stream_options?.include_usage ?? false,
  }
}

function read<Schema extends z.ZodType>(schema: Schema, fields: object): z.infer<Schema> {
  const parsed = schema.safeParse(fields)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const unknown = issue?.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys[0] : undefined
  const { place, says } = faultOf(parsed.error, fields)
  const param = unknown ?? place
  const why = unknown === undefined ? says : "can't be honoured by this engine; leave it out"
  throw new GatewayError(400, `${param.slice(0, 100)}: ${why}`, { param: param.slice(0, 100) })
}

type Question = Pick<EngineAsk, 'question' | 'earlier' | 'prefix' | 'promptIds'>

/** The embedded engine answers one question; a server renders a whole chat. What would not be read is refused. */
function questionIn(
  messages: readonly Message[],
  {
    isContinued,
    description,
    tokensOf,
  }: {
    readonly isContinued: boolean
    readonly description: EngineDescription
    readonly tokensOf: Engine['tokensOf']
  },
): Question {
  const last = messages.at(-1)
  const isBegun = last?.role === 'assistant' && (isContinued || last.prefix === true)
  const asked = messages.at(isBegun ? -2 : -1)
  const before = messages.slice(0, isBegun ? -2 : -1)
  if (asked?.role !== 'user') throw unread('the last one must be the user’s, or a begun reasoning after it')
  if (before.length > 0 && description.server === undefined)
    throw unread(
      'this engine reads one message of the user, and after it a begun reasoning to continue; it has no system prompt and no earlier turns',
    )
  if (!isBegun)
    return {
      question: textOf(asked),
      ...(before.length > 0 && { earlier: before.map(earlierTurn) }),
    }
  const begun = begunText(last, description)
  // What goes on after the reasoning is no prefix of one.
  if (tokensOf && begun.includes(description.reasoningMarkers.close)) {
    const prompt = description.promptTemplate.replace('{question}', () => textOf(asked))
    return { question: '', promptIds: tokensOf(`${prompt}${begun}`).map(({ id }) => id) }
  }
  return {
    question: textOf(asked),
    ...(before.length > 0 && { earlier: before.map(earlierTurn) }),
    prefix: begun.slice(description.reasoningMarkers.open.length).replace(/^\n/, ''),
  }
}

function earlierTurn(message: Message): ChatMessage {
  const { role } = message
  if (role !== 'system' && role !== 'user' && role !== 'assistant')
    throw unread('under a policy a chat has turns of the system, the user and the assistant alone')
  return { role, content: textOf(message) }
}

function unread(why: string): GatewayError {
  return new GatewayError(400, `messages: ${why}`, { param: 'messages' })
}

/** What is begun as the model writes it: from the marker that opens the reasoning on. */
function begunText(begun: Message, { reasoningMarkers: { open, close } }: EngineDescription): string {
  const reasoning = begun.reasoning_content ?? begun.reasoning
  const text = textOf(begun)
  if (typeof reasoning === 'string') return `${open}\n${reasoning}${text === '' ? '' : `${close}${text}`}`
  if (text.startsWith(open)) return text
  throw new GatewayError(
    400,
    `messages: only reasoning can be continued: in reasoning_content, or after ${open}`,
    { param: 'messages' },
  )
}

function textOf({ content: said }: Message): string {
  return typeof said === 'string' ? said : (said ?? []).map(({ text }) => text).join('')
}

/** A prompt as the model reads it, or else the question alone. */
function promptIn(
  prompt: string,
  { promptTemplate, reasoningMarkers }: EngineDescription,
  tokensOf: Engine['tokensOf'],
): Question {
  const isOver = prompt.includes(reasoningMarkers.close)
  // What goes on after the reasoning is no prefix of one.
  if (isOver && tokensOf) return { question: '', promptIds: tokensOf(prompt).map(({ id }) => id) }
  const [before = '', after = ''] = promptTemplate.split('{question}')
  const inner = prompt.startsWith(before) ? prompt.slice(before.length) : prompt
  const opening = `${after}${reasoningMarkers.open}\n`
  const at = inner.indexOf(opening)
  if (at >= 0) return { question: inner.slice(0, at), prefix: inner.slice(at + opening.length) }
  return { question: after !== '' && inner.endsWith(after) ? inner.slice(0, -after.length) : inner }
}
