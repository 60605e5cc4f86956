import { inlineOf } from './inline.ts'
import type { MarkupElement } from './markup-node.ts'

/** A table of a page in GitHub's notation; the title of a group of rows becomes a row of its own. */
export function tableOf(table: MarkupElement): string[] {
  const rows = [...table.querySelectorAll('tr')].map((row) => [...row.children])
  const width = Math.max(0, ...rows.map((cells) => cells.length))
  const [head = [], ...body] = rows
  const lines = [head, ...body].map((cells) => lineOf(cells, width))
  const rule = `|${Array.from({ length: width }, (_, index) => (index === 0 ? ' --- |' : ' ---: |')).join('')}`
  return [[lines[0] ?? '', rule, ...lines.slice(1)].join('\n')]
}

function lineOf(cells: readonly MarkupElement[], width: number): string {
  const texts = Array.from({ length: width }, (_, index) => {
    const cell = cells[index]
    if (!cell) return ''
    const text = inlineOf(cell)
    if (cell.getAttribute('scope') === 'colgroup') return text === '' ? '' : `**${text}**`
    return cell.classList.contains('part') ? `— ${text}` : text
  })
  return `| ${texts.join(' | ')} |`
}
