import type { Explained } from '#economics'
import { type Html, html } from '#report'
import type { NoteWords } from './note-words.ts'
import { whyLines } from './why-text.ts'

/** The numbers of a note that can be asked why, each once. */
export class WhyList {
  readonly #whys: string[][] = []
  readonly #places = new Map<string, number>()

  /** A number that shows why it is so when it is pressed, and names its place in the list at the end. */
  number(text: string, explained: Explained): Html {
    if (Number.isNaN(explained.value)) return html`${text}`
    const lines = [...whyLines(explained)]
    const key = lines.join('\n')
    const place = this.#places.get(key) ?? this.#whys.length + 1
    if (!this.#places.has(key)) {
      this.#places.set(key, place)
      this.#whys.push(lines)
    }
    return html`<button class="asked" popovertarget="why-${place}">${text}<sup>${place}</sup></button>`
  }

  /** The list itself: on a screen each of its entries is what pressing a number shows. */
  section({ whyTitle }: NoteWords): Html {
    if (this.#whys.length === 0) return html``
    const tips = this.#whys.map(
      (lines, at) =>
        html`<div class="tip" popover id="why-${at + 1}">${lines.map((line) => html`<p>${line}</p>`)}</div>`,
    )
    const list = this.#whys.map((lines) => html`<li>${lines.join('; ')}</li>`)
    return html`${tips}<section class="whys"><h2>${whyTitle}</h2><ol>${list}</ol></section>`
  }

  /** For formats without buttons: the place of each why, and its lines. */
  get entries(): readonly (readonly string[])[] {
    return this.#whys
  }

  placeOf(explained: Explained): number | undefined {
    return this.#places.get(whyLines(explained).join('\n'))
  }
}
