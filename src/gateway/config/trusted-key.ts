const shortestKey = 16

/** What a key must be for anybody to be let in by it; nothing of the key itself is said. */
export const trustedKeyText: string = `must have ${shortestKey} characters or more, none of them a blank or beyond ASCII`

/** Whether nobody guesses a key, and a header can hold it. */
export function isTrustedKey(key: string): boolean {
  return key.length >= shortestKey && /^[\x21-\x7e]+$/.test(key)
}
