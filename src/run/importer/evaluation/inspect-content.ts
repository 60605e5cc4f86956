import type { ReasoningField } from '#trace'
import { type JsonObject, listOf, objectOf, textOf } from '../json-value.ts'

/** What a message of an inspect log says, taken apart. */
export interface InspectContent {
  readonly text: string
  /** Undefined where the message has no part for reasoning: it may still hold tags inline. */
  readonly reasoning?: string
  readonly field?: ReasoningField
}

/** The text behind `attachment://…`, which stands for long texts of a sample. */
export type AttachmentLookup = (text: string) => string

const protocols = ['attachment://', 'tc://']

/** Long texts are kept once and pointed at; `tc://` is what older logs call it. */
export function attachmentLookup(attachments: unknown): AttachmentLookup {
  const texts = objectOf(attachments)
  return (text) => {
    const protocol = protocols.find((prefix) => text.startsWith(prefix))
    if (protocol === undefined || texts === undefined) return text
    const key = text.slice(protocol.length)
    return Object.hasOwn(texts, key) ? (textOf(texts[key]) ?? text) : text
  }
}

/** A message's content: a text, or a list of parts. In logs of early 2025 the reasoning is a field of the message. */
export function inspectContent(message: JsonObject, lookup: AttachmentLookup): InspectContent {
  const ownReasoning = textOf(message['reasoning'])
  const content = message['content']
  const parts =
    typeof content === 'string' ? { text: lookup(content) } : contentOfParts(listOf(content) ?? [], lookup)
  return ownReasoning === undefined ? parts : { ...parts, reasoning: lookup(ownReasoning), field: 'text' }
}

function contentOfParts(parts: readonly unknown[], lookup: AttachmentLookup): InspectContent {
  const texts: string[] = []
  const reasonings: { readonly text: string; readonly field: ReasoningField }[] = []
  for (const part of parts) {
    const object = objectOf(part)
    if (object === undefined) continue
    if (object['type'] === 'reasoning') reasonings.push(reasoningOfPart(object, lookup))
    else if (object['type'] === 'text') texts.push(lookup(textOf(object['text']) ?? ''))
  }
  const text = texts.join('\n')
  if (reasonings.length === 0) return { text }
  const reasoning = reasonings.map((one) => one.text).filter((one) => one !== '')
  return { text, reasoning: reasoning.join('\n\n'), field: weakest(reasonings) }
}

/** Redacted reasoning is bytes that only its vendor can read; beside it there may be a summary. */
function reasoningOfPart(
  part: JsonObject,
  lookup: AttachmentLookup,
): { readonly text: string; readonly field: ReasoningField } {
  const summary = lookup(textOf(part['summary']) ?? '')
  if (part['redacted'] === true) return { text: summary, field: summary === '' ? 'encrypted' : 'summary' }
  const text = lookup(textOf(part['reasoning']) ?? '')
  return text === '' && summary !== '' ? { text: summary, field: 'summary' } : { text, field: 'text' }
}

/** Of several parts the one that tells least decides: with one of them hidden, the whole is not the full text. */
function weakest(
  parts: readonly { readonly text: string; readonly field: ReasoningField }[],
): ReasoningField {
  if (parts.every(({ field }) => field === 'text')) return 'text'
  return parts.some(({ text }) => text !== '') ? 'summary' : 'encrypted'
}
