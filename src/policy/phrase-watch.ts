/**
 * Watches streamed tokens for phrases. A phrase counts once it stands complete at the start of a word, in the given case
 * or with its first letter's case changed, however it was cut into tokens; whether a later token makes its last word longer
 * cannot be waited for. Answers how many tokens ago the phrase began,
 * the token at hand included, or undefined where no phrase ended in this token.
 */
export function phraseWatch(phrases: readonly string[]): (token: string) => number | undefined {
  const alternatives = phrases.flatMap(eitherCase).map(escaped).join('|')
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{N}])`, 'gu')
  const longest = Math.max(0, ...phrases.map((phrase) => phrase.length))
  let tail = ''
  let lengths: number[] = []
  return (token) => {
    if (phrases.length === 0) return undefined
    const text = tail + token
    const endsHere = [...text.matchAll(pattern)].findLast(
      ({ index, 0: phrase }) => index + phrase.length > tail.length,
    )
    lengths = [...lengths, token.length].slice(-longest - 1)
    // One character more than the longest phrase: what stands before it decides whether it starts a word.
    tail = text.slice(-longest - 1)
    return endsHere && tokensCovering(lengths, text.length - endsHere.index)
  }
}

/** How many of the last tokens it takes to cover so many characters. */
function tokensCovering(lengths: readonly number[], characters: number): number {
  let covered = 0
  let tokens = 0
  while (covered < characters && tokens < lengths.length) {
    tokens++
    covered += lengths[lengths.length - tokens] ?? 0
  }
  return tokens
}

function escaped(phrase: string): string {
  return phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function eitherCase(phrase: string): string[] {
  const [first = '', ...rest] = phrase
  return [...new Set([first.toLowerCase(), first.toUpperCase()])].map((letter) => letter + rest.join(''))
}
