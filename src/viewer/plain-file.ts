import { constants } from 'node:fs'
import { type FileHandle, lstat, open } from 'node:fs/promises'
import { ViewerError } from './viewer-error.ts'

/** Tells one state of a file from another: it was replaced, grew or was written again. */
export interface FileState {
  /** Of the file system: another one where the file was replaced. */
  readonly identity: string
  readonly bytes: number
  readonly modifiedMs: number
}

/** Undefined where nothing is there; `plain` is false for links, folders, devices and pipes, which are never opened. */
export async function lookAt(path: string): Promise<(FileState & { readonly plain: boolean }) | undefined> {
  try {
    const { dev, ino, size, mtimeMs, isFile } = await lstat(path).then((stat) => ({
      dev: stat.dev,
      ino: stat.ino,
      size: stat.size,
      mtimeMs: stat.mtimeMs,
      isFile: stat.isFile(),
    }))
    return { identity: `${dev}:${ino}`, bytes: size, modifiedMs: mtimeMs, plain: isFile }
  } catch {
    return undefined
  }
}

/** Not through a link, and without waiting for who would write into a pipe. Windows knows neither flag. */
const carefully = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/**
 * Opens a file for reading.
 * @throws ViewerError where it is no plain file
 */
export async function openPlain(path: string, name: string): Promise<FileHandle> {
  const refused = new ViewerError(422, `${name} is no plain file, or can't be read`)
  const handle = await open(path, carefully).catch(() => {
    throw refused
  })
  if ((await handle.stat()).isFile()) return handle
  await handle.close()
  throw refused
}
