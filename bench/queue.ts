import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRun, type ResponseLine, type RunFolder } from '../src/run/index.ts'
import { randomSource } from '../src/statistics/index.ts'
import { planDatasetStudy, type StudyPlan } from '../src/study/index.ts'
import { collectResults } from '../src/study/queue/collect-results.ts'
import { planJobs, type QueuedPlan, queuedStudyId } from '../src/study/queue/plan-jobs.ts'
import { removeStudy } from '../src/study/queue/queue-state.ts'
import { placeSet, responsePlaces } from '../src/study/queue/response-places.ts'
import { settleLoad } from '../src/study/queue/settle-load.ts'
import { openStudyQueue, type StudyQueue } from '../src/study/queue/study-queue.ts'
import { takeLoad } from '../src/study/queue/take-load.ts'
import { scriptedDescription } from '../test/fixture/scripted-engine.ts'
import { needs } from '../test/needs.ts'
import { startPostgres } from '../test/postgres.ts'
import { machineInWords } from './machine.ts'

/**
 * `npm run bench -- queue`: what a study costs Postgres. Workers that take no time to generate take loads and settle them, over
 * the loopback, in the process of the collector; everything but generating is what a study does.
 */

const takers = 8

interface Case {
  readonly name: string
  readonly responses: number
  /** Characters of a response's text. */
  readonly characters: number
  /** Responses that a worker takes at once. */
  readonly load: number
}

const cases: readonly Case[] = [
  { name: 'short, alone', responses: 1200, characters: 1500, load: 1 },
  { name: 'short, by 64', responses: 12_800, characters: 1500, load: 64 },
  { name: 'long, alone', responses: 600, characters: 30_000, load: 1 },
  { name: 'very long, alone', responses: 200, characters: 120_000, load: 1 },
]

const words = readdirSync(new URL('../docs', import.meta.url))
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(new URL(`../docs/${name}`, import.meta.url), 'utf8'))
  .join('\n')
  .split(/(?<=\s)/)

/** Prose of the documentation in a new order: it compresses about as prose does. */
function textOf(seed: string, characters: number): string {
  const random = randomSource(seed)
  let text = '<think>\n'
  while (text.length < characters) {
    const first = Math.floor(random.uniform() * words.length)
    text += words.slice(first, first + 8).join('')
  }
  return `${text}\n</think>\n\\boxed{42}`
}

function planOf(responses: number): StudyPlan {
  const problems = Array.from({ length: Math.ceil(responses / 8) }, (_, at) => ({
    id: `problem ${at}`,
    kind: 'number' as const,
    question: textOf(`question ${at}`, 300),
    cluster: `problem ${at}`,
    gold: '42',
  }))
  return planDatasetStudy(
    {
      problems,
      samples: 8,
      policies: [{ name: 'none', parameters: {} }],
      temperature: 1,
      topP: 1,
      maxTokens: 40_000,
      seed: 'bench',
      file: 'bench.jsonl',
    },
    {
      engine: scriptedDescription,
      startedAt: new Date(),
      versions: { jevons: '0.1.0', node: process.versions.node },
    },
  )
}

interface Row {
  readonly name: string
  readonly text: number
  readonly planned: number
  readonly loads: number
  readonly responses: number
  readonly collected: number
  readonly inPostgres: number
  readonly wal: number
  readonly inRun: number
}

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1000
}

async function measure(queue: StudyQueue, one: Case, folder: string): Promise<Row> {
  const plan = planOf(one.responses)
  const { total, keyAt } = responsePlaces(plan)
  const run = createRun(folder, plan)
  const queued: QueuedPlan = { id: queuedStudyId(run.description), plan, asking: {} }
  const lines = Array.from({ length: 32 }, (_, at) => textOf(`${one.name} ${at}`, one.characters))
  const lineAt = (place: number): string => {
    const line: ResponseLine = {
      version: 1,
      ...keyAt(place),
      text: lines[place % lines.length] ?? '',
      finishReason: 'stop',
      usage: { prompt: 100, output: Math.round(one.characters / 4) },
      durationMs: 1,
    }
    return JSON.stringify(line)
  }
  const planning = await seconds(() => planJobs(queue, queued, placeSet(total)))
  const walBefore = await wal(queue)
  let loads = 0
  const generating = await seconds(() =>
    Promise.all(
      Array.from({ length: takers }, async (_, at) => {
        const taking = { study: queued.id, worker: `taker ${at}`, wanted: one.load, patienceSeconds: 60 }
        for (let load = await takeLoad(queue, taking); load; load = await takeLoad(queue, taking)) {
          const done = new Map([...load.attempts.keys()].map((place) => [place, lineAt(place)]))
          await settleLoad(queue, load, { done, failed: new Map() })
          loads++
        }
      }),
    ),
  )
  const walBytes = (await wal(queue)) - walBefore
  const size = await queue.postgres.query<{ bytes: string }>(
    `SELECT pg_total_relation_size('jevons.result') AS bytes`,
  )
  const collecting = await collected(queue, queued, run, total)
  await removeStudy(queue, queued.id)
  await queue.postgres.query('VACUUM FULL jevons.result')
  run.close()
  return {
    name: one.name,
    text: one.characters,
    planned: total / planning,
    loads: loads / generating,
    responses: total / generating,
    collected: total / collecting,
    inPostgres: Number(size.rows[0]?.bytes) / total,
    wal: walBytes / total,
    inRun: statSync(join(folder, 'responses.jsonl')).size / total,
  }
}

async function collected(
  queue: StudyQueue,
  queued: QueuedPlan,
  run: RunFolder,
  total: number,
): Promise<number> {
  const collecting = { run, present: placeSet(total), failed: placeSet(total), onResponse: () => {} }
  return await seconds(async () => {
    while ((await collectResults(queue, queued, collecting)) > 0);
    if (collecting.present.size() !== total)
      throw new Error(`${collecting.present.size()} of ${total} responses were collected`)
  })
}

async function wal({ postgres }: StudyQueue): Promise<number> {
  const { rows } = await postgres.query<{ bytes: string }>(
    `SELECT pg_current_wal_lsn() - '0/0'::pg_lsn AS bytes`,
  )
  return Number(rows[0]?.bytes)
}

/** Milliseconds of taking one response where so many jobs wait: pg-boss sorts what waits. */
async function takingMs(queue: StudyQueue, jobs: number): Promise<number> {
  const plan = planOf(8)
  const queued: QueuedPlan = { id: queuedStudyId(plan.description), plan, asking: {} }
  await planJobs(queue, queued, placeSet(8))
  const name = `study-${queued.id}`
  await queue.postgres.query(
    `INSERT INTO jevons.job (name, data) SELECT $1, '{"places": [[0, 1]], "attempt": 0}' FROM generate_series(1, $2)`,
    [name, jobs],
  )
  await queue.postgres.query('ANALYZE jevons.job')
  const rounds = 20
  const taking = { study: queued.id, worker: 'taker', wanted: 1, patienceSeconds: 60 }
  const spent = await seconds(async () => {
    for (let round = 0; round < rounds; round++) await takeLoad(queue, taking)
  })
  await removeStudy(queue, queued.id)
  return (spent * 1000) / rounds
}

function count(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 1 : 0 })
}

if (needs.postgres.skip) {
  console.log(`skipped: queue: ${needs.postgres.meta.missing}`)
  process.exit(0)
}
const before = count(loadavg()[0] ?? 0)
const root = mkdtempSync(join(tmpdir(), 'jevons-bench-queue-'))
const postgres = await startPostgres()
const queue = await openStudyQueue(await postgres.database(), { connections: takers })
const version = await queue.postgres.query<{ server_version: string }>('SHOW server_version')
const rows: Row[] = []
for (const [at, one] of cases.entries()) {
  rows.push(await measure(queue, one, join(root, String(at))))
  process.stderr.write(`${one.name} measured\n`)
}
const waits: string[] = []
for (const jobs of [100, 4096, 40_000])
  waits.push(`| ${count(jobs)} | ${(await takingMs(queue, jobs)).toFixed(1)} |`)
await queue.close()
await postgres.stop()
rmSync(root, { recursive: true })
console.log(
  [
    `${new Date().toISOString().slice(0, 10)}; ${machineInWords()}; Node ${process.versions.node}, PostgreSQL ${version.rows[0]?.server_version} with its own defaults.`,
    `${takers} workers that need no time, the collector and Postgres share the machine; one round. Load average before it began: ${before}.`,
    '',
    '| responses | characters each | planned a second | loads a second | responses a second | collected a second | bytes in Postgres | bytes of WAL | bytes in the run |',
    '|---|---|---|---|---|---|---|---|---|',
    ...rows.map(
      (row) =>
        `| ${row.name} | ${count(row.text)} | ${count(row.planned)} | ${count(row.loads)} | ${count(row.responses)} | ${count(row.collected)} | ${count(row.inPostgres)} | ${count(row.wal)} | ${count(row.inRun)} |`,
    ),
    '',
    '| jobs that wait | ms to take one response |',
    '|---|---|',
    ...waits,
  ].join('\n'),
)
