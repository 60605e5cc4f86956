import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BatchFailure, type Engine } from '#engine'
import { scriptedEngine } from '../../test/fixture/scripted-engine.ts'
import { memoryRun, scriptedPlan } from '../../test/fixture/scripted-study.ts'
import { budgetedEngine } from './budgeted-engine.ts'
import { generateResponses } from './generate-responses.ts'
import { judgeBudget } from './judge-budget.ts'
import { statedPrice } from './judge-price.ts'
import { responseId } from './response-id.ts'
import { paidUsd, pilotOf, studyCost } from './study-cost.ts'
import { plannedResponses } from './study-plan.ts'

const plan = scriptedPlan({ problems: 20, samples: 1 })
const price = statedPrice({ input: 0, output: 10 })
const clock = (): number => 0
const planned = [...plannedResponses(plan)].map(responseId)

async function studied(limitUsd: number, engine: Engine = scriptedEngine(), concurrency = 3) {
  const run = memoryRun()
  const budget = judgeBudget(limitUsd)
  const budgeted = budgetedEngine(engine, { budget, price, limitUsd, concurrency })
  await generateResponses(plan, { engine: budgeted, run, present: new Set(), clock })
  return { run, budget }
}

describe('an engine with a budget', () => {
  it('never costs more than the limit, and says of everything else that it was not asked', async () => {
    const whole = (await studied(1000)).budget.spentUsd()
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 1.1, noNaN: true }), async (share) => {
        const limitUsd = share * whole
        const { run, budget } = await studied(limitUsd)
        const spent = run.lines.reduce((sum, line) => sum + (paidUsd(line, price) ?? 0), 0)
        expect(budget.spentUsd()).toBeCloseTo(spent, 9)
        expect(spent).toBeLessThanOrEqual(limitUsd + 1e-12)
        expect([...run.lines, ...run.failed].map(responseId).sort()).toEqual([...planned].sort())
        for (const { reason } of run.failed)
          expect(reason).toBe(`not asked: the limit of $${limitUsd} is reached`)
      }),
      { seed: 5, numRuns: 20 },
    )
  })

  it('leaves no more than one response could cost unspent while there is something to ask', async () => {
    const { run, budget } = await studied(0.03)
    expect(run.failed.length).toBeGreaterThan(0)
    expect(0.03 - budget.spentUsd()).toBeLessThan((400 * 10) / 1e6)
  })

  it('counts what was spent before, and asks nothing where that is all', async () => {
    const budget = judgeBudget(1, 1)
    const engine = budgetedEngine(scriptedEngine({ failsAt: () => true }), {
      budget,
      price,
      limitUsd: 1,
      concurrency: 2,
    })
    const run = memoryRun()
    await generateResponses(plan, { engine, run, present: new Set(), clock })
    expect([run.lines.length, run.failed.length]).toEqual([0, planned.length])
  })

  it('tells what failed apart from what it did not ask', async () => {
    const failing: Engine = {
      ...scriptedEngine(),
      async *generateAll(requests, options) {
        if (requests[0]?.question === plan.problems[0]?.question)
          throw new BatchFailure(new Map([[0, 'reset']]))
        yield* scriptedEngine().generateAll(requests, options)
      },
    }
    const { run } = await studied(0.03, failing)
    const reasons = new Set(run.failed.map(({ reason }) => reason))
    expect(reasons).toEqual(new Set(['reset', 'not asked: the limit of $0.03 is reached']))
    expect(run.lines.length + run.failed.length).toBe(planned.length)
  })
})

describe('what a study will cost', () => {
  it('lies between its bounds before anything is known, and in the interval of a pilot once that is', async () => {
    const engine = scriptedEngine().describe()
    const before = studyCost(plan, [], { price, engine })
    expect(before.missing).toBe(40)
    expect(before.expected).toBeUndefined()
    expect(before.mostUsd).toBeCloseTo((40 * 400 * 10) / 1e6, 12)
    expect(before.leastUsd).toBeCloseTo((40 * 10) / 1e6, 12)
    const run = memoryRun()
    await generateResponses(plan, {
      engine: scriptedEngine(),
      run,
      present: new Set(),
      among: pilotOf(plan),
      clock,
    })
    expect(run.lines).toHaveLength(16)
    const after = studyCost(plan, run.lines, { price, engine })
    expect(after.missing).toBe(24)
    const { expected } = after
    expect(expected?.responses).toBe(16)
    const present = new Set(run.lines.map(responseId))
    const rest = memoryRun()
    await generateResponses(plan, { engine: scriptedEngine(), run: rest, present, clock })
    const actual = rest.lines.reduce((sum, line) => sum + (paidUsd(line, price) ?? 0), 0)
    expect(actual).toBeGreaterThan(expected?.lowUsd ?? Number.POSITIVE_INFINITY)
    expect(actual).toBeLessThan(expected?.highUsd ?? 0)
  })

  it('is piloted by problems from all over the list, each arm alike', () => {
    const pilot = [...pilotOf(plan)].map((id) => JSON.parse(id) as [string, string, number])
    const places = pilot.map(([problem]) => plan.problems.findIndex(({ id }) => id === problem))
    expect(Math.min(...places)).toBeLessThan(3)
    expect(Math.max(...places)).toBeGreaterThan(16)
    expect(new Set(pilot.map(([, arm]) => arm)).size).toBe(2)
  })
})
