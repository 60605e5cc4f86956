import { unwatchFile, watchFile } from 'node:fs'

/** Looked at so often: watches of the operating system are lost where a file is replaced, or lies on another machine. */
const everyMs = 1000

/** Calls a listener whenever a file is another one or holds something else; answers how to stop that. */
export function whenChanged(file: string, listener: () => void): () => void {
  const look = (now: { readonly mtimeMs: number; readonly ino: number }, before: typeof now): void => {
    // While a file is being replaced it may be gone.
    if (now.mtimeMs !== 0 && (now.mtimeMs !== before.mtimeMs || now.ino !== before.ino)) listener()
  }
  watchFile(file, { interval: everyMs, persistent: false }, look)
  return () => unwatchFile(file, look)
}
