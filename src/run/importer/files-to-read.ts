import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { RunError } from '../run-error.ts'
import { type GoldTable, goldTable } from './gold-table.ts'
import type { ImportRequest, ImportWorld } from './import-request.ts'
import { type FileToRead, readFile } from './read-file.ts'

/** A file as the reader takes it. */
export function fileToRead(
  path: string,
  { options, choice, threads }: Pick<ImportRequest, 'options' | 'choice' | 'threads'>,
  world: Pick<ImportWorld, 'stdin'> & { readonly onBytes: (bytes: number) => void; readonly done: number },
): FileToRead {
  return {
    path,
    file: path === '-' ? 'stdin' : basename(path),
    stdin: world.stdin,
    onBytes: world.onBytes,
    options: path === '-' ? options : { ...options, file: path },
    ...(choice && { choice }),
    threads,
    done: world.done,
  }
}

/**
 * Every file must be there and have a format before anything is written.
 * @throws RunError naming the first one that has none
 */
export async function checkFiles(request: ImportRequest, { stdin }: ImportWorld): Promise<void> {
  if (request.files.filter((path) => path === '-').length > 1)
    throw new RunError('-: standard input can be read once')
  for (const path of request.files) {
    if (path === '-') continue
    const { close } = await readFile(fileToRead(path, request, { stdin, onBytes: () => {}, done: 0 }))
    close?.()
  }
}

/**
 * The right answers of a file of their own; undefined where none was named.
 * @throws RunError where it holds none
 */
export async function readGold(
  { goldFile, options }: ImportRequest,
  { stdin }: ImportWorld,
): Promise<GoldTable | undefined> {
  if (goldFile === undefined) return undefined
  const asked = { options, threads: 1 }
  const filled = async (choice?: ImportRequest['choice']): Promise<GoldTable> => {
    const table = goldTable()
    const file = fileToRead(
      goldFile,
      { ...asked, ...(choice && { choice }) },
      { stdin, onBytes: () => {}, done: 0 },
    )
    const { blocks } = await readFile(file)
    for await (const block of blocks) table.add(block)
    return table
  }
  const table = await filled({ name: 'gold-rows' })
  if (table.size() > 0) return table
  // A data set with a shape of its own.
  const other = await filled()
  if (other.size() === 0) throw new RunError(`${goldFile}: holds no right answers`)
  return other
}

/** Bytes on disk; undefined for standard input. */
export function sizeOf(path: string): number | undefined {
  return path === '-' ? undefined : statSync(path).size
}
