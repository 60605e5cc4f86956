import type { MarkupElement, MarkupNode } from './markup-node.ts'

export interface InlineOptions {
  /** Line breaks of the text are kept: what a model wrote. */
  readonly keepLines?: boolean
}

/** The text of an element as one line of Markdown, emphasis and code kept, everything else that could be markup escaped. */
export function inlineOf(element: MarkupElement, options: InlineOptions = {}): string {
  const text = [...element.childNodes].map((node) => partOf(node, options)).join('')
  return options.keepLines ? guardedLines(text.trim()) : guardedLines(text.replace(/\s+/g, ' ').trim())
}

function partOf(node: MarkupNode, options: InlineOptions): string {
  if (node.nodeType === 3) return escapedText(node.textContent ?? '', options)
  if (node.nodeType !== 1) return ''
  const element = node as MarkupElement
  if (element.classList.contains('spoken')) return ` ${inlineOf(element, options)}`
  if (element.classList.contains('note')) return `[^${inlineOf(element)}]`
  switch (element.localName) {
    case 'code':
      return code(element.textContent ?? '')
    case 'strong':
    case 'b':
      return emphasised(inlineOf(element, options))
    case 'small':
      return ` (${inlineOf(element, options)})`
    default:
      return [...element.childNodes].map((child) => partOf(child, options)).join('')
  }
}

function emphasised(text: string): string {
  return text === '' ? '' : `**${text}**`
}

function code(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  const padding = line.startsWith('`') || line.endsWith('`') ? ' ' : ''
  return `${fence}${padding}${line}${padding}${fence}`.replaceAll('|', '\\|')
}

/** Whatever Markdown or HTML could read as markup stands for itself; `&` first, since the others bring it in. */
function escapedText(text: string, { keepLines = false }: InlineOptions): string {
  const escaped = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\\`*_[\]|~$]/g, '\\$&')
    // A bare address would become a link.
    .replace(/:(?=\/\/)|(?<=\bwww)\.|@/gi, (sign) => `&#${sign.charCodeAt(0)};`)
  // Two spaces at its end keep a line from being joined with the next.
  return keepLines ? escaped.replace(/(?<!\n)\n(?=.)/g, '  \n') : escaped
}

/** At the beginning of a line these would make it a heading, a quotation, a rule, or an item of a list. */
export function guardedLines(text: string): string {
  return text.replace(
    /^([ \t]*)([#>+=-]|\d+(?=[.)](?:\s|$)))/gm,
    (_, indent: string, sign: string) =>
      `${indent.length > 3 ? ' ' : indent}${/\d/.test(sign) ? `${sign}\\` : `\\${sign}`}`,
  )
}
