/**
 * What keeps an engine from its work: a server that can't be reached, refuses, or answers what nobody can read. One line
 * that holds no secret.
 */
export class EngineError extends Error {
  override readonly name = 'EngineError'
}
