const opening = '<details type="reasoning"'
const closing = '</details>'

/**
 * Open WebUI keeps reasoning inside the content, as HTML: a block of details with a summary, and the text escaped and
 * quoted line by line. Answers the text as the model wrote it, and what follows the block.
 */
export function reasoningDetails(content: string): { readonly reasoning: string; readonly answer: string } {
  const start = content.indexOf(opening)
  if (start < 0 || content.slice(0, start).trim() !== '') return { reasoning: '', answer: content }
  const end = content.indexOf(closing, start)
  if (end < 0) return { reasoning: '', answer: content }
  const block = content.slice(start, end)
  const summaryEnd = block.indexOf('</summary>')
  const body = block.slice(summaryEnd < 0 ? block.indexOf('>') + 1 : summaryEnd + '</summary>'.length)
  const lines = body
    .trim()
    .split('\n')
    .map((line) => unquoted(unescaped(line)))
  return { reasoning: lines.join('\n'), answer: content.slice(end + closing.length).trimStart() }
}

const unquoted = (line: string): string => {
  if (line.startsWith('> ')) return line.slice(2)
  return line === '>' ? '' : line
}

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
  '&#39;': "'",
  '&amp;': '&',
}

const unescaped = (line: string): string =>
  line.includes('&')
    ? line.replace(/&(?:lt|gt|quot|amp|#x27|#39);/g, (entity) => entities[entity] ?? entity)
    : line
