import type { TokenCounter } from '#trace'
import { EngineError } from '../../engine-error.ts'
import type { StretchToken } from '../../stretch/stretch.ts'
import { ServerFailure } from './server-failure.ts'
import { type TextCutting, type TokenAsking, tellsTokens, textTokens } from './token-ids.ts'

/** A token of a word, by its id. */
type WordToken = StretchToken & { readonly id: number }

/** What whoever reads of a server that tells no tokens can do about it. */
export const vocabularyHint =
  "--tokenizer NAME or FILE takes them from the model's own vocabulary, where that is at hand"

/**
 * Cuts words as their server does: as it tells, or else by a vocabulary at hand, which must be the server's own. The server is
 * not asked again once it has said that it tells nothing.
 */
export function wordCutter(
  asking: TokenAsking,
): (text: string, cutting: TextCutting) => Promise<readonly WordToken[]> {
  const { server, kind, tokenizer } = asking
  let tells = tellsTokens(kind)
  if (!tells && !tokenizer) throw tellsNothing(server.name)
  return async (text, cutting) => {
    if (tells) {
      try {
        return (await textTokens(text, cutting, asking)).tokens
      } catch (error) {
        if (!hasNoRoute(error)) throw error
        if (!tokenizer) throw tellsNothing(server.name, error)
        tells = false
      }
    }
    return tokenizer ? cutBy(tokenizer, text) : []
  }
}

function tellsNothing(name: string, cause?: ServerFailure): EngineError {
  const status = cause === undefined ? '' : ` (/tokenize answers ${cause.status})`
  return new EngineError(
    `${name} does not tell its tokens${status}, so no word can be made likelier or forbidden there; ${vocabularyHint}`,
    cause && { cause },
  )
}

/** Such a server has no tokens to tell: that is no failure that may pass. */
function hasNoRoute(error: unknown): error is ServerFailure {
  return error instanceof ServerFailure && [404, 405, 501].includes(error.status ?? 0)
}

/** A text cut by a vocabulary at hand. */
export function cutBy(tokenizer: TokenCounter, text: string): readonly WordToken[] {
  const starts = tokenizer.starts(text)
  return Array.from(tokenizer.ids(text), (id, place) => ({
    id,
    text: text.slice(starts[place], starts[place + 1]),
  }))
}
