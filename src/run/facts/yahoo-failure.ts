/** What a call of yahoo-finance2 that failed says in one line, and whether the next call would fail as well. */
export interface YahooFailure {
  readonly says: string
  readonly isOfAll: boolean
}

/** The line for an error of the package: its own messages name neither Yahoo nor what can be done. */
export function yahooFailure(error: unknown): YahooFailure {
  const { name, message, code, cause } = error as Error & { readonly code?: unknown }
  if (code === 429 || /too many requests/i.test(message))
    return { says: 'Yahoo refuses more requests for now (429): try again later', isOfAll: true }
  if (name === 'FailedYahooValidationError' || message.startsWith('Failed Yahoo Schema validation'))
    return { says: 'Yahoo answered in a form that yahoo-finance2 does not know', isOfAll: false }
  if (message.startsWith('fetch failed')) {
    const why = (cause as { readonly code?: unknown } | undefined)?.code
    return { says: `Yahoo cannot be reached${typeof why === 'string' ? ` (${why})` : ''}`, isOfAll: true }
  }
  return { says: message.trim().split(/[\r\n]/)[0] || 'Yahoo answered with an error', isOfAll: false }
}
