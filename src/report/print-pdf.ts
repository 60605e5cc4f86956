import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A browser that starts slowly still has time; one that hangs does not hang us. */
const timeLimitMs = 120_000

export class PrintError extends Error {
  override readonly name = 'PrintError'
}

/**
 * Prints a page as PDF with an installed Chromium. The page has no script and its policy lets it load nothing; the browser
 * gets a profile of its own that is thrown away. Throws a PrintError in one line.
 */
export async function printPdf(
  page: string,
  { chromium, signal }: { readonly chromium: string; readonly signal: AbortSignal },
): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'jevons-pdf-'))
  try {
    const [source, printed] = [join(folder, 'report.html'), join(folder, 'report.pdf')]
    await writeFile(source, page)
    await run(
      chromium,
      [...flags(join(folder, 'profile')), `--print-to-pdf=${printed}`, pathToFileURL(source).href],
      signal,
    )
    return await readFile(printed).catch(() => {
      throw new PrintError(`${chromium} ended without writing a PDF`)
    })
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}

function flags(profile: string): string[] {
  return [
    '--headless',
    '--disable-gpu',
    '--no-first-run',
    '--disable-extensions',
    '--disable-background-networking',
    '--no-pdf-header-footer',
    // Chromium refuses to put root into its sandbox.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--user-data-dir=${profile}`,
  ]
}

async function run(command: string, args: readonly string[], signal: AbortSignal): Promise<void> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(timeLimitMs)])
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'], signal: limit })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2000)
  })
  await new Promise<void>((resolve, reject) => {
    child.on('error', (error) => {
      reject(signal.aborted ? signal.reason : new PrintError(`${command}: ${reasonOf(error, limit)}`))
    })
    child.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new PrintError(`${command} ended with ${code}: ${said.trim().split('\n').at(-1) ?? ''}`))
    })
  })
}

function reasonOf(error: Error, limit: AbortSignal): string {
  return limit.aborted ? `did not print within ${timeLimitMs / 1000} s` : error.message
}
