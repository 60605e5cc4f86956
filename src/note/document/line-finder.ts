/** Lines of positions that only rise, counted from a first one: linear in the text, however long its lines are. */
export class LineFinder {
  readonly #text: string
  #next: number
  #line: number

  constructor(text: string, first = 1) {
    this.#text = text
    this.#next = text.indexOf('\n')
    this.#line = first
  }

  of(position: number): number {
    while (this.#next !== -1 && this.#next < position) {
      this.#line++
      this.#next = this.#text.indexOf('\n', this.#next + 1)
    }
    return this.#line
  }
}
