import { describe, expect, it } from 'vitest'
import { armFixture, summaryFixture } from '../../../test/fixture/summary.ts'
import { missingArms, runValues } from './run-values.ts'

const [none, mild, strong] = [
  armFixture('none', { accuracy: 0.5 }),
  armFixture('tip:alpha=3,beta=20', { accuracy: 0.6 }),
  armFixture('tip:alpha=6,beta=50', { accuracy: 0.7 }),
]
const voted = {
  ...armFixture('tip:alpha=3,beta=20', { accuracy: 0.9 }),
  selection: 'shortest:n=4',
  id: 'voted',
}

function values(arms: readonly (typeof none)[]): ReadonlyMap<string, unknown> {
  return new Map(runValues(summaryFixture({ arms: [...arms] }), 'en'))
}

describe('what a note says of a run', () => {
  it('is of a policy by itself, not as a selection has it', () => {
    for (const arms of [
      [none, mild, voted],
      [none, voted, mild],
    ])
      expect(values(arms).get('run.tip.accuracy')).toMatchObject({ value: 0.6 })
    expect(values([none, voted]).has('run.tip.accuracy')).toBe(false)
  })

  it('names the setting, which is the first of the study and not the best', () => {
    const of = values([none, mild, strong])
    expect(of.get('run.tip.setting')).toBe('tip:alpha=3,beta=20')
    expect(of.get('run.tip.accuracy')).toMatchObject({ value: 0.6 })
  })

  it('is refused where the run has no arm that the note names, and not where it has all of them', () => {
    const text = 'right {{run.none.accuracy | share}}, {{run.tip.vs.accuracy.low | signed}}, {{run.problems}}'
    const told = (arms: readonly (typeof none)[]): string | undefined =>
      missingArms(text, summaryFixture({ arms: [...arms] }))
    expect(told([none, mild])).toBeUndefined()
    expect(told([none, voted])).toBe(
      'the note asks for run.tip.vs.accuracy.low, and the run has no arm of the policy tip by itself, without a selection (it has none): name a run with it',
    )
    expect(told([voted])).toContain('asks for run.none.accuracy')
  })
})
