import type { ImportTally } from './import-counts.ts'
import { type ImportState, writeImportState } from './import-state.ts'
import type { RunAssembler } from './run-assembler.ts'

/** Writes down how far an import is. */
export interface StateKeeper {
  /** So many records of this file are done; written down every now and then. */
  readonly note: (file: number, records: number) => void
  /** Writes down what was noted last. What an error left half done after that is beyond the lengths it states. */
  readonly write: () => void
}

interface Keeping {
  readonly folder: string
  readonly assembler: RunAssembler
  readonly tally: ImportTally
  readonly formats: readonly string[]
  readonly asked: string
  readonly clock: () => number
}

const pauseMs = 2000

export function stateKeeper({ folder, assembler, tally, formats, asked, clock }: Keeping): StateKeeper {
  let noted: ImportState | undefined
  let writtenAt = clock()
  const write = (): void => {
    if (!noted) return
    // What the state counts as written must be there before the state is.
    assembler.flush()
    writeImportState(folder, noted)
    writtenAt = clock()
  }
  return {
    write,
    note(file, records) {
      noted = {
        version: 1,
        asked,
        file,
        records,
        written: assembler.written(),
        counts: tally.counts(),
        formats: [...formats],
      }
      if (clock() - writtenAt >= pauseMs) write()
    },
  }
}
