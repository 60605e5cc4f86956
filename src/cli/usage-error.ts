/** A command line that cannot be carried out: one line that says what was wrong and what is allowed. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
