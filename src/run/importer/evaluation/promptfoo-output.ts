import { type JsonObject, listOf, objectOf, sayingText, textOf } from '../json-value.ts'

/** What a provider gave: its text, and the reasoning where it can be told apart. */
export interface PromptfooOutput {
  readonly text: string
  readonly reasoning?: string
}

const heading = 'Thinking: '

/**
 * The output of a promptfoo response; undefined where there is none. Several providers write the reasoning before the
 * answer, after "Thinking: ". Where it ends is told by the raw reply if the results keep it, by Anthropic's line
 * "Signature: …", and otherwise by the last blank line: then an answer of several paragraphs is cut too late.
 */
export function promptfooOutput(response: JsonObject): PromptfooOutput | undefined {
  const text = textOfOutput(response['output'])
  if (text === undefined || !text.startsWith(heading)) return text === undefined ? undefined : { text }
  const answer = answerOfRaw(response['raw'])
  if (answer !== undefined && text.endsWith(answer)) return cut(text, text.length - answer.length, '')
  const signature = text.indexOf('\nSignature: ')
  if (signature >= 0) {
    const end = text.indexOf('\n\n', signature + 1)
    return cut(text, end < 0 ? text.length : end, text.slice(signature, end < 0 ? undefined : end))
  }
  const blankLine = text.lastIndexOf('\n\n')
  return cut(text, blankLine < 0 ? text.length : blankLine, '')
}

/** The text cut at `end`; what is left out stands at the end of the reasoning and is no part of it. */
function cut(text: string, end: number, leftOut: string): PromptfooOutput {
  const reasoning = text.slice(heading.length, end - leftOut.length).trimEnd()
  return { reasoning, text: text.slice(end).replace(/^\n{1,2}/, '') }
}

/** An output that is no text was parsed from one: it is written as JSON again. */
function textOfOutput(output: unknown): string | undefined {
  if (output === undefined || output === null) return undefined
  if (typeof output === 'string') return output
  try {
    return JSON.stringify(output)
  } catch {
    return undefined
  }
}

/** The answer in a raw chat completion, kept as an object or as its text. */
function answerOfRaw(raw: unknown): string | undefined {
  const choices = listOf(objectOf(typeof raw === 'string' ? parsed(raw) : raw)?.['choices'])
  const message = objectOf(objectOf(choices?.[0])?.['message'])
  const hasReasoning = sayingText(message?.['reasoning_content']) ?? sayingText(message?.['reasoning'])
  return hasReasoning === undefined ? undefined : textOf(message?.['content'])
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
