import { describe, expect, it } from 'vitest'
import type { Problem } from '#problem'
import type { GradeLine, ResponseKey, ResponseLine, RunReader, SummaryArm, ThoughtsLine } from '#run'
import { importedFixture, modelFixture } from '../../test/fixture/imported-summary.ts'
import { collectImportedSamples } from './collect-imported-samples.ts'

type Outcome = GradeLine['outcome']

interface Reading {
  readonly run: RunReader
  /** Lines that were read of each file. */
  readonly read: Record<'grades' | 'responses' | 'thoughts' | 'problems', number>
}

/** A run of which every response is a line `arm outcome`; endless where it says so. */
function reading(lines: readonly (readonly [arm: string, outcome: Outcome])[], endless = false): Reading {
  const read = { grades: 0, responses: 0, thoughts: 0, problems: 0 }
  async function* each<Line>(
    name: keyof typeof read,
    make: (key: ResponseKey, outcome: Outcome) => Line,
  ): AsyncGenerator<Line> {
    for (let index = 0; endless || index < lines.length; index++) {
      const [arm, outcome] = lines[Math.min(index, lines.length - 1)] ?? ['', null]
      read[name]++
      yield make({ problem: `p${index}`, arm, sample: 0 }, outcome)
    }
  }
  const run = {
    folder: 'memory',
    description: { engine: { reasoningMarkers: { open: '<think>', close: '</think>' } } },
    grades: () =>
      each(
        'grades',
        (key, outcome): GradeLine => ({ version: 1, ...key, outcome, reason: 'r', answer: null }),
      ),
    responses: () =>
      each(
        'responses',
        (key): ResponseLine => ({ version: 1, ...key, text: 'a b', finishReason: 'stop', usage: {} }),
      ),
    selections: () => async function* () {}.call(undefined),
    thoughts: () =>
      each('thoughts', (key): ThoughtsLine => {
        const loop = { start: 1, end: 3, period: 1 }
        return { version: 1, ...key, judge: 'none', reflections: 0, thoughts: [], loop }
      }),
    problems: () =>
      each(
        'problems',
        ({ problem: id }): Problem => ({ id, cluster: id, kind: 'number', question: `${id}?` }),
      ),
  }
  return { run: run as unknown as RunReader, read }
}

async function chosen(run: RunReader, arms: readonly SummaryArm[]): Promise<string[]> {
  const samples = await collectImportedSamples(run, importedFixture({ arms }))
  return samples.map(({ choice: { rule, arm, problem, total } }) => `${rule} ${arm} ${problem} of ${total}`)
}

describe('samples of an import', () => {
  it('are the first incorrect and the first correct response of a model', async () => {
    const { run } = reading([
      ['m', 'correct'],
      ['m', 'correct'],
      ['m', 'ungradable'],
      ['m', 'incorrect'],
      ['m', 'incorrect'],
    ])
    expect(await chosen(run, [modelFixture('m', { accuracy: 0.5 })])).toEqual([
      'wrong m p3 of 20',
      'right m p0 of 20',
    ])
  })

  it('are of three models at most, those with reasoning of their own first', async () => {
    const names = ['closed', 'a', 'b', 'c', 'd']
    const { run } = reading(names.map((name) => [name, null] as const))
    const arms = names.map((name) => modelFixture(name, { own: name !== 'closed' }))
    expect(await chosen(run, arms)).toEqual(['first a p1 of 40', 'first b p2 of 40', 'first c p3 of 40'])
  })

  it('are read no further than they are found, however long the run', async () => {
    const { run, read } = reading(
      [
        ['m', 'incorrect'],
        ['m', 'correct'],
      ],
      true,
    )
    expect(await chosen(run, [modelFixture('m', { accuracy: 0.5 })])).toHaveLength(2)
    expect(read).toEqual({ grades: 2, responses: 2, thoughts: 2, problems: 2 })
  })

  it('are not looked for in all of a long run', async () => {
    const { run, read } = reading([['m', 'correct']], true)
    expect(await chosen(run, [modelFixture('m', { accuracy: 0.5 })])).toEqual(['right m p0 of 20'])
    expect(read.grades).toBe(20_000)
  })

  it('carry the loop and the reasoning, and have no tokens where nobody counted', async () => {
    const { run } = reading([['m', null]])
    const [sample] = await collectImportedSamples(run, importedFixture({ arms: [modelFixture('m')] }))
    expect(sample?.responses[0]).toMatchObject({
      reasoningTokens: null,
      loop: { start: 1 },
      span: { answerStart: 0 },
    })
  })

  it('are none of a run without responses', async () => {
    expect(await chosen(reading([]).run, [])).toEqual([])
  })
})
