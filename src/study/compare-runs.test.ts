import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRun, type RunReader, readRun } from '#run'
import { scriptedEngine } from '../../test/fixture/scripted-engine.ts'
import { scriptedPlan } from '../../test/fixture/scripted-study.ts'
import { type ViewedLine, writeViewedRun } from '../../test/fixture/viewed-run.ts'
import { compareRuns } from './compare-runs.ts'
import { deriveRun } from './derive-run.ts'
import { generateResponses } from './generate-responses.ts'
import { planVariances } from './plan-variances.ts'
import type { StudySettings } from './study-settings.ts'
import { summarise } from './summarise.ts'

const root = mkdtempSync(join(tmpdir(), 'jevons-compare-'))
afterAll(() => rmSync(root, { recursive: true }))

const none = { name: 'none', parameters: {} }
const tip = { name: 'tip', parameters: { alpha: 4, beta: 25 } }

/** A scored study of the scripted engine in a folder of its own. */
async function studied(name: string, settings: Partial<StudySettings>): Promise<RunReader> {
  const plan = scriptedPlan(settings)
  const run = createRun(join(root, name), plan)
  await generateResponses(plan, { engine: scriptedEngine(), run, present: new Set(), clock: () => 0 })
  const derived = await deriveRun(plan, run)
  run.writeDerived({
    grades: derived.map(({ grade }) => grade),
    thoughts: derived.flatMap(({ thoughts }) => thoughts ?? []),
    summary: summarise(plan, derived),
  })
  run.close()
  return readRun(join(root, name))
}

async function imported(name: string, lines: readonly ViewedLine[]): Promise<RunReader> {
  await writeViewedRun(join(root, name), lines)
  return readRun(join(root, name))
}

/** Ten problems of which the first `right` are answered rightly. */
function answers(right: number, ids: (index: number) => string = (index) => `p${index}`): ViewedLine[] {
  return Array.from({ length: 10 }, (_, index) => ({
    problem: ids(index),
    question: `What is ${index} + 1?`,
    gold: String(index + 1),
    text: `<think>Hm.</think>It is \\boxed{${index < right ? index + 1 : 99}}.`,
    tokens: 10 + index,
  }))
}

describe('two runs compared', () => {
  let both: RunReader
  let alone: RunReader
  beforeAll(async () => {
    both = await studied('both', { problems: 50, samples: 3, policies: [none, tip] })
    alone = await studied('alone', { problems: 60, samples: 3, policies: [tip], seed: '1' })
  })

  it('differ as the summary of one run says that its arms do', async () => {
    const [baseline, arm] = both.description.arms.map(({ id }) => id)
    if (baseline === undefined || arm === undefined) throw new Error('no arms')
    const { comparisons, mismatches } = await compareRuns(both, both, { armA: baseline, armB: arm })
    expect(mismatches).toEqual([])
    const expected = both.summary()?.comparisons ?? []
    for (const metric of ['accuracy', 'tokens'] as const) {
      const here = comparisons.find((one) => one.metric === metric)
      const there = expected.find((one) => one.metric === metric && one.level === undefined)
      expect(here?.difference.value, metric).toBeCloseTo(there?.difference.value ?? Number.NaN, 9)
      expect(here?.ratio?.value).toBe(there?.ratio?.value)
    }
  })

  it('are paired on the problems that they share, arm by arm, and what does not match is listed', async () => {
    const { shared, mismatches, comparisons } = await compareRuns(both, alone)
    expect(shared.clusters.length).toBe(50)
    expect(shared.onlyB.length).toBe(10)
    expect(mismatches).toEqual([])
    expect(comparisons.map(({ a, b, metric }) => [a, b, metric])).toEqual(
      ['accuracy', 'tokens', 'thoughts'].map((metric) => [
        'tip:alpha=4,beta=25',
        'tip:alpha=4,beta=25',
        metric,
      ]),
    )
    // The same policy, seed and engine: the same tokens.
    for (const { difference } of comparisons) expect(difference.value).toBe(0)
  })

  it('claim nothing beyond the interval, and say which tokens B needs for each of A', async () => {
    const [{ id: a } = { id: '' }] = both.description.arms
    const { comparisons } = await compareRuns(both, alone, { armA: a, margin: 0.5 })
    for (const { metric, difference, ratio } of comparisons) {
      const { low, high, distinguishable } = difference
      expect(distinguishable).toBe((low ?? -1) > 0 || (high ?? 1) < 0)
      expect(difference.margin).toBe(metric === 'accuracy' ? 0.5 : null)
      expect(ratio !== undefined).toBe(metric === 'tokens')
    }
  })

  it('weigh a problem alike in both, whatever the number of responses to it', async () => {
    const many = answers(6).flatMap((line) => [0, 1, 2].map((sample) => ({ ...line, sample })))
    const { comparisons } = await compareRuns(
      await imported('once', answers(4)),
      await imported('three times', many),
    )
    expect(comparisons[0]).toMatchObject({ metric: 'accuracy', meanA: 0.4 })
    expect(comparisons[0]?.meanB).toBeCloseTo(0.6, 12)
    expect(comparisons[0]?.difference.value).toBeCloseTo(0.2, 12)
  })

  it('find a problem by its text where its id is another, and pair none whose text has changed', async () => {
    const renamed = await imported(
      'renamed',
      answers(4, (index) => `q${index}`),
    )
    const { shared } = await compareRuns(await imported('named', answers(4)), renamed)
    expect([shared.clusters.length, shared.byText]).toEqual([10, 10])
    const [first, ...rest] = answers(4)
    if (!first) throw new Error('no line')
    const changed = await imported('changed', [{ ...first, question: 'What is 7 + 7?' }, ...rest])
    const found = await compareRuns(await imported('named again', answers(4)), changed)
    expect(found.shared).toMatchObject({ otherText: ['p0'], onlyA: ['p0'], onlyB: ['p0'] })
    expect(found.shared.clusters.length).toBe(9)
  })

  it('that share nothing, or leave open which arms are meant, are refused in one line', async () => {
    const elsewhere = await imported('elsewhere', [
      { problem: 'z', question: 'Why?', gold: '1', text: '<think>Hm.</think>2' },
    ])
    await expect(compareRuns(both, elsewhere, { armA: 'none' })).rejects.toThrow(/share no problem/)
    await expect(compareRuns(both, both, { armA: 'none' })).rejects.toThrow(/^say which arms to compare/)
    await expect(compareRuns(both, both, { armA: 'nun' })).rejects.toThrow(
      /has no arm nun: its arms are none/,
    )
  })

  it('tell of the next comparison its accuracy, its variances and how sure they are', async () => {
    const told = await planVariances(both)
    expect(told).toMatchObject({ baseline: 'none', arm: 'tip:alpha=4,beta=25', problems: 50, samples: 3 })
    expect(told.accuracy).toBeCloseTo(both.summary()?.arms[0]?.accuracy?.value ?? Number.NaN, 12)
    expect(told.variances?.sigmaSquared).toBeGreaterThan(0)
    expect(told.resampled.length).toBe(999)
    const one = await planVariances(alone)
    expect([one.arm, one.variances]).toEqual([undefined, undefined])
  })
})
