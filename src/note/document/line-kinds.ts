const caption =
  /^[[(<【〈]?\s*(?:(Table|Tab\.|표|도표)|(Figure|Fig\.?|Chart|Exhibit|그림|도표|차트))\s*\.?\s*(\d{1,3}(?:[-.]\d{1,2})?)\s*[\])>】〉]?\s*[.:)–—-]?\s*(.*)$/iu
const source = /^[([]?(?:sources?|data|출처|자료(?:\s*출처)?|자료원)\s*[:：]\s*(.*)$/iu
const remark = /^(?:notes?|n\.b\.|주석?|참고)\s*\d*\s*[:：)]\s*(.*)$/iu

export interface CaptionLine {
  readonly kind: 'table' | 'figure'
  /** "Exhibit 3" can be a table or a figure. */
  readonly isEither: boolean
  readonly number: string
  readonly title: string
}

/** "Table 3: …", "Fig. 12 …", "[표 3] …", "그림 12. …"; not "Table 3 shows …", which is prose. */
export function captionOf(line: string): CaptionLine | undefined {
  const [, table, figure, number, title = ''] = caption.exec(line.trim()) ?? []
  if (number === undefined || isProse(line, title)) return undefined
  return {
    kind: table === undefined && figure !== undefined ? 'figure' : 'table',
    isEither: /^exhibit$/i.test(figure ?? ''),
    number,
    title: title.trim(),
  }
}

const verbs =
  /^(?:shows?|lists?|gives?|compares?|plots?|reports?|is|are|and|has|says?|puts?|prints?|of|in|의|은|는|이|가|을|를|에|와|과|에서|처럼|참[고조])(?:\s|$|[,.])/u

function isProse(line: string, title: string): boolean {
  return verbs.test(title) || /[.!?다]\s+\S.*[.다]$/u.test(title) || line.length > 300
}

/** What a source line says, without its label. */
export function sourceOf(line: string): string | undefined {
  return source
    .exec(line.trim())?.[1]
    ?.replace(/[)\]]$/, '')
    .trim()
}

const inner = /[\s.(,;–—-](?:sources?|출처|자료)\s*[:：]\s*(\S.*?)\)?$/iu

/** The source that a caption names in its own line: "Figure 2. Prices. Source: exchange". */
export function sourceWithin(line: string): string | undefined {
  return inner.exec(line.trim())?.[1]?.trim()
}

/** What a remark under a table says, without its label. */
export function remarkOf(line: string): string | undefined {
  return remark.exec(line.trim())?.[1]?.trim()
}

export function isCaptionLine(line: string): boolean {
  return captionOf(line) !== undefined
}

export function isSourceLine(line: string): boolean {
  return sourceOf(line) !== undefined
}

export function isRemarkLine(line: string): boolean {
  return remarkOf(line) !== undefined
}
