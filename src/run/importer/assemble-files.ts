import { basename } from 'node:path'
import { RunError } from '../run-error.ts'
import type { EncodedBlock, EncodedItem, SkippedItem } from './encoded-block.ts'
import { fileToRead, sizeOf } from './files-to-read.ts'
import type { GoldTable } from './gold-table.ts'
import { type ImportCounts, type ImportTally, importTally } from './import-counts.ts'
import type { ImportRequest, ImportWorld } from './import-request.ts'
import type { ImportState } from './import-state.ts'
import { readFile } from './read-file.ts'
import { restoreAssembly } from './restore-assembly.ts'
import { type ArmChoice, runAssembler } from './run-assembler.ts'
import { stateKeeper } from './state-keeper.ts'

export interface Assembly {
  readonly counts: ImportCounts
  readonly arms: readonly string[]
  /** Of each file. */
  readonly formats: readonly string[]
  readonly mostSamples: number
}

interface Assembling {
  readonly world: ImportWorld
  readonly gold: GoldTable | undefined
  readonly state: ImportState | undefined
  /** What a resumed import must agree with. */
  readonly asked: string
}

/** Reads the files one after the other and writes their problems and responses, from where an earlier process stopped. */
export async function assembleFiles(request: ImportRequest, assembling: Assembling): Promise<Assembly> {
  const { folder, files } = request
  const { world, state, asked } = assembling
  const tally = importTally(state?.counts)
  let current = ''
  const assembler = runAssembler({
    folder,
    tally,
    ...(state ? await restoreAssembly(folder) : {}),
    onSkip(item) {
      if (request.strict) throw new RunError(`${current}, ${item.place}: ${item.skipped}`)
      world.onSkip(current, item)
    },
  })
  const formats = [...(state?.formats ?? [])]
  const meter = progress(files, { world, tally })
  const keep = stateKeeper({ folder, assembler, tally, formats, asked, clock: world.clock })
  try {
    for (const [index, path] of files.entries()) {
      if (index < (state?.file ?? 0)) {
        meter.pass(path)
        continue
      }
      current = path === '-' ? 'standard input' : path
      const done = index === state?.file ? state.records : 0
      const reading = await readFile(fileToRead(path, request, { ...world, onBytes: meter.read, done }))
      formats[index] = reading.format
      for await (const block of untilBroken(reading.blocks, (reason) =>
        assembler.skip(restOf(reason, current)),
      )) {
        world.signal.throwIfAborted()
        assembler.add(completed(block, assembling.gold), armOf(path, request))
        keep.note(index, block.upTo)
        meter.show()
      }
      keep.note(index + 1, 0)
    }
  } finally {
    keep.write()
    assembler.close()
  }
  return { counts: tally.counts(), arms: assembler.arms(), formats, mostSamples: assembler.mostSamples() }
}

/** Blocks up to where the file breaks off, which is told like a record that cannot be used. */
async function* untilBroken(
  blocks: AsyncIterable<EncodedBlock>,
  onBroken: (reason: string) => void,
): AsyncGenerator<EncodedBlock> {
  const iterator = blocks[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await iterator.next().catch((error: unknown) => {
        if (!(error instanceof RunError)) throw error
        return error
      })
      if (next instanceof RunError) return onBroken(next.message)
      if (next.done) return
      yield next.value
    }
  } finally {
    await iterator.return?.()
  }
}

function restOf(reason: string, file: string): SkippedItem {
  return { place: 'the rest of the file', skipped: reason.replace(`${file}: `, '') }
}

function completed(block: EncodedBlock, gold: GoldTable | undefined): EncodedBlock {
  if (!gold) return block
  const items = block.items.map(
    (item): EncodedItem => ('problem' in item ? { ...item, problem: gold.completed(item.problem) } : item),
  )
  return { ...block, items }
}

function armOf(path: string, { arm }: ImportRequest): ArmChoice {
  const otherwise =
    path === '-'
      ? 'unnamed'
      : basename(path).replace(/\.(?:jsonl?|csv|tsv|parquet|eval|txt|gz|zst)\b.*$/i, '')
  return {
    ...(arm === undefined ? {} : { always: arm }),
    otherwise: otherwise === '' ? 'unnamed' : otherwise,
  }
}

/** Tells how much of the files is read. */
function progress(
  files: readonly string[],
  { world, tally }: { readonly world: ImportWorld; readonly tally: ImportTally },
): {
  readonly read: (bytes: number) => void
  readonly pass: (path: string) => void
  readonly show: () => void
} {
  const sizes = files.map(sizeOf)
  const totalBytes = sizes.reduce<number | undefined>(
    (sum, size) => (sum === undefined || size === undefined ? undefined : sum + size),
    0,
  )
  let bytes = 0
  const show = (): void => world.onProgress({ bytes, totalBytes, counts: tally.counts() })
  return {
    read: (more) => {
      bytes += more
    },
    pass: (path) => {
      bytes += sizeOf(path) ?? 0
    },
    show,
  }
}
