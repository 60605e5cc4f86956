import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createViewer } from '../src/viewer/index.ts'
import { machineInWords } from './machine.ts'
import { tracesMap, writeViewedTraces } from './viewed-traces.ts'

/**
 * `npm run bench -- viewer [--responses N | --run RUN]`: how long the server of the workbench takes to list, filter, search and
 * open, beside what it can't be faster than: reading the same file once from beginning to end.
 */

const { values } = parseArgs({
  options: { responses: { type: 'string', default: '100000' }, run: { type: 'string' } },
})
const scratch = mkdtempSync(join(tmpdir(), 'jevons-bench-viewer-'))
try {
  const run = values.run ?? (await syntheticRun(scratch, Number(values.responses)))
  const rows = await measured(run)
  console.log(
    [
      `${machineInWords()}; ${(statSync(join(run, 'responses.jsonl')).size / 1e6).toFixed(0)} MB of responses`,
      '',
      '| asked for | ms | answer, kB |',
      '|---|---|---|',
      ...rows,
    ].join('\n'),
  )
} finally {
  rmSync(scratch, { recursive: true })
}

async function syntheticRun(folder: string, responses: number): Promise<string> {
  const [file, run] = [join(folder, 'traces.jsonl'), join(folder, 'run')]
  await writeViewedTraces(file, responses)
  jevons('import', file, '--map', tracesMap, '--out', run, '--quiet')
  jevons('score', run, '--quiet')
  return run
}

function jevons(...args: readonly string[]): void {
  const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))
  const node = ['--import', 'tsx', '--conditions=jevons-source', main, ...args]
  const { status, stderr } = spawnSync(process.execPath, node, { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}

async function measured(run: string): Promise<readonly string[]> {
  const pages = join(scratch, 'pages')
  mkdirSync(pages)
  writeFileSync(join(pages, 'index.html'), '')
  const rows: string[] = []
  const plainMs = await readPlainly(join(run, 'responses.jsonl'))
  rows.push(`| *responses.jsonl read once, nothing done with it* | ${plainMs.toFixed(0)} | |`)
  const viewer = createViewer({
    folder: run,
    pages,
    access: { host: '127.0.0.1', ownNames: [], token: undefined },
    labeller: 'bench',
    now: () => new Date(),
    report: console.error,
  })
  const ask = async (name: string, path: string): Promise<void> => {
    const started = performance.now()
    const request = new Request(`http://127.0.0.1/api/runs${path}`, { headers: { host: '127.0.0.1' } })
    const answer = await viewer.handle(request)
    const bytes = (await answer.arrayBuffer()).byteLength
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    rows.push(`| ${name} | ${(performance.now() - started).toFixed(0)} | ${(bytes / 1000).toFixed(0)} |`)
  }
  const id = encodeURIComponent(run.split(/[\\/]/).at(-1) ?? '')
  const [list, opened] = [
    `/${id}/responses`,
    (name: string) => `/${id}/responses/${encodeURIComponent(name)}`,
  ]
  await ask('the list of runs', '')
  await ask('a run with its summary', `/${id}`)
  await ask('the first page of responses: indexes the run', list)
  await ask('another page', `${list}?offset=50000`)
  await ask('a filter and an order', `${list}?outcome=incorrect&arm=model-2&sort=thoughts&descending=true`)
  await ask('a search for a common word', `${list}?search=remainder+equation`)
  await ask('a search for a word that stands once, in all of them', `${list}?search=zanzibar`)
  await ask('the same in another order', `${list}?search=zanzibar&sort=thoughts`)
  await ask('a response', opened('p3/model-1/0'))
  await ask('the response of 2 MB', opened('long/model-0/0'))
  viewer.close()
  rows.push(`| *memory of the process at the end, MB* | ${(process.memoryUsage().rss / 1e6).toFixed(0)} | |`)
  return rows
}

async function readPlainly(path: string): Promise<number> {
  const buffer = Buffer.allocUnsafe(1 << 22)
  const handle = await open(path)
  const started = performance.now()
  while ((await handle.read(buffer, 0, buffer.length)).bytesRead > 0);
  const tookMs = performance.now() - started
  await handle.close()
  return tookMs
}
