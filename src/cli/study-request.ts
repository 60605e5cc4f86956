import { z } from 'zod'
import { faultOf } from '#run'
import { UsageError } from './usage-error.ts'

/** What a study can be asked for, by flags or by a study file: the same keys and the same limits. */
export interface StudyRequest {
  readonly problems?: number
  readonly samples?: number
  readonly policy?: readonly string[]
  /** Each makes an arm of its own, of every policy. */
  readonly select?: readonly string[]
  readonly temperature?: number
  readonly topP?: number
  readonly maxTokens?: number
  readonly seed?: string
  readonly split?: 'development' | 'sealed'
  readonly baseline?: string
  readonly margin?: number
  readonly engine?: 'reasoner' | 'openai' | 'replay' | 'transformers' | 'llama'
  /** The run that `replay` gives again. */
  readonly from?: string
  readonly baseUrl?: string
  readonly model?: string
  /** The user's message, with `{question}` in it. */
  readonly prompt?: string
  /** The whole prompt as the model reads it, with `{question}` in it. */
  readonly rawPrompt?: string
  /** The vocabulary whose ids bias words where a server tells none: a name, or a file. */
  readonly tokenizer?: string
  /** JSON that is added to every request. */
  readonly body?: string
  readonly concurrency?: number
  /** Asks for whole responses. */
  readonly unstreamed?: boolean
  readonly requestsPerMinute?: number
  readonly tokensPerMinute?: number
  /** How often a request is sent at most. */
  readonly attempts?: number
  /** Seconds until the first piece of an answer, or the whole of one that is not streamed. */
  readonly firstTokenLimit?: number
  /** Seconds between two pieces. */
  readonly stallLimit?: number
  /** Seconds for a whole response: what is there then is the response. */
  readonly timeLimit?: number
  /** US dollars that the whole run may cost. */
  readonly maxCost?: number
  /** US dollars for a million tokens in and out. */
  readonly price?: string
  /** The folder of responses that were bought before; false: none. */
  readonly cache?: string | false
  /** A data set's file. */
  readonly data?: string
  readonly format?: string
  readonly map?: string
  readonly preset?: 'underthinking-paper'
  readonly set?: string
  readonly out?: string
  readonly json?: boolean
  readonly quiet?: boolean
}

/** What only flags can say. */
export interface StudyFlags extends StudyRequest {
  /** Says what it would ask and what that would cost, and asks nothing. */
  readonly dryRun?: boolean
  /** Whatever it costs. */
  readonly yes?: boolean
  readonly resume?: boolean
  readonly config?: string
  /** The database that workers take the study's responses from. */
  readonly queue?: string
  /** Workers in this process. */
  readonly workers?: number
}

const engines = ['reasoner', 'openai', 'replay', 'transformers', 'llama'] as const

const text = fitting<string>((value) => typeof value === 'string' && value !== '', 'a text that is not empty')
const flag = fitting<boolean>((value) => typeof value === 'boolean', 'true or false')

export const requestFields: {
  readonly [Field in keyof Required<StudyRequest>]: z.ZodType<Required<StudyRequest>[Field]>
} = {
  problems: whole(1, 1_000_000),
  samples: whole(1, 1000),
  policy: z.array(text, {
    error: 'must be a policy or a list of policies, such as none and tip:alpha=3,beta=20',
  }),
  select: z.array(text, { error: 'must be a selection or a list of selections, such as shortest:n=5' }),
  temperature: fitting<number>((value) => isBetween(value, 0, 10), 'a number from 0 to 10'),
  topP: fitting<number>((value) => isBetween(value, 0, 1) && value !== 0, 'a number above 0, at most 1'),
  maxTokens: whole(1, 10_000_000),
  seed: text,
  split: fitting((value) => value === 'development' || value === 'sealed', 'development or sealed'),
  baseline: text,
  margin: fitting<number>(
    (value) => isBetween(value, 0, 1) && value !== 0,
    'a share of 1 above 0, such as 0.02',
  ),
  engine: fitting((value) => engines.some((name) => name === value), `one of ${engines.join(', ')}`),
  from: text,
  baseUrl: text,
  model: text,
  prompt: withQuestion(),
  rawPrompt: withQuestion(),
  tokenizer: text,
  body: fitting<string>(isJsonObject, 'a JSON object such as {"reasoning_effort": "high"}'),
  concurrency: whole(1, 10_000),
  unstreamed: flag,
  requestsPerMinute: above0('a number of requests above 0'),
  tokensPerMinute: above0('a number of tokens above 0'),
  attempts: whole(1, 100),
  firstTokenLimit: above0('seconds above 0, at most 86400', 86_400),
  stallLimit: above0('seconds above 0, at most 86400', 86_400),
  timeLimit: above0('seconds above 0, at most 604800', 604_800),
  maxCost: fitting<number>((value) => isBetween(value, 0, 1e9), 'US dollars from 0'),
  price: text,
  cache: fitting<string | false>(
    (value) => value === false || (typeof value === 'string' && value !== ''),
    'a folder, or false for none',
  ),
  data: text,
  format: text,
  map: text,
  preset: fitting((value) => value === 'underthinking-paper', 'underthinking-paper'),
  set: text,
  out: text,
  json: flag,
  quiet: flag,
}

const flagsSchema: z.ZodType<StudyFlags> = z.object({
  ...optional(requestFields),
  resume: flag.exactOptional(),
  queue: text.exactOptional(),
  workers: whole(0, 1000).exactOptional(),
  dryRun: flag.exactOptional(),
  yes: flag.exactOptional(),
  config: text.exactOptional(),
})

/** Reads the flags of `jevons study`, as texts from the command line. */
export function readStudyFlags(flags: object): StudyFlags {
  const read = Object.entries(flags).map(([name, value]): [string, unknown] => [
    name,
    numberFlags.has(name) ? numberIn(value) : value,
  ])
  const value = Object.fromEntries(read)
  const parsed = flagsSchema.safeParse(value)
  if (parsed.success) return parsed.data
  const { place, says } = faultOf(parsed.error, value)
  throw new UsageError(`--${flagName(place.split('.')[0] ?? '')} ${says}`)
}

const numberFlags: ReadonlySet<string> = new Set([
  'problems',
  'samples',
  'temperature',
  'topP',
  'maxTokens',
  'margin',
  'concurrency',
  'workers',
  'requestsPerMinute',
  'tokensPerMinute',
  'attempts',
  'firstTokenLimit',
  'stallLimit',
  'timeLimit',
  'maxCost',
])

/** `baseUrl` as it is typed: `base-url`. */
function flagName(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** A whole number in a range, both ends allowed. */
export function whole(least: number, most: number): z.ZodType<number> {
  return fitting<number>(
    (value) => Number.isInteger(value) && isBetween(value, least, most),
    `a whole number from ${least} to ${most}`,
  )
}

/** The number a text is, or the text itself where it is none. */
export function numberIn(value: unknown): unknown {
  const isNumber = typeof value === 'string' && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value)
  return isNumber ? Number(value) : value
}

/** Every field may be left out. */
export function optional<Fields extends Readonly<Record<string, z.ZodType>>>(
  fields: Fields,
): { [Name in keyof Fields]: z.ZodExactOptional<Fields[Name]> } {
  const entries = Object.entries(fields).map(([name, field]) => [name, field.exactOptional()])
  return Object.fromEntries(entries) as { [Name in keyof Fields]: z.ZodExactOptional<Fields[Name]> }
}

function above0(allowed: string, most = Number.MAX_SAFE_INTEGER): z.ZodType<number> {
  return fitting<number>((value) => isBetween(value, 0, most) && value !== 0, allowed)
}

function withQuestion(): z.ZodType<string> {
  return fitting<string>(
    (value) => typeof value === 'string' && value.includes('{question}'),
    'a text with {question} in it',
  )
}

function isJsonObject(value: unknown): boolean {
  try {
    const parsed: unknown = JSON.parse(String(value))
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
  } catch {
    return false
  }
}

function isBetween(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most
}

function fitting<Value>(fits: (value: unknown) => boolean, allowed: string): z.ZodType<Value> {
  return z.custom<Value>(fits, { error: ({ input }) => `must be ${allowed}, not ${JSON.stringify(input)}` })
}
