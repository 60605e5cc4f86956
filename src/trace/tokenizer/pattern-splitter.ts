import type { Splitter } from './splitter.ts'

/**
 * Splits by the vocabulary's own regular expressions, stage after stage, each within the pieces of the one before it:
 * what matches is a piece, and so is what lies between. For patterns that nobody has written out by hand.
 *
 * @throws SyntaxError for an expression that JavaScript cannot run.
 */
export function patternSplitter(stages: readonly string[]): Splitter {
  const patterns = stages.map((stage) => new RegExp(inJavaScript(stage), 'gu'))
  let ends: readonly number[] = []
  let place = 0
  let offset = 0
  return {
    begin: (text, start) => {
      // A surrogate that stands alone is written as U+FFFD in UTF-8: it is matched as that.
      let pieces: readonly string[] = [text().replace(/\p{Surrogate}/gu, '\ufffd')]
      for (const pattern of patterns) pieces = pieces.flatMap((piece) => isolated(piece, pattern))
      let end = 0
      ends = pieces.map((piece) => {
        end += piece.length
        return end
      })
      place = 0
      offset = start
    },
    next: (_, __, to) => {
      const end = ends[place++]
      return end === undefined ? to : offset + end
    },
  }
}

function isolated(text: string, pattern: RegExp): string[] {
  const pieces: string[] = []
  let done = 0
  for (const match of text.matchAll(pattern)) {
    if (match[0] === '') continue
    if (match.index > done) pieces.push(text.slice(done, match.index))
    pieces.push(match[0])
    done = match.index + match[0].length
  }
  if (done < text.length) pieces.push(text.slice(done))
  return pieces
}

/** White space as Rust's expressions mean it, groups without case spelled out, and escapes that JavaScript has no need of. */
function inJavaScript(pattern: string): string {
  return withoutCase(pattern)
    .replace(/\\([sS])/g, (_, letter: string) => (letter === 's' ? '\\p{White_Space}' : '\\P{White_Space}'))
    .replace(/\\(['"`!#%&:;<=>@,_~ ])/g, '$1')
}

/** `(?i:'s|'t)` as `(?:'[sSſ]|'[tT])`: older engines know no such group. */
function withoutCase(pattern: string): string {
  return pattern.replace(/\(\?i:([^()[\]\\]*)\)/g, (_, inside: string) => {
    const spelled = inside.replace(/[a-z]/gi, (one) => {
      const [small, large] = [one.toLowerCase(), one.toUpperCase()]
      return `[${small}${large}${small === 's' ? 'ſ' : ''}]`
    })
    return `(?:${spelled})`
  })
}
