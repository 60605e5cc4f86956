import type { TokenCounter } from '#trace'
import { continuationForms } from '../continuation-form.ts'
import type { RequestForm } from '../request-body.ts'
import { connectServer, type ServerOptions } from '../server.ts'
import type { Finding, ServerCapabilities } from '../server-capabilities.ts'
import { ServerFailure } from '../server-failure.ts'
import { serverKindOf } from '../server-kind.ts'
import { tellsTokens, textTokens } from '../token-ids.ts'
import { probeBudget } from './probe-budget.ts'
import { probeContinuation } from './probe-continuation.ts'
import { probeVocabulary } from './probe-vocabulary.ts'
import { type PlainAnswer, type Probing, plainAnswer, unlessRefused } from './probing.ts'
import { probeBias, probeCache, probeSeed, probeStop } from './small-experiments.ts'

export interface ProbeOptions extends ServerOptions {
  readonly model: string
  readonly promptTemplate?: string
  readonly rawTemplate?: string
  readonly extraBody?: Readonly<Record<string, unknown>>
  readonly markers?: { readonly open: string; readonly close: string }
  /** The model's own vocabulary at hand: whether it is that is found out too. */
  readonly tokenizer?: TokenCounter
  readonly now: () => Date
  readonly signal?: AbortSignal
  /** Told what is tried next. */
  readonly onStep?: (step: string) => void
}

/** So much a model may say when it is first asked. */
const plainTokens = 640

/**
 * Finds out by experiment what a server does with a model: about fifteen short requests, most of some ten tokens.
 * @throws EngineError where the server can't be reached, refuses the key or does not have the model
 */
export async function probeServer(options: ProbeOptions): Promise<ServerCapabilities> {
  const { model, rawTemplate, signal, onStep = () => {}, now } = options
  const server = connectServer(options)
  const kind = await serverKindOf(server, model, signal)
  const form: RequestForm = {
    kind,
    model,
    promptTemplate: options.promptTemplate ?? '{question}',
    markers: options.markers ?? { open: '<think>', close: '</think>' },
    limitName: new URL(server.root).hostname === 'api.openai.com' ? 'max_completion_tokens' : 'max_tokens',
    extraBody: options.extraBody ?? {},
    tokenizer: options.tokenizer,
  }
  onStep('a plain answer')
  const { plain, probing } = await firstAnswer({ server, form, rawTemplate, signal, isStreamed: true })
  onStep('tokens')
  const tokenize = await tokenizing(probing)
  const vocabulary = await probeVocabulary(probing)
  const told = { tokenize, ...(vocabulary && { vocabulary }) }
  onStep('going on inside the reasoning')
  const forms = continuationForms(kind, rawTemplate !== undefined)
  const begun = await probeContinuation(
    probing,
    plain,
    forms.length > 0 ? forms : ['continue_final_message', 'prefix'],
  )
  const { continuation, ids, probabilities } = begun
  onStep('logit_bias')
  const logitBias = await probeBias(probing, begun, told)
  onStep('stop strings and seeds')
  const stop = await probeStop(probing, plain)
  const seed = await probeSeed(probing)
  onStep('budgets')
  const budget = await probeBudget(probing, plain)
  onStep('the cache of prompts')
  return {
    version: 1,
    url: server.name,
    model,
    kind,
    probedAt: now().toISOString(),
    reasoning: plain.place,
    ...{ ...told, continuation, ids, probabilities, logitBias, budget, stop, seed },
    usageInStream: usageTold(plain, probing),
    prefixCache: await probeCache(probing, begun),
  }
}

/** Some do not stream, or a proxy before them does not. */
async function firstAnswer(
  probing: Probing,
): Promise<{ readonly plain: PlainAnswer; readonly probing: Probing }> {
  try {
    return { plain: await plainAnswer(probing, { maxTokens: plainTokens, isStreamed: true }), probing }
  } catch (error) {
    if (!(error instanceof ServerFailure)) throw error
    const plain = await plainAnswer(probing, { maxTokens: plainTokens })
    return { plain, probing: { ...probing, isStreamed: false } }
  }
}

function usageTold({ usage }: PlainAnswer, { isStreamed }: Probing): Finding {
  if (!isStreamed) return { isHonoured: false, seen: 'it does not stream' }
  const isHonoured = usage.output !== undefined && usage.prompt !== undefined
  return {
    isHonoured,
    seen: isHonoured ? `${usage.prompt} + ${usage.output} tokens` : 'the stream ends without counts',
  }
}

async function tokenizing({ server, form, signal }: Probing): Promise<Finding> {
  if (!tellsTokens(form.kind)) return { isHonoured: false, seen: 'no way to ask is known of such a server' }
  return await unlessRefused<Finding>(
    async () => {
      const { tokens } = await textTokens(
        form.markers.close,
        { withMarkers: true },
        { server, ...form, signal },
      )
      const seen = `${form.markers.close} is ${tokens.length} token${tokens.length === 1 ? '' : 's'}`
      return { isHonoured: tokens.length > 0, seen }
    },
    (seen) => ({ isHonoured: false, seen }),
  )
}
