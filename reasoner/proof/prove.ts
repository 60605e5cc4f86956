import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import type { Engine } from '#engine'
import { reasonerEngine } from '#engine/adapter/reasoner'
import { writeCard } from './card.ts'
import { grid } from './grid.ts'
import { measure } from './measure.ts'
import { type Requirement, requirements } from './requirements.ts'
import { type Attempt, levelOfAttempt, readAttempts, writeAttempt, writeTuning } from './results.ts'

/**
 * What the model shows, measured by the project itself: `npm run prove -- tune | development | sealed | card`. Tuning chooses
 * TIP's parameters on the tuning problems; development may be run again and again; sealed is run once a release of
 * the weights, with a fresh seed, and every attempt is kept and counted.
 */

const none = { name: 'none', parameters: {} }

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { problems: { type: 'string' }, seed: { type: 'string' } },
})
const engine = await reasonerEngine()
const tasks: Readonly<Record<string, (engine: Engine) => Promise<void>>> = {
  tune,
  development,
  sealed,
  card: async () => writeCard(),
}
const task = tasks[positionals[0] ?? '']
if (!task) throw new Error(`name a task: ${Object.keys(tasks).join(', ')}`)
await task(engine)
await engine.close()

async function tune(engine: Engine): Promise<void> {
  const seed = values.seed ?? '1'
  const summary = await measure(engine, {
    split: 'tuning',
    seed,
    problems: Number(values.problems ?? 500),
    policies: [none, ...grid],
  })
  const settings = summary.arms
    .map(({ id, accuracy }) => ({ policy: id, accuracy: accuracy?.value ?? null }))
    .sort((a, b) => (b.accuracy ?? 0) - (a.accuracy ?? 0))
  writeTuning({
    weights: engine.describe().weightsHash ?? '',
    problems: summary.study.problems,
    seed,
    settings,
  })
  for (const { policy, accuracy } of settings)
    console.log(`${((accuracy ?? 0) * 100).toFixed(1)} %  ${policy}`)
}

async function development(engine: Engine): Promise<void> {
  const policies = [none, ownTip(engine)]
  const problems = Number(values.problems ?? 1000)
  const summary = await measure(engine, {
    split: 'development',
    seed: values.seed ?? '1',
    problems,
    policies,
  })
  print(requirements(summary))
  for (const { a, b, level, metric, difference } of summary.comparisons) {
    if (metric === 'accuracy' && level)
      console.log(`level ${level}: ${b} − ${a} ${(100 * difference.value).toFixed(1)}`)
  }
}

async function sealed(engine: Engine): Promise<void> {
  const weights = engine.describe().weightsHash ?? ''
  const attempts = readAttempts()
  const earlier = attempts.find((attempt) => attempt.weights === weights)
  if (earlier)
    throw new Error(
      `these weights were sealed on ${earlier.date} (attempt ${earlier.attempt}): run once only`,
    )
  const number = attempts.length + 1
  const seed = randomBytes(8).toString('hex')
  const summary = await measure(engine, {
    split: 'sealed',
    seed,
    problems: 1200,
    policies: [none, ownTip(engine)],
    level: levelOfAttempt(number),
  })
  const found = requirements(summary)
  const date = new Date().toISOString().slice(0, 10)
  const attempt: Attempt = { attempt: number, date, weights, seed, requirements: found, summary }
  writeAttempt(attempt)
  writeCard()
  print(found)
}

function ownTip(engine: Engine): { name: string; parameters: Record<string, number> } {
  return { name: 'tip', parameters: { ...engine.describe().policyDefaults.tip } }
}

function print(found: readonly Requirement[]): void {
  for (const { what, asked, measured, met } of found) {
    console.log(`${met ? 'yes' : 'NO '}  ${what}: ${measured} (asked: ${asked})`)
  }
}
