/** A request that can't be answered: one line that may be shown, with the status it is answered with. */
export class ViewerError extends Error {
  override readonly name = 'ViewerError'
  readonly status: 400 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 500

  constructor(status: ViewerError['status'], message: string) {
    super(message)
    this.status = status
  }
}
