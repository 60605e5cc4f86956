import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createContext, Script } from 'node:vm'
import { ConfigError } from '../config/config-error.ts'

/** What of an exchange would be written. */
export interface RecordedTexts {
  readonly question: string
  readonly reasoning: string
  readonly answer: string
}

/** Takes out what may not be written; undefined where nothing of the exchange may. */
export type Redaction = (texts: RecordedTexts) => RecordedTexts | undefined

export interface RedactionRules {
  readonly patterns: readonly { readonly pattern: string; readonly with: string }[]
  /** A JavaScript file whose `redact` is a {@link Redaction}. It runs in this process: it is trusted. */
  readonly module?: string
}

/**
 * The patterns first, in their order and everywhere, then the module's own function.
 * @throws ConfigError where a pattern is none, or the module has no such function
 */
export async function redactionOf({ patterns, module }: RedactionRules): Promise<Redaction> {
  const byPatterns = patterns.length === 0 ? undefined : patternRedaction(patterns)
  const byModule = module === undefined ? undefined : await moduleRedaction(module)
  return (texts) => {
    const replaced = byPatterns ? byPatterns(texts) : texts
    return replaced && byModule ? byModule(replaced) : replaced
  }
}

/** A pattern that takes longer over one exchange is stopped, and the exchange is not written. */
const limitMs = 200

const replaceAll = new Script(`texts.map((text) => {
  let redacted = text
  for (const { expression, replacement } of rules) redacted = redacted.replace(expression, () => replacement)
  return redacted
})`)
const compile = new Script(
  `rules = sources.map(({ pattern, replacement }) => ({ expression: new RegExp(pattern, 'gu'), replacement })); undefined`,
)

/** In a context of its own, where V8 stops what runs too long. */
function patternRedaction(patterns: RedactionRules['patterns']): Redaction {
  const sources = patterns.map(({ pattern, with: replacement }) => ({ pattern, replacement }))
  const context = createContext(Object.assign(Object.create(null), { sources, texts: [] }), {
    codeGeneration: { strings: false, wasm: false },
  })
  try {
    compile.runInContext(context)
  } catch (error) {
    throw new ConfigError(
      `record.redact.patterns: ${String((error as { readonly message?: unknown }).message)}`,
    )
  }
  return ({ question, reasoning, answer }) => {
    context['texts'] = [question, reasoning, answer]
    try {
      const redacted = replaceAll.runInContext(context, { timeout: limitMs }) as ArrayLike<unknown>
      const [asked = '', thought = '', said = ''] = Array.from(redacted, String)
      return { question: asked, reasoning: thought, answer: said }
    } catch {
      return undefined
    } finally {
      context['texts'] = []
    }
  }
}

async function moduleRedaction(file: string): Promise<Redaction> {
  let loaded: { readonly redact?: unknown }
  try {
    loaded = (await import(pathToFileURL(resolve(file)).href)) as typeof loaded
  } catch (error) {
    throw new ConfigError(`record.redact.module: ${file}: ${(error as Error).message.split('\n', 1)[0]}`)
  }
  const { redact } = loaded
  if (typeof redact !== 'function')
    throw new ConfigError(
      `record.redact.module: ${file}: exports no function redact({question, reasoning, answer})`,
    )
  return (texts) => {
    try {
      return checked((redact as (texts: RecordedTexts) => unknown)({ ...texts }))
    } catch {
      return undefined
    }
  }
}

/** What is no exchange any more is not written. */
function checked(redacted: unknown): RecordedTexts | undefined {
  if (typeof redacted !== 'object' || redacted === null) return undefined
  const { question, reasoning, answer } = redacted as Partial<Record<keyof RecordedTexts, unknown>>
  if (typeof question !== 'string' || typeof reasoning !== 'string' || typeof answer !== 'string')
    return undefined
  return { question, reasoning, answer }
}
