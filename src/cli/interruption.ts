/** Somebody asked the process to stop. */
export class Interruption extends Error {
  override readonly name = 'Interruption'
}
