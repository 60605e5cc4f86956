/** A word as a POSIX shell reads it back. */
export function shellWord(word: string): string {
  return /^[\w.,:=+/@%-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

/** The command that finishes a run. */
export function resumeCommand(folder: string): string {
  return `npx jevons study --out ${shellWord(folder)} --resume`
}
