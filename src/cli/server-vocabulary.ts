import { openTokenizer } from '#run'
import type { TokenCounter } from '#trace'

/**
 * Opens the vocabulary whose ids bias words on a server that does not tell its tokens, and says what that rests on. Only an
 * experiment can tell whether it is the server's own.
 * @throws RunError in one line where it is not at hand
 */
export async function serverVocabulary(name: string, say: (line: string) => void): Promise<TokenCounter> {
  const vocabulary = await openTokenizer(name)
  say(
    `--tokenizer ${name}: where the server does not tell its tokens, words are biased by the ids of this vocabulary; it must be the model's own (jevons probe URL --tokenizer ${name} compares the counts)`,
  )
  return vocabulary
}
