import { describe, expect, it } from 'vitest'
import { type Engine, EngineError } from '#engine'
import type { RunDescription } from '#run'
import { scriptedEngine } from '../../test/fixture/scripted-engine.ts'
import { type MemoryRun, memoryRun, scriptedPlan } from '../../test/fixture/scripted-study.ts'
import { generateResponses } from './generate-responses.ts'
import type { Progress } from './progress.ts'
import { responseId } from './response-id.ts'
import { plannedResponses, type StudyPlan } from './study-plan.ts'

export interface StudyRunning {
  readonly engine: Engine
  readonly run: MemoryRun & { readonly description: RunDescription }
  readonly present: ReadonlySet<string>
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

/** What generates a study's responses, here or elsewhere. */
export type StudyRunner = (plan: StudyPlan, running: StudyRunning) => Promise<void>

/** What every runner of studies promises: the same lines, each once, whoever generates them. */
export function studyRunnerContract(name: string, run: StudyRunner): void {
  describe(`${name} keeps the contract of study runners`, () => {
    const plan = scriptedPlan({ problems: 6, samples: 3 })
    const planned = [...plannedResponses(plan)].map(responseId)
    const runOf = (one: StudyPlan): StudyRunning['run'] => ({ ...memoryRun(), description: one.description })
    const expected = async (): Promise<string[]> => {
      const local = memoryRun()
      await generateResponses(plan, {
        engine: scriptedEngine(),
        run: local,
        present: new Set(),
        clock: () => 0,
      })
      return local.lines.map((line) => JSON.stringify(line)).sort()
    }

    it('writes every planned response once, byte for byte as it is generated here', async () => {
      const written = runOf(plan)
      await run(plan, { engine: scriptedEngine(), run: written, present: new Set() })
      expect(written.lines.map((line) => JSON.stringify(line)).sort()).toEqual(await expected())
      expect(written.failed).toEqual([])
    })

    it('generates only what is missing', async () => {
      const written = runOf(plan)
      const present = new Set(planned.slice(5, 17))
      let asked = 0
      const engine = scriptedEngine({ before: () => asked++ })
      await run(plan, { engine, run: written, present })
      expect(written.lines.map(responseId).sort()).toEqual(planned.filter((id) => !present.has(id)).sort())
      expect(asked).toBe(planned.length - present.size)
    })

    it('asks nothing where nothing is missing', async () => {
      const written = runOf(plan)
      const engine = scriptedEngine({ failsAt: () => true })
      await run(plan, { engine, run: written, present: new Set(planned) })
      expect(written.lines).toEqual([])
    })

    it('takes what was cut off as it is: that is no failure, and is not tried again', async () => {
      const short = scriptedPlan({ problems: 6, samples: 3, maxTokens: 5 })
      const written = runOf(short)
      let asked = 0
      await run(short, {
        engine: scriptedEngine({ before: () => asked++ }),
        run: written,
        present: new Set(),
      })
      expect(asked).toBe(planned.length)
      expect(written.lines.every(({ finishReason }) => finishReason === 'length')).toBe(true)
    })

    it('tries again what failed once, and it is as if it had not', async () => {
      const written = runOf(plan)
      const engine = scriptedEngine({ failsAt: (_, count) => count === 7 })
      await run(plan, { engine, run: written, present: new Set() })
      expect(written.lines.map((line) => JSON.stringify(line)).sort()).toEqual(await expected())
    })

    it('records what fails every time as failed, with the reason, and all the rest', async () => {
      const written = runOf(plan)
      const bad = plan.problems[2]
      const engine = scriptedEngine({
        failsAt: ({ question, policy }) => question === bad?.question && policy.name === 'tip',
      })
      await run(plan, { engine, run: written, present: new Set() })
      const failed = new Set(written.failed.map(responseId))
      const arm = plan.description.arms.find(({ policy }) => policy.name === 'tip')?.id
      expect([...failed].sort()).toEqual(
        [0, 1, 2].map((sample) => responseId({ problem: bad?.id ?? '', arm: arm ?? '', sample })).sort(),
      )
      expect(written.failed.every(({ reason }) => reason.includes('the script refuses'))).toBe(true)
      expect(written.lines.map(responseId).sort()).toEqual(planned.filter((id) => !failed.has(id)).sort())
    })

    it('ends with the reason of the engine where that fails at everything', async () => {
      const engine: Engine = {
        ...scriptedEngine(),
        // biome-ignore lint/correctness/useYield: it fails before there is anything to yield.
        async *generateAll() {
          throw new EngineError('http://127.0.0.1:1: connection refused')
        },
      }
      const written = runOf(plan)
      await expect(run(plan, { engine, run: written, present: new Set() })).rejects.toThrow(
        'connection refused',
      )
      expect(written.lines).toEqual([])
    })

    it('stops with the reason of its signal, and goes on from there without a repetition', async () => {
      const stopping = new AbortController()
      const reason = new Error('enough')
      const written = runOf(plan)
      const engine = scriptedEngine({ before: (count) => count === 9 && stopping.abort(reason) })
      const signal = stopping.signal
      await expect(run(plan, { engine, run: written, present: new Set(), signal })).rejects.toBe(reason)
      expect(written.lines.length).toBeLessThan(planned.length)
      const present = new Set(written.lines.map(responseId))
      await run(plan, { engine: scriptedEngine(), run: written, present })
      expect(written.lines.map((line) => JSON.stringify(line)).sort()).toEqual(await expected())
    })

    it('tells how far it is, up to the end', async () => {
      const seen: Progress[] = []
      await run(plan, {
        engine: scriptedEngine(),
        run: runOf(plan),
        present: new Set(planned.slice(0, 4)),
        onProgress: (progress) => seen.push(progress),
      })
      expect(seen[0]).toMatchObject({ done: 4, total: planned.length })
      expect(seen.at(-1)).toMatchObject({ done: planned.length, total: planned.length })
    })
  })
}
