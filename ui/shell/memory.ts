/** What the browser keeps for the next visit. It may refuse to: then nothing is remembered. */
export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // A private window, or no room: the choice then holds for this visit.
  }
}
