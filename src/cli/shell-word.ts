/** A word as a POSIX shell reads it back. */
export function shellWord(word: string): string {
  return /^[\w.,:=+/@%-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

/** The command that finishes a run; through the queue, where it has one, whose password stays out of sight. */
export function resumeCommand(folder: string, queue?: string): string {
  const through = queue === undefined ? '' : ` --queue ${shellWord(withoutPassword(queue))}`
  return `npx jevons study --out ${shellWord(folder)} --resume${through}`
}

function withoutPassword(url: string): string {
  return url.replace(/^(\w+:\/\/[^:@/]*):[^@]*@/, '$1@')
}
