import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** Writes the derived lines of a run as they come, and puts them in their place once they are whole. */
export interface DerivedWriter {
  readonly append: (lines: { readonly grades: Uint8Array; readonly thoughts: Uint8Array }) => void
  /** Everything is there: the files take the place of those before. */
  readonly finish: () => void
  /** Leaves the files of before as they are. */
  readonly discard: () => void
}

export function derivedWriter(folder: string): DerivedWriter {
  const files = (['grades', 'thoughts'] as const).map((name) => {
    const path = join(folder, `${name}.jsonl`)
    return { name, path, unfinished: `${path}.unfinished`, descriptor: openSync(`${path}.unfinished`, 'w') }
  })
  const close = (): void => {
    for (const { descriptor } of files) closeSync(descriptor)
  }
  return {
    append(lines) {
      for (const { name, descriptor } of files) {
        const bytes = lines[name]
        for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done)
      }
    },
    finish() {
      close()
      for (const { unfinished, path } of files) renameSync(unfinished, path)
    },
    discard() {
      close()
      for (const { unfinished } of files) rmSync(unfinished, { force: true })
    },
  }
}
