import { type Html, html } from './html.ts'

/** Notes numbered in the order in which they are first pointed at; the same note keeps its number. */
export interface Footnotes {
  readonly mark: (note: string) => Html
  readonly notes: () => readonly string[]
}

export function footnotes(): Footnotes {
  const numbers = new Map<string, number>()
  return {
    mark: (note) => {
      const number = numbers.get(note) ?? numbers.size + 1
      numbers.set(note, number)
      return html`<a class="note" href="#note-${number}" title="${note}">${number}</a>`
    },
    notes: () => [...numbers.keys()],
  }
}
