import type { ReasoningField } from '../reasoning-kind.ts'
import { asBody, type Body, textAt } from './body.ts'

/** What a message's content says, part by part. */
export interface Content {
  readonly reasoning: string
  readonly field: ReasoningField | undefined
  readonly answer: string
  readonly refusal: string
}

const between = '\n\n'

/**
 * Reads content that is a text, a part or a list of parts: `text`, `output_text`, `refusal`, and for reasoning `thinking` (Anthropic,
 * LiteLLM, Cohere with a text in it; Mistral with parts), `redacted_thinking`, `reasoning` (Databricks, inspect) and
 * `reasoningContent` (Bedrock). Parts of the answer follow each other; stretches of reasoning get a blank line between
 * them, since each is a text of its own.
 */
export function readContent(content: unknown): Content {
  if (typeof content === 'string') return { reasoning: '', field: undefined, answer: content, refusal: '' }
  const reading: Reading = { reasoning: '', field: undefined, answer: '', refusal: '' }
  for (const item of Array.isArray(content) ? content : [content]) {
    const part = asBody(item)
    if (part) addPart(reading, part)
    else if (typeof item === 'string') reading.answer += item
  }
  return reading
}

type Reading = { -readonly [Key in keyof Content]: Content[Key] }

function addPart(reading: Reading, part: Body): void {
  const thought = thoughtIn(part)
  if (!thought) {
    reading.answer += textAt(part, 'text') ?? ''
    reading.refusal += textAt(part, 'refusal') ?? ''
    return
  }
  if (thought.text !== '') reading.reasoning += (reading.reasoning === '' ? '' : between) + thought.text
  reading.field = strongerField(reading.field, thought.field)
}

interface Thought {
  readonly text: string
  readonly field: ReasoningField
}

/** What is known least of decides: where a part is encrypted, the rest is not the reasoning. */
export function strongerField(
  one: ReasoningField | undefined,
  other: ReasoningField | undefined,
): ReasoningField | undefined {
  if (one === 'encrypted' || other === 'encrypted') return 'encrypted'
  if (one === 'summary' || other === 'summary') return 'summary'
  return one === 'signed' ? one : (other ?? one)
}

function thoughtIn(part: Body): Thought | undefined {
  switch (part.type) {
    case 'thinking':
      return thinkingPart(part)
    case 'redacted_thinking':
      return { text: '', field: 'encrypted' }
    case 'reasoning':
      return reasoningPart(part)
    default:
      return bedrockPart(part)
  }
}

function thinkingPart(part: Body): Thought {
  const { thinking } = part
  const text = joinTexts(thinking, '')
  const signed = textAt(part, 'signature') !== undefined
  if (!signed) return { text, field: 'text' }
  return { text, field: text === '' ? 'encrypted' : 'signed' }
}

function reasoningPart(part: Body): Thought {
  const summary = joinTexts(part.summary)
  const text = textAt(part, 'reasoning', 'text', 'content') ?? ''
  if (part.redacted === true) return { text: summary, field: summary === '' ? 'encrypted' : 'summary' }
  return text === '' && summary !== '' ? { text: summary, field: 'summary' } : { text, field: 'text' }
}

function bedrockPart(part: Body): Thought | undefined {
  const content = asBody(part.reasoningContent)
  if (!content) return undefined
  const given = asBody(content.reasoningText)
  if (given) {
    return { text: textAt(given, 'text') ?? '', field: textAt(given, 'signature') ? 'signed' : 'text' }
  }
  return { text: '', field: 'encrypted' }
}

/** A text, or the texts of a list of parts: summaries come so, and what separates them is a blank line. */
export function joinTexts(parts: unknown, separator: string = between): string {
  if (typeof parts === 'string') return parts
  if (!Array.isArray(parts)) return ''
  const texts = parts.map((part) => (typeof part === 'string' ? part : (textAt(asBody(part), 'text') ?? '')))
  return texts.filter((text) => text !== '').join(separator)
}
