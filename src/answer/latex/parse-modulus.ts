import { type Parser, peek } from './parser.ts'

/** No modulus that somebody writes has more tokens. */
const mostTokens = 8

/** Whether `\\pmod{7}` or `(mod 7)` comes next. */
export function startsModulus({ tokens, at }: Parser): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]]
  if (token?.type === 'name') return token.text === 'pmod' || token.text === 'pod'
  return token?.type === 'sign' && token.text === '(' && next?.type === 'name' && next.text === 'mod'
}

/** The modulus behind a number, as a unit of its own: `mod 7`; '' where none follows. */
export function readModulus(parser: Parser): string {
  if (!startsModulus(parser)) return ''
  const start = parser.at
  const close = peek(parser)?.type === 'sign' ? ')' : '}'
  const words: string[] = []
  parser.at += close === ')' ? 2 : 1
  for (let count = 0; count < mostTokens; count++) {
    const token = peek(parser)
    if (token === undefined) break
    parser.at++
    if (token.text === close || (count === 0 && close === '}' && token.text !== '{')) {
      return `mod ${token.text === close ? words.join('') : token.text}`
    }
    if (token.text !== '{') words.push(token.text)
  }
  parser.at = start
  return ''
}
