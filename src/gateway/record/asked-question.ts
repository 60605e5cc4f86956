/** What a request asks: its last message by a user, or its prompt; undefined where it holds none. */
export function askedQuestion(body: Readonly<Record<string, unknown>>): string | undefined {
  const { messages, prompt } = body
  if (typeof prompt === 'string') return prompt
  if (!Array.isArray(messages)) return undefined
  const last: unknown = messages.findLast(
    (message: { readonly role?: unknown } | null) => message?.role === 'user',
  )
  return last === undefined ? undefined : contentText((last as { readonly content?: unknown }).content)
}

/** The text of a message's content: a text, or a list of parts of which the texts count. */
function contentText(content: unknown): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return content
    .flatMap((part: { readonly text?: unknown } | null) =>
      typeof part?.text === 'string' ? [part.text] : [],
    )
    .join('\n')
}
