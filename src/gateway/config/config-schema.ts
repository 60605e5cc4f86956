import { z } from 'zod'
import { parsePolicySetting, parseSelectionSetting } from '#policy'
import type { WrittenConfig } from './written-config.ts'

/** What a configuration file may hold, before its secrets are resolved. */

/** An object that says which names it knows where it is given another. */
function section<Shape extends z.core.$ZodLooseShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  const known = Object.keys(shape).join(', ')
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code === 'unrecognized_keys') return `knows no ${issue.keys.join(', ')}; it may hold ${known}`
      return issue.code === 'invalid_type' ? `must be a section that may hold ${known}` : undefined
    },
  })
}

const text = (what: string): z.ZodString => z.string({ error: `must be ${what}` }).min(1)
const whole = (least: number, most: number): z.ZodNumber => {
  const error = `must be a whole number from ${least} to ${most}`
  return z.int({ error }).min(least, { error }).max(most, { error })
}
const amount = (least: number, most: number): z.ZodNumber => {
  const error = `must be a number from ${least} to ${most}`
  return z.number({ error }).min(least, { error }).max(most, { error })
}
const oneOf = <const Names extends readonly [string, ...string[]]>(
  names: Names,
): z.ZodEnum<{ [Name in Names[number]]: Name }> =>
  z.enum(names, { error: `must be ${names.join(' or ')}` }) as never

/** A setting whose own reader says what is wrong with it. */
const setting = (
  what: string,
  read: (text: string) => { readonly type: 'setting' } | { readonly type: 'error'; readonly message: string },
): z.ZodString =>
  text(what).check((context) => {
    const parsed = read(context.value)
    if (parsed.type === 'error')
      context.issues.push({ code: 'custom', message: parsed.message, input: context.value })
  })
const policy = setting('a policy such as tip:alpha=3,beta=50', parsePolicySetting)
const select = setting('a selection such as majority:n=5', parseSelectionSetting)

/** Labels of metrics: nothing that would have to be quoted. */
const name = text('a name').regex(/^[\w.-]{1,64}$/, {
  error: 'must be a name of letters, digits, -, _ and . up to 64 long',
})
const url = text('a URL').refine(isServerUrl, {
  error: 'must be a URL such as http://127.0.0.1:8080/v1, without a name, a key or a ?',
})

/** Whether a text is a URL that an upstream can have: keys have places of their own. */
export function isServerUrl(given: string): boolean {
  const read = URL.canParse(given) ? new URL(given) : undefined
  if (!read || !/^https?:$/.test(read.protocol)) return false
  return read.username === '' && read.password === '' && read.search === '' && read.hash === ''
}

const secret = {
  key: text('a key; better name its place by keyEnv or keyFile').optional(),
  keyEnv: text('the name of an environment variable').optional(),
  keyFile: text('a file that holds the key').optional(),
}
const seconds = amount(0.01, 86_400)

const upstream = section({
  name: name.optional(),
  url,
  ...secret,
  weight: amount(0.001, 1000).default(1),
  models: z.array(text('the name of a model')).nonempty().optional(),
  tokenizer: text('a vocabulary: its name or its file').optional(),
  limits: section({
    concurrent: whole(1, 100_000).optional(),
    firstToken: seconds.optional(),
    betweenTokens: seconds.optional(),
    total: seconds.optional(),
  }).default({}),
})

const keyLimits = section({
  requestsPerMinute: whole(1, 1e9).optional(),
  tokensPerMinute: whole(1, 1e12).optional(),
  concurrent: whole(1, 100_000).optional(),
})

const names = z.record(
  z.string(),
  section({ model: text('the name of a model'), policy: policy.optional(), select: select.optional() }),
)

const record = section({
  run: text('the folder of a run'),
  redact: section({
    patterns: z
      .array(section({ pattern: text('a regular expression'), with: z.string().default('[redacted]') }))
      .default([]),
    module: text('a JavaScript file').optional(),
  }).default({ patterns: [] }),
  mostResponses: whole(1, 1e9).default(1_000_000),
  bufferBytes: whole(1 << 16, 2 ** 34).default(64 << 20),
})

const engine = z.union(
  [
    z.literal('reasoner'),
    z.strictObject({ name: z.literal('replay'), from: text('a run') }),
    z.strictObject({
      name: z.enum(['llama', 'transformers']),
      model: text('a model'),
      rawPrompt: text('a prompt').optional(),
    }),
  ],
  {
    error:
      'must be reasoner, {name: replay, from: RUN}, {name: llama, model: FILE} or {name: transformers, model: NAME}',
  },
)

export const configSchema: z.ZodType<WrittenConfig> = section({
  listen: section({
    host: text('an address').default('127.0.0.1'),
    port: whole(0, 65_535).default(8736),
  }).default({
    host: '127.0.0.1',
    port: 8736,
  }),
  engine: engine.optional(),
  upstreams: z.array(upstream, { error: 'must be a list of upstreams' }).default([]),
  health: section({
    every: amount(0, 3600).default(10),
    timeout: amount(0.05, 600).default(5),
    failures: whole(1, 1000).default(3),
    out: amount(0.05, 3600).default(10),
  }).default({ every: 10, timeout: 5, failures: 3, out: 10 }),
  policy: policy.optional(),
  select: select.optional(),
  onPolicyError: oneOf(['fail', 'pass']).default('fail'),
  models: names.default({}),
  keys: z
    .array(section({ name, ...secret, limits: keyLimits.default({}) }), { error: 'must be a list of keys' })
    .default([]),
  keysFile: text('a file of keys, one a line').optional(),
  limits: section({
    open: whole(1, 100_000).optional(),
    bodyBytes: whole(1, 1 << 30).default(16 << 20),
    time: whole(1, 86_400).default(1800),
    drain: whole(0, 86_400).default(30),
  }).default({ bodyBytes: 16 << 20, time: 1800, drain: 30 }),
  canary: section({
    policy,
    percent: amount(0.001, 99.999),
    seed: text('a text').default('canary'),
  }).optional(),
  record: record.optional(),
  telemetry: section({
    endpoint: url,
    headers: z.record(z.string(), z.string()).default({}),
    service: text('a name').default('jevons'),
  }).optional(),
})
