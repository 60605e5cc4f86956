import {
  closingMarker,
  createPolicy,
  formatPolicySetting,
  type Lexicon,
  type PolicyNeed,
  type PolicySetting,
  policyLexicon,
  policyNeeds,
} from '#policy'
import type { Demand } from '../../engine.ts'
import { EngineError } from '../../engine-error.ts'
import { continuationForms } from './continuation-form.ts'
import { nativeBudget } from './native-budget.ts'
import type { RequestForm } from './request-body.ts'
import type { Server } from './server.ts'
import type { ServerCapabilities } from './server-capabilities.ts'
import { ServerFailure } from './server-failure.ts'
import { type KnownTokens, knownIds } from './stretch-source.ts'
import { tellsTokens } from './token-ids.ts'
import { vocabularyHint } from './word-tokens.ts'

export interface Refusing {
  readonly server: Server
  readonly form: RequestForm
  readonly isRaw: boolean
  readonly capabilities:
    | ((signal: AbortSignal | undefined) => Promise<ServerCapabilities | undefined>)
    | undefined
  /** What was told before. */
  readonly known: KnownTokens
  readonly signal: AbortSignal | undefined
}

export function noContinuation(name: string): string {
  return `${name} is not known to go on from a begun reasoning: jevons probe finds out; with the model's whole prompt as a raw template any server can`
}

/**
 * Why a server can't do what will be asked of it, in one line; undefined where it can, as far as is known.
 * @throws ServerFailure where it could not be asked just now
 */
export async function serverRefusal(
  { policy, prefix, forbidden }: Demand,
  refusing: Refusing,
): Promise<string | undefined> {
  const { server, form, isRaw } = refusing
  try {
    if (policy) await checkPolicy(policy, refusing)
    if (prefix && continuationForms(form.kind, isRaw).length === 0)
      return `${server.name} is not known to continue a prefix; with the model's whole prompt as a raw template any server can`
    if (forbidden) await checkForbidden(forbidden, refusing)
    return undefined
  } catch (error) {
    if (mayPass(error) || !(error instanceof EngineError)) throw error
    return error.message
  }
}

/** What a vocabulary at hand forbids has to be what the server would. @throws EngineError with one line */
async function checkForbidden(
  forbidden: Lexicon,
  { server, form, capabilities, known, signal }: Refusing,
): Promise<void> {
  const able = form.tokenizer ? await capabilities?.(signal) : undefined
  const why = able && unmetBias(able, form)
  if (why !== undefined) throw new EngineError(why)
  await knownIds(forbidden, known, { server, ...form, signal })
}

/** @throws EngineError with one line */
async function checkPolicy(policy: PolicySetting, refusing: Refusing): Promise<void> {
  const setting = formatPolicySetting(policy)
  try {
    createPolicy(policy)
  } catch (error) {
    throw new EngineError((error as Error).message)
  }
  const needs = policyNeeds(policy)
  if (needs.length === 0) return
  const { server, form, isRaw, capabilities, known, signal } = refusing
  const able = await capabilities?.(signal)
  if (nativeBudget(policy, 1, able) !== undefined) return
  const why =
    able === undefined ? unknownNeed(needs, { name: server.name, form, isRaw }) : unmetNeed(needs, able, form)
  if (why !== undefined) throw new EngineError(`policy ${setting}: ${why}${budgetHint(policy, able)}`)
  if (!needs.includes('bias')) return
  try {
    await knownIds(policyLexicon(policy) ?? end, known, { server, ...form, signal })
  } catch (error) {
    if (mayPass(error) || !(error instanceof EngineError)) throw error
    throw new EngineError(`policy ${setting}: ${error.message}`)
  }
}

function mayPass(error: unknown): boolean {
  return error instanceof ServerFailure && (error.retryable || error.attempts !== undefined)
}

function budgetHint({ name }: PolicySetting, able: ServerCapabilities | undefined): string {
  const field = able?.budget.isHonoured ? able.budget.field : null
  return name === 'budget' && field !== null
    ? `; a hard cap alone, rise=0 and least=0, it keeps itself by ${field}`
    : ''
}

/** What a landing makes likelier. */
const end: Lexicon = { name: 'end', phrases: [closingMarker] }

/** By what is known of its kind alone. */
function unknownNeed(
  needs: readonly PolicyNeed[],
  { name, form, isRaw }: { readonly name: string; readonly form: RequestForm; readonly isRaw: boolean },
): string | undefined {
  if (continuationForms(form.kind, isRaw).length === 0) return noContinuation(name)
  if (needs.includes('bias') && !tellsTokens(form.kind) && !form.tokenizer)
    return `${name} does not tell its tokens, so no word can be made likelier or less likely there; ${vocabularyHint}`
  return undefined
}

/** By what it was found to do. */
function unmetNeed(
  needs: readonly PolicyNeed[],
  able: ServerCapabilities,
  form: RequestForm,
): string | undefined {
  const { continuation, probabilities, url } = able
  if (continuation.form === null || continuation.isHonoured === false)
    return found(url, 'does not go on inside a begun reasoning', continuation.seen)
  const bias = needs.includes('bias') ? unmetBias(able, form) : undefined
  if (bias !== undefined) return bias
  if (needs.includes('probabilities') && probabilities.isHonoured === false)
    return found(url, 'tells no probabilities of tokens', probabilities.seen)
  return undefined
}

/** Why no word can be biased there. */
function unmetBias(
  { tokenize, vocabulary, logitBias, url }: ServerCapabilities,
  { tokenizer }: RequestForm,
): string | undefined {
  if (tokenize.isHonoured === false && !tokenizer)
    return found(url, `does not tell its tokens, so no word can be biased; ${vocabularyHint}`, tokenize.seen)
  if (tokenize.isHonoured === false && vocabulary?.isHonoured === false)
    return found(url, 'has another vocabulary than the one at hand', vocabulary.seen)
  return logitBias.isHonoured === false ? found(url, 'passes over logit_bias', logitBias.seen) : undefined
}

function found(url: string, what: string, seen: string): string {
  return `${url} ${what} (${seen}); jevons probe ${url} --fresh tries again`
}
