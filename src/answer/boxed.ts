/** What stands in the last `\boxed{…}` of a text, its braces balanced; undefined where there is none or it never closes. */
export function lastBoxed(text: string): string | undefined {
  const opening = text.lastIndexOf('\\boxed{')
  if (opening < 0) return undefined
  const start = opening + '\\boxed{'.length
  let depth = 1
  for (let i = start; i < text.length; i++) {
    if (text[i] === '{') depth++
    if (text[i] === '}') depth--
    if (depth === 0) return text.slice(start, i).trim()
  }
  return undefined
}
