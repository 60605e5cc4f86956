import type { Explained } from '#economics'
import { type Html, html } from '#report'
import type { NoteWords } from './note-words.ts'
import { whyLines } from './why-text.ts'

interface Why {
  readonly lines: readonly string[]
  /** Its number in the list at the end; undefined where it is only asked on a screen. */
  place: number | undefined
}

/** The numbers of a note that can be asked why, each once. */
export class WhyList {
  readonly #whys: Why[] = []
  readonly #ids = new Map<string, number>()
  #listed = 0

  /**
   * A number that shows why it is so when it is pressed. Those of the text and those that are computed stand in the list at the
   * end too; what a table only quotes has its source under the table.
   */
  number(
    text: string,
    explained: Explained,
    { isQuoted = false }: { readonly isQuoted?: boolean } = {},
  ): Html {
    if (Number.isNaN(explained.value)) return html`${text}`
    const lines = whyLines(explained)
    const key = lines.join('\n')
    const id = this.#ids.get(key) ?? this.#whys.length
    const why = this.#whys[id] ?? { lines, place: undefined }
    this.#ids.set(key, id)
    this.#whys[id] = why
    if (!isQuoted && why.place === undefined) {
      this.#listed += 1
      why.place = this.#listed
    }
    const mark = why.place === undefined || isQuoted ? '' : html`<sup>${why.place}</sup>`
    // Pointing at it shows the formula, pressing it all that goes in.
    return html`<button class="asked" popovertarget="why-${id + 1}" title="${lines[0]}">${text}${mark}</button>`
  }

  /** The list itself: on a screen each of its entries is what pressing a number shows. */
  section({ whyTitle }: NoteWords): Html {
    if (this.#whys.length === 0) return html``
    const tips = this.#whys.map(
      ({ lines }, at) =>
        html`<div class="tip" popover id="why-${at + 1}">${lines.map((line) => html`<p>${line}</p>`)}</div>`,
    )
    const list = this.#whys
      .filter(({ place }) => place !== undefined)
      .sort((a, b) => (a.place ?? 0) - (b.place ?? 0))
      .map(({ lines }) => html`<li>${lines.join('; ')}</li>`)
    return html`${tips}<section class="whys"><h2>${whyTitle}</h2><ol>${list}</ol></section>`
  }
}

/** Whether a table's number is quoted as it stands somewhere, and not computed. */
export function isQuotedNumber({ formula }: Explained): boolean {
  return formula === undefined
}
