import { describe, expect, it } from 'vitest'
import { chooseSamples, type SampleOutcome } from './choose-samples.ts'

const signs = { c: 'correct', i: 'incorrect', u: 'ungradable', f: 'failed' } as const

/** `ic` is a problem that the first arm answers incorrectly and the second correctly. */
function outcomes(problems: readonly string[], arms: readonly string[]): SampleOutcome[] {
  return problems.flatMap((letters, index) =>
    arms.map((arm, place) => ({
      problem: `p${index}`,
      arm,
      sample: 0,
      outcome: signs[letters[place] as keyof typeof signs],
    })),
  )
}

function chosen(problems: readonly string[], arms: readonly string[] = ['none', 'tip']): string[] {
  const lines = outcomes(problems, arms)
  const ids = problems.map((_, index) => `p${index}`)
  return chooseSamples([...lines].reverse(), { problems: ids, arms, baseline: 'none' }).map(
    ({ rule, arm, problem, position, total }) => `${rule} ${arm} ${problem} ${position}/${total}`,
  )
}

describe('choosing sample responses', () => {
  it('takes the first problems in the order drawn, as many gains as losses, whatever order responses came in', () => {
    expect(chosen(['cc', 'ic', 'ci', 'ic', 'ic', 'ci', 'ii', 'ui'])).toEqual([
      'gained tip p1 1/3',
      'gained tip p3 2/3',
      'lost tip p2 1/2',
      'lost tip p5 2/2',
      'neither tip p6 1/2',
      'neither tip p7 2/2',
    ])
  })

  it('takes ungradable for not correct and passes over what infrastructure failed', () => {
    expect(chosen(['uc', 'fc', 'cf', 'ff'])).toEqual(['gained tip p0 1/1'])
  })

  it('takes one a rule where several arms are compared, and shows no problem twice', () => {
    expect(chosen(['icc', 'iic', 'cii', 'iii'], ['none', 'tip', 'nowait'])).toEqual([
      'gained tip p0 1/1',
      'lost tip p2 1/1',
      'neither tip p1 1/2',
      'neither nowait p3 1/1',
    ])
  })

  it('shows failures before successes where there is one arm alone', () => {
    expect(chosen(['c', 'i', 'c', 'c', 'i', 'i'], ['none'])).toEqual([
      'wrong none p1 1/3',
      'wrong none p4 2/3',
      'right none p0 1/3',
      'right none p2 2/3',
    ])
  })

  it('chooses nothing from nothing', () => {
    expect(chosen([])).toEqual([])
  })
})
