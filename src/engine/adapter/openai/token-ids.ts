import { z } from 'zod'
import type { TokenCounter } from '#trace'
import { EngineError } from '../../engine-error.ts'
import type { StretchToken } from '../../stretch/stretch.ts'
import type { Server } from './server.ts'
import type { ServerKind } from './server-kind.ts'

/** A piece of a token may be told as text, or as bytes where it is none. */
const pieceSchema = z.union([z.string(), z.array(z.int()).transform(() => '')])

const tokensSchema = z.object({
  tokens: z.array(
    z.union([
      z.int().transform((id) => ({ id })),
      z
        .object({ id: z.int(), piece: pieceSchema.optional() })
        .transform(({ id, piece }) => ({ id, text: piece })),
    ]),
  ),
  token_strs: z.array(z.string()).nullish(),
  max_model_len: z.int().nullish(),
})

/** Which server is asked, and for which model. */
export interface TokenAsking {
  readonly server: Server
  readonly kind: ServerKind
  readonly model: string
  readonly markers?: { readonly open: string; readonly close: string }
  /** The model's own vocabulary at hand, for a server that does not tell how it cuts words. */
  readonly tokenizer?: TokenCounter | undefined
  readonly signal: AbortSignal | undefined
}

export interface TextCutting {
  /** Markers in the text are tokens of their own. */
  readonly withMarkers: boolean
  /** What the model wants before any text is put there. */
  readonly isWhole?: boolean
}

type TokenizeBody = (text: string, model: string, cutting: TextCutting) => object

const asVllm: TokenizeBody = (prompt, model, { isWhole = false }) => ({
  model,
  prompt,
  add_special_tokens: isWhole,
  return_token_strs: true,
})

/** Who tells how a text is cut into tokens, and how it is asked. */
const tokenizeBody: Readonly<Partial<Record<ServerKind, TokenizeBody>>> = {
  'llama.cpp': (content, _, { withMarkers, isWhole = false }) => ({
    content,
    add_special: isWhole,
    parse_special: withMarkers,
    with_pieces: true,
  }),
  vllm: asVllm,
  sglang: asVllm,
  jevons: asVllm,
}

export function tellsTokens(kind: ServerKind): boolean {
  return tokenizeBody[kind] !== undefined
}

/** A text, or a chat as the model reads it, in tokens. */
export interface ToldTokens {
  readonly tokens: readonly (StretchToken & { readonly id: number })[]
  /** How many tokens the model reads, where that is told with it. */
  readonly context?: number
}

/** @throws EngineError where the server tells no tokens */
export async function textTokens(
  text: string,
  cutting: TextCutting,
  asking: TokenAsking,
): Promise<ToldTokens> {
  const { kind, model } = asking
  const bodyOf = tokenizeBody[kind]
  if (!bodyOf) throw new EngineError(`${asking.server.name} does not tell its tokens`)
  return await told(bodyOf(text, model, cutting), text, asking)
}

/** A chat as vLLM and jevons render it. @throws EngineError where it can't be had */
export async function chatTokens(messages: object, asking: TokenAsking): Promise<ToldTokens> {
  const body = { model: asking.model, ...messages, add_generation_prompt: true, return_token_strs: true }
  return await told(body, undefined, asking)
}

async function told(
  body: object,
  text: string | undefined,
  { server, signal }: TokenAsking,
): Promise<ToldTokens> {
  const parsed = tokensSchema.safeParse(
    await server.retry(() => server.ask('//tokenize', body, signal), signal),
  )
  if (!parsed.success) throw new EngineError(`${server.root}/tokenize answers what is no list of tokens`)
  const { tokens, token_strs, max_model_len } = parsed.data
  const texts = tokens.map(
    (token, place) => ('text' in token ? token.text : undefined) ?? token_strs?.[place] ?? '',
  )
  return {
    tokens: tokens.map(({ id }, place) => ({ id, text: textAt(texts, place, text) })),
    ...(typeof max_model_len === 'number' && { context: max_model_len }),
  }
}

/** Some tell tokens as their vocabulary spells them, which is no text: then the last token has all of it. */
function textAt(texts: readonly string[], place: number, text: string | undefined): string {
  if (text === undefined || texts.join('') === text) return texts[place] ?? ''
  return place === texts.length - 1 ? text : ''
}
