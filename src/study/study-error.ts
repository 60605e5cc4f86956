/** A study that cannot be run as it was asked for: the message says what is wrong and what is allowed. */
export class StudyError extends Error {
  override readonly name = 'StudyError'
}
