import type { Finding, ServerCapabilities } from '#engine/adapter/openai'
import { apiKeyFor } from './api-key.ts'
import { harmlessText } from './harmless-text.ts'
import { serverCapabilities } from './server-capabilities.ts'
import { serverVocabulary } from './server-vocabulary.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

interface ProbeFlags {
  readonly model?: string
  readonly apiKeyEnv?: string
  readonly rawPrompt?: string
  readonly tokenizer?: string
  readonly fresh?: boolean
  readonly json?: boolean
}

/** `jevons probe`: what a server does with a model, by experiment, and kept for studies and gateways. */
export async function probe(url: string, given: object, world: World): Promise<void> {
  const { model, apiKeyEnv, rawPrompt, tokenizer, fresh: isFresh = false, json } = given as ProbeFlags
  if (world.fetch === undefined) throw new UsageError('probe: nothing here can reach a server')
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new UsageError(`probe "${url}": must be a URL such as http://127.0.0.1:8080/v1`)
  if (rawPrompt !== undefined && !rawPrompt.includes('{question}'))
    throw new UsageError('--raw-prompt must hold {question}')
  const apiKey = keyOf(url, apiKeyEnv, world)
  const reaching = { baseUrl: url, ...(apiKey !== undefined && { apiKey }) }
  const vocabulary =
    tokenizer !== undefined && (await serverVocabulary(tokenizer, (line) => world.err(`${line}\n`)))
  const asking = {
    ...reaching,
    model: model ?? (await onlyModel(reaching, world)),
    ...(rawPrompt !== undefined && { rawTemplate: rawPrompt }),
    ...(vocabulary && { tokenizer: vocabulary }),
  }
  const found = await serverCapabilities(asking, {
    world,
    isFresh,
    onStep: (step) => world.err(`trying ${step}\n`),
  })
  world.out(json ? `${JSON.stringify(found, undefined, 2)}\n` : capabilitiesText(found))
}

function keyOf(url: string, variable: string | undefined, { environment = {} }: World): string | undefined {
  if (variable === undefined) return apiKeyFor(url, environment)
  const key = environment[variable]
  if (key) return key
  throw new UsageError(`--api-key-env ${variable}: there is no such variable, or nothing in it`)
}

async function onlyModel(
  reaching: { readonly baseUrl: string; readonly apiKey?: string },
  { fetch = globalThis.fetch, signal }: World,
): Promise<string> {
  const { serverModels } = await import('#engine/adapter/openai')
  const names = await serverModels({ ...reaching, fetch }, signal)
  const [only, ...more] = names
  if (only !== undefined && more.length === 0) return only
  const isBare = new URL(reaching.baseUrl).pathname === '/'
  const none = isBare
    ? `it lists none; most servers are at ${new URL('/v1', reaching.baseUrl)}`
    : 'it lists none'
  const has = only === undefined ? none : `it has ${names.slice(0, 10).join(', ')}`
  throw new UsageError(`--model NAME: which model? ${has}`)
}

type Row = readonly [what: string, finding: Finding]

function capabilitiesText(found: ServerCapabilities): string {
  const rows: readonly Row[] = [
    ['goes on inside the reasoning', found.continuation],
    ['tells how texts are cut into tokens', found.tokenize],
    ...(found.vocabulary ? [['counts by the vocabulary at hand', found.vocabulary] as const] : []),
    ['tells the ids of what it generates', found.ids],
    ['tells probabilities of tokens', found.probabilities],
    ['a logit_bias of −100 takes effect', found.logitBias],
    ['a budget for the reasoning binds', found.budget],
    ['stop strings end the reasoning', found.stop],
    ['a seed repeats the text', found.seed],
    ['streams end with their usage', found.usageInStream],
    ['reads prompts again from a cache', found.prefixCache],
  ]
  const width = Math.max(...rows.map(([what]) => what.length))
  const lines = rows.map(([what, finding]) =>
    `${what.padEnd(width)}  ${verdictOf(finding).padEnd(7)}  ${harmlessText(finding.seen)}`.trimEnd(),
  )
  const { kind, model, url, probedAt, reasoning, continuation, budget } = found
  const ways = [
    `reasoning: ${reasoning === 'none' ? 'none seen' : `in ${reasoning === 'field' ? 'a field of its own' : 'tags'}`}`,
    ...(continuation.form === null ? [] : [`goes on by ${continuation.form}`]),
    ...(budget.field === null ? [] : [`budget by ${budget.field}`]),
  ]
  return `${harmlessText(model)} at ${url} (${kind}), probed ${probedAt}\n${ways.join(' · ')}\n\n${lines.join('\n')}\n`
}

function verdictOf({ isHonoured }: Finding): string {
  if (isHonoured === null) return 'unknown'
  return isHonoured ? 'yes' : 'no'
}
