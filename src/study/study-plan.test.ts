import { describe, expect, it } from 'vitest'
import { splitOf } from '#problem'
import { scriptedPlan, tipSetting } from '../../test/fixture/scripted-study.ts'
import { drawProblems } from './draw-problems.ts'
import { StudyError } from './study-error.ts'
import { plannedResponses } from './study-plan.ts'

const none = { name: 'none', parameters: {} }

describe('the plan of a study', () => {
  it('names arms as the command line writes policies, and takes none as the baseline', () => {
    const { description } = scriptedPlan({ policies: [tipSetting, none] })
    expect(description.arms.map(({ id }) => id)).toEqual(['tip:alpha=4,beta=25', 'none'])
    expect(description.study.baseline).toBe('none')
  })

  it('declares accuracy and tokens as its family, and renders the prompt', () => {
    const { description, problems } = scriptedPlan()
    expect(description.family).toEqual({ metrics: ['accuracy', 'tokens'], level: 0.95 })
    expect(description.prompt).toBe(`<|user|>${problems[0]?.question}<|model|>`)
  })

  it('takes a bare policy name as the baseline where one arm alone has it', () => {
    expect(scriptedPlan({ baseline: 'tip' }).description.study.baseline).toBe('tip:alpha=4,beta=25')
    expect(() => scriptedPlan({ baseline: 'tap' })).toThrow(
      new StudyError('baseline "tap" is no arm of this study: its arms are none, tip:alpha=4,beta=25'),
    )
  })

  it('makes an arm of every policy and selection, which has no responses of its own', () => {
    const plan = scriptedPlan({
      problems: 3,
      samples: 2,
      policies: [none, tipSetting],
      selections: ['majority:n=2', 'best:n=2'],
    })
    expect(plan.description.arms.map(({ id, of }) => [id, of])).toEqual([
      ['none', undefined],
      ['tip:alpha=4,beta=25', undefined],
      ['majority:n=2 of none', 'none'],
      ['best:n=2 (oracle) of none', 'none'],
      ['majority:n=2 of tip:alpha=4,beta=25', 'tip:alpha=4,beta=25'],
      ['best:n=2 (oracle) of tip:alpha=4,beta=25', 'tip:alpha=4,beta=25'],
    ])
    expect([...plannedResponses(plan)]).toHaveLength(12)
    expect(() => scriptedPlan({ samples: 1, selections: ['majority:n=2'] })).toThrow(
      new StudyError('selection majority:n=2 needs 2 samples of each problem; there are 1'),
    )
  })

  it('refuses the same arm twice', () => {
    expect(() => scriptedPlan({ policies: [none, none] })).toThrow('policy none is named twice')
  })

  it('pairs arms at every sample of every problem before it goes on', () => {
    const planned = [...plannedResponses(scriptedPlan({ problems: 3, samples: 2 }))]
    expect(planned).toHaveLength(12)
    for (let index = 0; index < planned.length; index += 2) {
      const [a, b] = [planned[index], planned[index + 1]]
      expect([a?.problem, a?.sample, a?.arm]).toEqual([b?.problem, b?.sample, 'none'])
    }
  })
})

describe('the problems of a study', () => {
  it('belong to its split, are all different and have their equal share of levels', () => {
    const problems = drawProblems({ count: 100, seed: 's', split: 'sealed' })
    expect(problems.every(({ numbers }) => splitOf(numbers) === 'sealed')).toBe(true)
    expect(new Set(problems.map(({ id }) => id)).size).toBe(100)
    for (const level of [1, 2, 3, 4, 5]) {
      expect(problems.filter((problem) => problem.level === level)).toHaveLength(20)
    }
  })

  it('are the same for the same seed, more of them only adding, and others for another', () => {
    const some = drawProblems({ count: 20, seed: 's', split: 'development' })
    expect(drawProblems({ count: 30, seed: 's', split: 'development' }).slice(0, 20)).toEqual(some)
    expect(drawProblems({ count: 20, seed: 't', split: 'development' })).not.toEqual(some)
  })
})
