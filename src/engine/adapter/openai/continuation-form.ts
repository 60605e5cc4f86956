import type { ServerKind } from './server-kind.ts'

/**
 * How a server goes on from what stands already. `ids`: the prompt and all tokens so far, by their ids, and it tells the ids of
 * what it adds. `text`: the whole prompt as text. `continue_final_message` and `prefix`: a chat whose last message is begun.
 */
export type ContinuationForm = 'ids' | 'text' | 'continue_final_message' | 'prefix'

/** Servers that take ids and tell them. */
const byIds: ReadonlySet<ServerKind> = new Set(['jevons', 'vllm', 'llama.cpp'])

const chatForms: Readonly<Partial<Record<ServerKind, ContinuationForm>>> = {
  jevons: 'continue_final_message',
  'llama.cpp': 'continue_final_message',
  vllm: 'continue_final_message',
  sglang: 'continue_final_message',
  deepseek: 'prefix',
}

/** The ways that are known of a kind of server, the best first; none where it is not known to go on at all. */
export function continuationForms(kind: ServerKind, isRaw: boolean): readonly ContinuationForm[] {
  const chat = chatForms[kind]
  return [
    ...(byIds.has(kind) ? ['ids' as const] : []),
    ...(isRaw ? ['text' as const] : []),
    ...(chat && !isRaw ? [chat] : []),
  ]
}
