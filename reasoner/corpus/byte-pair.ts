/** Byte-pair merges that make each given pre-token one token: ordinary BPE training, run until nothing is left to merge. */

/** GPT-2's map of bytes to printable characters: printable bytes stand for themselves, the rest follow from U+0100. */
export function byteAlphabet(): string[] {
  const printable = (byte: number): boolean =>
    (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174
  let next = 256
  return Array.from({ length: 256 }, (_, byte) => String.fromCharCode(printable(byte) ? byte : next++))
}

export interface BytePairs {
  readonly vocabulary: readonly string[]
  readonly merges: readonly (readonly [string, string])[]
}

export function trainBytePairs(preTokens: readonly string[]): BytePairs {
  const alphabet = byteAlphabet()
  const encoder = new TextEncoder()
  let words = preTokens.map((text) => [...encoder.encode(text)].map((byte) => alphabet[byte] as string))
  const merges: [string, string][] = []
  const vocabulary = [...alphabet].sort()
  for (;;) {
    const pair = mostFrequentPair(words)
    if (!pair) return { vocabulary, merges }
    merges.push(pair)
    vocabulary.push(pair.join(''))
    words = words.map((word) => merged(word, pair))
  }
}

function mostFrequentPair(words: readonly (readonly string[])[]): [string, string] | undefined {
  const counts = new Map<string, number>()
  for (const word of words) {
    for (let i = 0; i + 1 < word.length; i++) {
      const key = `${word[i]} ${word[i + 1]}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  const [best] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  return best && (best[0].split(' ') as [string, string])
}

function merged(word: readonly string[], [left, right]: readonly [string, string]): string[] {
  const result: string[] = []
  for (let i = 0; i < word.length; i++) {
    if (word[i] === left && word[i + 1] === right) {
      result.push(left + right)
      i++
    } else result.push(word[i] as string)
  }
  return result
}
