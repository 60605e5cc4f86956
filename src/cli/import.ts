import { type ImportProgress, type ImportResult, importFiles, newRunFolder, previewFiles } from '#run'
import { bytesText } from './bytes-text.ts'
import { askedImport, type ImportFlags } from './import-flags.ts'
import { importText, skippedText } from './import-text.ts'
import { Interruption } from './interruption.ts'
import { durationText } from './progress-line.ts'
import { shellWord } from './shell-word.ts'
import { type StatusLine, statusLine } from './status-line.ts'
import type { World } from './world.ts'

/** `jevons import`: other tools' files become a run folder. */
export async function importCommand(files: readonly string[], given: object, world: World): Promise<void> {
  const flags = given as ImportFlags
  const asked = askedImport(files, flags)
  if (flags.dryRun) return world.out(await previewFiles(asked, world))
  const { stdin, signal, clock, now, versions } = world
  const folder = flags.out ?? newRunFolder('runs', now())
  const line = flags.quiet ? undefined : statusLine(world)
  const skips = skipReporter(world, line)
  const begun = clock()
  let last: ImportProgress | undefined
  /** The last line is of the whole: a table is not read to its last byte, and all of it is done. */
  const showWhole = ({ bytes, totalBytes }: ImportProgress, { counts }: ImportResult): void =>
    line?.show(() => progressText({ bytes: totalBytes ?? bytes, totalBytes, counts }, clock() - begun), {
      isLast: true,
    })
  try {
    const result = await importFiles(
      { ...asked, folder, startedAt: now(), versions },
      {
        stdin,
        signal,
        clock,
        onSkip: skips.report,
        onProgress(progress) {
          last = progress
          // All bytes are read: what is left to say is the last line.
          if (progress.bytes === progress.totalBytes) return
          line?.show(() => progressText(progress, clock() - begun))
        },
      },
    )
    if (last) showWhole(last, result)
    line?.end()
    skips.end()
    world.out(flags.json ? jsonText(result) : importText(result))
  } catch (error) {
    line?.end()
    if (!(error instanceof Interruption)) throw error
    if (files.includes('-'))
      throw new Interruption(
        `interrupted; standard input cannot go on: begin again in another folder than ${shellWord(folder)}`,
      )
    throw new Interruption(
      `interrupted; what is done is kept. Go on with the same command and --out ${shellWord(folder)} --resume`,
    )
  }
}

/** One line: what was read and what became of it. */
function jsonText({ counts, arms, formats, run }: ImportResult): string {
  const { read, responses, skipped, withReasoning, withGold, ...rest } = counts
  const line = { read, responses, skipped, withReasoning, withGold, run, ...rest, arms, formats }
  return `${JSON.stringify(line)}\n`
}

/** So many skipped records are told one by one, the rest by their number. */
const mostTold = 20

function skipReporter(
  { err }: World,
  line: StatusLine | undefined,
): {
  readonly report: (file: string, item: { readonly place: string; readonly skipped: string }) => void
  readonly end: () => void
} {
  let count = 0
  return {
    report(file, item) {
      if (++count > mostTold) return
      line?.end()
      err(`${skippedText(file, item)}\n`)
    },
    end() {
      if (count > mostTold) err(`${count - mostTold} more records were skipped; the summary says why\n`)
    },
  }
}

/** "182 of 500 MB · 12,031 responses, 4 skipped · 61 MB a second · 6 s left" */
function progressText({ bytes, totalBytes, counts }: ImportProgress, elapsedMs: number): string {
  const rate = (bytes * 1000) / Math.max(1, elapsedMs)
  const { responses, skipped } = counts
  const parts = [
    bytesText(bytes, totalBytes),
    `${responses.toLocaleString('en')} ${responses === 1 ? 'response' : 'responses'}, ${skipped.toLocaleString('en')} skipped`,
    `${bytesText(rate)} a second`,
  ]
  if (totalBytes !== undefined && rate > 0 && bytes < totalBytes)
    parts.push(`${durationText((totalBytes - bytes) / rate)} left`)
  return parts.join(' · ')
}
