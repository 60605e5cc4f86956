import type { ReasoningKind } from './reply.ts'
import { type SummaryModel, summaryModels } from './summary-models.ts'

/**
 * What a field of a reply claims to hold: the reasoning; a summary of it; bytes that nobody can read, some of it or all; or
 * (`signed`) a text with a signature, as only Claude's come: which generation it is decides, and without a model's name
 * it is taken for a summary, as all since Claude 4 are.
 */
export type ReasoningField = 'text' | 'signed' | 'summary' | 'encrypted'

export interface ReasoningEvidence {
  readonly model?: string | undefined
  readonly field?: ReasoningField | undefined
  /** Reasoning tokens as the server counted them. */
  readonly tokens?: number | undefined
  /** Models that the user calls summarised, by a part of the name. */
  readonly summaryModels?: readonly string[] | undefined
}

/** What a reply's reasoning is, told from the text that came, the field it came in, and the model's name. */
export function reasoningKindOf(reasoning: string, evidence: ReasoningEvidence = {}): ReasoningKind {
  const { field, tokens } = evidence
  const known = summaryModelOf(evidence.model)
  if (!/\S/.test(reasoning)) {
    if (field === 'encrypted' || (tokens ?? 0) > 0) return 'hidden'
    return known?.always && tokens !== 0 ? 'hidden' : 'none'
  }
  if (field === 'encrypted') return 'hidden'
  if (known?.kind === 'hidden') return 'hidden'
  if (field === 'signed' && evidence.model === undefined) return 'summary'
  if (field === 'summary' || known || isNamed(evidence.model, evidence.summaryModels)) return 'summary'
  return 'full'
}

function isNamed(model: string | undefined, parts: readonly string[] | undefined): boolean {
  if (model === undefined || parts === undefined) return false
  const name = model.toLowerCase()
  return parts.some((part) => part !== '' && name.includes(part.toLowerCase()))
}

/** `openai/o4-mini`, `us.anthropic.claude-opus-4-1-20250805-v1:0` and `models/gemini-2.5-pro` begin after their last vendor. */
function summaryModelOf(model: string | undefined): SummaryModel | undefined {
  if (model === undefined) return undefined
  const path = model.toLowerCase()
  const name = path.slice(path.lastIndexOf('/') + 1)
  const bare = name.slice(
    name.lastIndexOf('anthropic.') + (name.includes('anthropic.') ? 'anthropic.'.length : 1),
  )
  if (bare.includes('non-reasoning')) return undefined
  return summaryModels.find(
    ({ prefix, except }) => startsWithWord(bare, prefix) && !except?.some((other) => bare.startsWith(other)),
  )
}

/** `o1` begins `o1-mini` and not `o15b`; `gpt-5` begins `gpt-5.1` and `gpt-5-mini`. */
function startsWithWord(name: string, prefix: string): boolean {
  if (!name.startsWith(prefix)) return false
  if (prefix.endsWith('-')) return true
  const next = name[prefix.length]
  return next === undefined || !/[a-z0-9]/.test(next)
}
