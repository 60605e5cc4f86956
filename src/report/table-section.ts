import type { Cell, Table } from '#figure'
import type { Footnotes } from './footnotes.ts'
import { type Html, html } from './html.ts'

/** A table with its footnotes marked; on a narrow screen it scrolls by itself and keeps its first column in sight. */
export function tableSection(table: Table, footnotes: Footnotes): Html {
  const wide = table.columns.length > 4 ? ' wide' : ''
  return html`<div class="scroll${wide}" tabindex="0" role="region" aria-label="${table.title}">
<table>
<thead><tr><th scope="col">${table.corner}</th>${table.columns.map((name) => html`<th scope="col">${breakable(name)}</th>`)}</tr></thead>
${table.groups.map(
  ({ title, rows }) => html`<tbody>
${title === undefined ? undefined : html`<tr class="group"><th scope="colgroup" colspan="${table.columns.length + 1}">${title}</th></tr>`}
${rows.map(
  ({
    label,
    indented,
    cells,
  }) => html`<tr><th scope="row"${indented ? html` class="part"` : undefined}>${breakable(label)}</th>${cells.map((cell) => tableCell(cell, footnotes))}</tr>
`,
)}</tbody>
`,
)}</table>
</div>`
}

/** A name that may break after the signs that part a policy's parameters or a model's path. */
function breakable(name: string): Html {
  const parts = name.split(/(?<=[:,/])(?=\S)/)
  return html`${parts.map((part, index) => (index === 0 ? part : html`<wbr>${part}`))}`
}

function tableCell({ text, interval, beside, note, tone }: Cell, footnotes: Footnotes): Html {
  const value = tone === undefined ? html`${text}` : html`<strong class="${tone}">${text}</strong>`
  return html`<td>${value}${note === undefined ? undefined : footnotes.mark(note)}${small(interval)}${small(beside)}</td>`
}

function small(text: string | undefined): Html | undefined {
  return text === undefined ? undefined : html`<small>${text}</small>`
}
