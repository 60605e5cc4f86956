import { type ExportFormat, exportFile, exportFormats, exportText, readRun } from '#run'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

interface ExportFlags {
  readonly format?: string
  readonly out?: string
  readonly guardFormulas?: boolean
}

/** `jevons export`: the responses of a run as a table or log that other programs read. */
export async function exportCommand(folder: string, given: object, world: World): Promise<void> {
  const { format, out = '-', guardFormulas = false } = given as ExportFlags
  if (!isFormat(format)) {
    const asked = format === undefined ? 'is missing' : `must be one of them, not "${format}"`
    throw new UsageError(`--format ${asked}: there are ${exportFormats.join(', ')}`)
  }
  if (guardFormulas && format !== 'csv') throw new UsageError('--guard-formulas is for --format csv')
  const options = { guardsFormulas: guardFormulas }
  const run = readRun(folder)
  if (out !== '-') {
    await exportFile(run, { file: out, format, ...options })
    world.out(`${out}\n`)
    return
  }
  if (format === 'parquet') throw new UsageError('--out FILE is needed: Parquet is no text')
  for await (const piece of exportText(run, { format, ...options })) {
    world.signal.throwIfAborted()
    world.out(piece)
    await world.drained?.()
  }
}

function isFormat(name: string | undefined): name is ExportFormat {
  return exportFormats.some((format) => format === name)
}
