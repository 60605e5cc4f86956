import { buildVocabulary, stagesOf, type Vocabulary, VocabularyError } from '#trace'

const letters = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte))

/** Patterns by how many ranks there are: a file of ranks does not say how text is split. */
const stagesByCount = new Map<number, readonly string[]>([
  [199998, stagesOf.o200k],
  [100256, stagesOf.cl100k],
  [50256, stagesOf.gpt2],
  [151643, stagesOf.qwen],
  [128000, stagesOf.llama3],
])

/**
 * Reads a file of ranks as tiktoken has them, a token in base64 and its rank a line.
 *
 * @throws VocabularyError for a line that is none, and where nothing says how text is split.
 */
export function readRankFile(name: string, text: string, stages?: readonly string[]): Vocabulary {
  const tokens = new Map<string, number>()
  let line = 0
  for (const entry of text.split('\n')) {
    line++
    if (entry.trim() === '') continue
    const [, token, rank] = /^([A-Za-z0-9+/]+={0,2}) (\d{1,7})\r?$/.exec(entry) ?? []
    if (token === undefined || rank === undefined)
      throw new VocabularyError(`line ${line} is no token and rank: ${JSON.stringify(entry.slice(0, 40))}`)
    tokens.set(atob(token), Number(rank))
  }
  return fromRanks(name, tokens, stages)
}

/** Reads a module of js-tiktoken: ranks in lines of a first rank and the tokens from there on. */
export function readJsTiktoken(name: string, text: string, stages: readonly string[]): Vocabulary {
  const [start, end] = [text.indexOf('{'), text.lastIndexOf('}')]
  let ranks: unknown
  try {
    ranks = (JSON.parse(text.slice(start, end + 1)) as { bpe_ranks?: unknown }).bpe_ranks
  } catch {
    ranks = undefined
  }
  if (typeof ranks !== 'string') throw new VocabularyError('it holds no ranks')
  const tokens = new Map<string, number>()
  for (const line of ranks.split('\n')) {
    const [, first, ...entries] = line.split(' ')
    for (const [offset, token] of entries.entries()) tokens.set(atob(token), Number(first) + offset)
  }
  return fromRanks(name, tokens, stages)
}

function fromRanks(
  name: string,
  tokens: ReadonlyMap<string, number>,
  stages = stagesByCount.get(tokens.size),
): Vocabulary {
  if (!stages)
    throw new VocabularyError(
      `it has ${tokens.size} ranks, by which no known pattern splits: allowed are tokenizer.json files`,
    )
  return buildVocabulary({ name, stages, nfc: false, letters, tokens, ignoreMerges: true, added: [] })
}
