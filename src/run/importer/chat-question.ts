import { listOf, objectOf, textOf } from './json-value.ts'

/**
 * The question of a conversation: what its last message by a user says. Prompts of few shots end with the question too.
 * Undefined where no message is a user's.
 */
export function chatQuestion(
  messages: unknown,
  textOfContent: (content: unknown) => string = contentText,
): string | undefined {
  const list = listOf(messages) ?? []
  for (let at = list.length - 1; at >= 0; at--) {
    const message = objectOf(list[at])
    const role = message?.['role']
    if (message === undefined || (role !== 'user' && role !== 'human')) continue
    const text = textOfContent(message['content'])
    if (text !== '') return text
  }
  return undefined
}

/** A prompt that may be a text, a conversation, or a conversation written as JSON. */
export function promptQuestion(prompt: unknown): string | undefined {
  if (typeof prompt !== 'string') return chatQuestion(prompt)
  return (looksLikeMessages(prompt) ? chatQuestion(parsed(prompt)) : undefined) ?? prompt
}

/** The text of a message's content: a text, or a list of parts of which the texts count. */
export function contentText(content: unknown): string {
  if (typeof content === 'string') return content
  const texts = (listOf(content) ?? []).flatMap((part) => {
    const text = typeof part === 'string' ? part : textOf(objectOf(part)?.['text'])
    return text === undefined ? [] : [text]
  })
  return texts.join('\n')
}

const messagesBegin = /^\s{0,20}\[\s{0,20}\{/

function looksLikeMessages(text: string): boolean {
  return messagesBegin.test(text) && text.includes('"role"')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
