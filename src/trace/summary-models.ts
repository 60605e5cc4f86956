import type { ReasoningKind } from './reply.ts'

/** Models whose vendors do not give the reasoning itself. */
export interface SummaryModel {
  /** What the name begins with, once the vendor before it is taken away. */
  readonly prefix: string
  /** Names that begin so too and are not meant. */
  readonly except?: readonly string[]
  /** What its reasoning is whenever there is some. */
  readonly kind: Extract<ReasoningKind, 'summary' | 'hidden'>
  /** It always reasons: where nothing of it is seen, the reasoning is hidden. */
  readonly always?: true
  readonly source: string
}

const openAi = 'OpenAI, platform.openai.com/docs/guides/reasoning: only summaries are given, on request'
const anthropic =
  'Amazon Bedrock user guide, claude-messages-thinking-differences: 3.7 returns the full thinking, 4 a summary'

export const summaryModels: readonly SummaryModel[] = [
  { prefix: 'o1', kind: 'summary', always: true, source: openAi },
  { prefix: 'o3', kind: 'summary', always: true, source: openAi },
  { prefix: 'o4', kind: 'summary', always: true, source: openAi },
  { prefix: 'gpt-5', kind: 'summary', source: openAi },
  { prefix: 'codex-', kind: 'summary', always: true, source: openAi },
  {
    prefix: 'gemini-',
    except: ['gemini-2.0-flash-thinking'],
    kind: 'summary',
    source: 'Google, ai.google.dev/gemini-api/docs/thinking: thought summaries',
  },
  {
    prefix: 'claude-',
    except: [
      'claude-1',
      'claude-2',
      'claude-3',
      'claude-instant',
      'claude-sonnet-3',
      'claude-haiku-3',
      'claude-opus-3',
    ],
    kind: 'summary',
    source: anthropic,
  },
  {
    prefix: 'grok-4',
    kind: 'hidden',
    always: true,
    source:
      'Google Cloud, partner-models/grok/capabilities/reasoning: no reasoning_content; elsewhere placeholders',
  },
]
