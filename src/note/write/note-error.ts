/** What is wrong in the source of a note, in one line with its place. */
export class NoteError extends Error {
  override readonly name = 'NoteError'
  readonly line: number

  constructor(line: number, message: string) {
    super(`line ${line}: ${message}`)
    this.line = line
  }
}
