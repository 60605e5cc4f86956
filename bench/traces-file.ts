import { once } from 'node:events'
import { createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { finished } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

const traces = ['lrm-token-economy', 'trace-topology-math500']

/** Where the shared traces are; undefined where they are not. */
export function sharedTraces(): string | undefined {
  const folder = process.env.JEVONS_SHARED ?? fileURLToPath(new URL('../../shared', import.meta.url))
  return existsSync(`${folder}/data/traces`) ? `${folder}/data/traces` : undefined
}

/**
 * Writes a file of JSON lines of at least so many bytes: the rows of one shared file again and again, each time with other ids
 * and other texts, so that nothing is the same twice.
 */
export async function writeTraces(
  file: string,
  { folder, bytes }: { readonly folder: string; readonly bytes: number },
): Promise<void> {
  if (existsSync(file) && statSync(file).size >= bytes) return
  mkdirSync(dirname(file), { recursive: true })
  const rows = gunzipSync(readFileSync(`${folder}/${traces[0]}.jsonl.gz`))
    .toString('utf8')
    .trim()
    .split('\n')
  const out = createWriteStream(`${file}.unfinished`)
  let written = 0
  for (let copy = 0; written < bytes; copy++) {
    for (const row of rows) {
      const line = `${JSON.stringify(varied(JSON.parse(row) as Row, copy))}\n`
      written += Buffer.byteLength(line)
      if (!out.write(line)) await once(out, 'drain')
    }
  }
  out.end()
  await finished(out)
  renameSync(`${file}.unfinished`, file)
}

interface Row {
  readonly prompt_id: string
  readonly prompt: string
  readonly thinking: readonly (string | null)[]
  readonly output: readonly (string | null)[]
}

function varied(row: Row, copy: number): Row {
  const note = `In copy ${copy} of this: `
  return {
    ...row,
    prompt_id: `${row.prompt_id}-${copy}`,
    prompt: `${row.prompt} (${copy})`,
    thinking: row.thinking.map((text) => text && note + text),
    output: row.output.map((text) => text && `${text}\n\n(${copy})`),
  }
}
