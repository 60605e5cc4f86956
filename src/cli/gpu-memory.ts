import { explainBytesPerToken, mlaClaim, named } from '#economics'
import { readModels } from '#run/facts'
import { type AskedModel, askedModel, bitsFlag, knownModel } from './asked-model.ts'
import { explainedText } from './explained-text.ts'
import { claimDocument, leversDocument, type MemoryDocument, memoryDocument } from './gpu-memory-document.ts'
import { claimText, leversText, memoryTableText, memoryText } from './gpu-memory-text.ts'
import { numberFlag } from './number-flag.ts'
import { UsageError } from './usage-error.ts'
import { withinDomain } from './within-domain.ts'
import type { World } from './world.ts'

interface MemoryFlags {
  readonly model?: string
  readonly config?: string
  readonly kv?: string
  readonly weights?: string
  readonly context?: string
  readonly against?: string
  readonly againstKv?: string
  readonly claim?: string
  readonly levers?: boolean
  readonly acceptance?: string
  readonly overhead?: string
  readonly extra?: string
  readonly json?: boolean
  readonly explain?: boolean
  readonly lang?: string
}

const plainBits = 16
const usualContext = 4096
const mostContext = 1e9
/** Of DeepSeek-V3's second token: arXiv 2412.19437, section 5.4.3 says 85 to 90 %. */
const usualAcceptance = 0.85

/** `jevons gpu memory`: what a model takes, and what published claims about it say. */
export async function gpuMemory(given: object, world: World): Promise<void> {
  const flags = given as MemoryFlags
  if (flags.claim !== undefined) return world.out(claim(flags))
  const kvBits = bitsFlag('--kv', flags.kv, plainBits)
  const contextTokens =
    numberFlag('--context', flags.context, { least: 1, most: mostContext, whole: true }) ?? usualContext
  if (flags.model === undefined && flags.config === undefined)
    return world.out(known(flags, kvBits, contextTokens))
  const model = askedModel(flags)
  if (flags.levers) return world.out(levers(model, contextTokens, flags))
  const document = memoryDocument({
    model,
    kvBits,
    contextTokens,
    ...(flags.weights === undefined ? {} : { weightBits: bitsFlag('--weights', flags.weights, plainBits) }),
    ...other(flags, kvBits),
  })
  if (flags.explain) return world.out(explainedText([explainBytesPerToken(model.shape, kvBits)], flags.lang))
  world.out(flags.json ? json(document) : memoryText(document))
}

function other(flags: MemoryFlags, kvBits: number): { against?: { model: AskedModel; kvBits: number } } {
  const { against, againstKv } = flags
  if (against === undefined) {
    if (againstKv !== undefined) throw new UsageError('--against-kv goes with --against')
    return {}
  }
  return {
    against: { model: askedModel({ model: against }), kvBits: bitsFlag('--against-kv', againstKv, kvBits) },
  }
}

function known({ json: asJson }: MemoryFlags, kvBits: number, contextTokens: number): string {
  const documents = readModels().map((model) =>
    memoryDocument({ model: knownModel(model), kvBits, contextTokens }),
  )
  return asJson ? json({ models: documents satisfies readonly MemoryDocument[] }) : memoryTableText(documents)
}

function levers(model: AskedModel, contextTokens: number, flags: MemoryFlags): string {
  const acceptance = numberFlag('--acceptance', flags.acceptance, { least: 0, most: 1 }) ?? usualAcceptance
  const overhead = numberFlag('--overhead', flags.overhead, { least: 0 }) ?? 0
  const extraTokens = numberFlag('--extra', flags.extra, { least: 1, most: 64, whole: true }) ?? 1
  const document = withinDomain(() =>
    leversDocument(model, { contextTokens, acceptance, overhead, extraTokens }),
  )
  if (flags.explain) return explainedText(document.explained, flags.lang)
  const { explained: _, ...plain } = document
  return flags.json ? json(plain) : leversText(plain)
}

function claim({ claim: name, json: asJson, explain, lang }: MemoryFlags): string {
  if (name !== 'mla-93') throw new UsageError(`--claim "${name?.slice(0, 40)}": there is mla-93`)
  const shapeOf = (id: string): AskedModel['shape'] => knownModel(named('model', readModels(), id)).shape
  const readings = mlaClaim(shapeOf('deepseek-v2'), shapeOf('deepseek-67b'))
  if (explain)
    return explainedText(
      readings.map(({ explained }) => explained),
      lang,
    )
  return asJson ? json(claimDocument(readings)) : claimText(readings)
}

function json(document: object): string {
  return `${JSON.stringify(document, undefined, 2)}\n`
}
