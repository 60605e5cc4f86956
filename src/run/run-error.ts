/** Something about a run folder that its user can put right: the message says what was wrong, where, and what is allowed. */
export class RunError extends Error {
  override readonly name = 'RunError'
}
