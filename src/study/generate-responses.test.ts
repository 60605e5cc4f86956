import { describe, expect, it } from 'vitest'
import { BatchFailure, type Engine } from '#engine'
import { scriptedEngine } from '../../test/fixture/scripted-engine.ts'
import { memoryRun, scriptedPlan } from '../../test/fixture/scripted-study.ts'
import { generateResponses } from './generate-responses.ts'
import type { Progress } from './progress.ts'
import { responseId } from './response-id.ts'
import { plannedResponses } from './study-plan.ts'

const plan = scriptedPlan({ problems: 6, samples: 2 })
const planned = [...plannedResponses(plan)].map(responseId)
const clock = (): number => 0

describe('generating the responses of a study', () => {
  it('writes every planned response once, and only what is missing', async () => {
    const run = memoryRun()
    const present = new Set(planned.slice(3, 9))
    await generateResponses(plan, { engine: scriptedEngine(), run, present, clock })
    expect(run.lines.map(responseId).sort()).toEqual(planned.filter((id) => !present.has(id)).sort())
  })

  it('shares randomness between arms: a policy without effect answers token for token as none', async () => {
    const run = memoryRun()
    await generateResponses(plan, { engine: scriptedEngine(), run, present: new Set(), clock })
    const again = memoryRun()
    const idle = scriptedPlan({
      problems: 6,
      samples: 2,
      policies: [
        { name: 'none', parameters: {} },
        { name: 'none ', parameters: {} },
      ],
    })
    await generateResponses(idle, { engine: scriptedEngine(), run: again, present: new Set(), clock })
    const textOf = (arm: string): string[] =>
      again.lines.filter((line) => line.arm === arm).map(({ text }) => text)
    expect(textOf('none ')).toEqual(textOf('none'))
    const first = run.lines.filter(({ arm }) => arm === 'none').map(({ text }) => text)
    expect(textOf('none')).toEqual(first)
  })

  it('stops with the reason of the signal and keeps what is complete', async () => {
    const run = memoryRun()
    const stopping = new AbortController()
    const reason = new Error('enough')
    const engine = scriptedEngine({ before: (count) => count === 5 && stopping.abort(reason) })
    const options = { engine, run, present: new Set<string>(), clock, signal: stopping.signal }
    await expect(generateResponses(plan, options)).rejects.toBe(reason)
    expect(run.lines).toHaveLength(6)
    expect(run.failed).toEqual([])
  })

  it('tries a failed response once more, and records it as failed where that fails too', async () => {
    const run = memoryRun()
    const bad = plan.problems[2]?.question
    const engine = scriptedEngine({
      failsAt: ({ question, policy }, count) => count === 4 || (question === bad && policy.name === 'tip'),
    })
    await generateResponses(plan, { engine, run, present: new Set(), clock })
    expect(run.failed.map(({ problem, arm }) => [problem, arm])).toEqual([
      [plan.problems[2]?.id, 'tip:alpha=4,beta=25'],
      [plan.problems[2]?.id, 'tip:alpha=4,beta=25'],
    ])
    expect(run.lines).toHaveLength(planned.length - 2)
    expect(run.failed[0]?.reason).toContain('the script refuses')
  })

  it('gives up where the engine fails at everything', async () => {
    const run = memoryRun()
    const engine = scriptedEngine({ failsAt: () => true })
    await expect(generateResponses(plan, { engine, run, present: new Set(), clock })).rejects.toThrow(
      'the script refuses',
    )
    expect(run.failed).toHaveLength(3)
  })

  it('records what an engine failed at that tries again by itself, and does not ask it once more', async () => {
    for (const gaveUp of [false, true]) {
      const run = memoryRun()
      let batches = 0
      const engine: Engine = {
        ...scriptedEngine(),
        async *generateAll(requests, options) {
          batches++
          for await (const one of scriptedEngine().generateAll(requests, options))
            if (one.index > 1) yield one
          throw new BatchFailure(
            new Map([
              [0, 'reset'],
              [1, 'stalled'],
            ]),
            { gaveUp },
          )
        },
      }
      const generating = generateResponses(plan, { engine, run, present: new Set(), clock })
      if (gaveUp) await expect(generating).rejects.toThrow('2 requests failed; the first: reset')
      else await generating
      expect(run.failed.map(({ reason }) => reason)).toEqual(['reset', 'stalled'])
      expect([run.lines.length, batches]).toEqual([planned.length - 2, 1])
    }
  })

  it('tells no rate of tokens where a server does not count them', async () => {
    const seen: Progress[] = []
    const engine: Engine = {
      ...scriptedEngine(),
      async *generateAll(requests, options) {
        for await (const { index, generation } of scriptedEngine().generateAll(requests, options))
          yield { index, generation: { ...generation, usage: {} } }
      },
    }
    let time = 0
    await generateResponses(plan, {
      engine,
      run: memoryRun(),
      present: new Set(),
      clock: () => (time += 500),
      onProgress: (progress) => seen.push(progress),
    })
    expect(seen.at(-1)?.responsesPerSecond).toBeGreaterThan(0)
    expect(seen.at(-1)).not.toHaveProperty('tokensPerSecond')
  })

  it('writes nothing more once a response cannot be written', async () => {
    const full = new Error('no space left on device')
    let writes = 0
    const run = {
      ...memoryRun(),
      appendResponse: () => {
        writes++
        throw full
      },
    }
    await expect(
      generateResponses(plan, { engine: scriptedEngine(), run, present: new Set(), clock }),
    ).rejects.toBe(full)
    expect([writes, run.failed.length]).toEqual([1, 0])
  })

  it('tells how far it is, how fast, and how long it still takes', async () => {
    const seen: Progress[] = []
    let time = 0
    await generateResponses(plan, {
      engine: scriptedEngine({ before: () => (time += 500) }),
      run: memoryRun(),
      present: new Set(planned.slice(0, 4)),
      clock: () => time,
      onProgress: (progress) => seen.push(progress),
    })
    expect(seen[0]).toEqual({ done: 4, total: 24 })
    expect(seen[10]).toMatchObject({ done: 14, total: 24, responsesPerSecond: 2, secondsLeft: 5 })
    expect(seen.at(-1)).toMatchObject({ done: 24, secondsLeft: 0 })
  })
})
