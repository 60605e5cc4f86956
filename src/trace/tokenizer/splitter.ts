/** Cuts text into the pieces within which tokens are merged. */
export interface Splitter {
  /** Called before a stretch of text, for a splitter that needs it as a string; its first unit stands at `start`. */
  readonly begin?: (text: () => string, start: number) => void
  /** Where the piece ends that begins at `at`, at most `to`, which is where the stretch ends. Asked of piece after piece. */
  readonly next: (units: Uint16Array, at: number, to: number) => number
}
