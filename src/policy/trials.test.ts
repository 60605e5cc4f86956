import { describe, expect, it } from 'vitest'
import { answerConsistency } from './answer-consistency.ts'
import type { Directive } from './directive.ts'
import { earlyExit } from './early-exit.ts'
import type { Policy, PolicyEvent } from './policy.ts'
import { returnToPromising } from './return-to-promising.ts'
import { confidenceOf } from './trial-answer.ts'

type Result = Extract<PolicyEvent, { type: 'probeResult' }>
const result = (text: string, logProbabilities: readonly number[] = [-0.001], finished = true): Result => ({
  type: 'probeResult',
  text,
  logProbabilities,
  finished,
})

function said(policy: Policy, ...tokens: readonly string[]): readonly Directive[] {
  return tokens.flatMap((text) => policy.onEvent({ type: 'token', text }))
}

const begun = (policy: Policy): Policy => {
  policy.onEvent({ type: 'reasoningStart' })
  return policy
}

describe('the confidence of a trial answer', () => {
  it('is the mean probability of its tokens, arithmetic or geometric', () => {
    const one = result('7', [Math.log(0.5), Math.log(1)])
    expect(confidenceOf(one)).toBeCloseTo(0.75)
    expect(confidenceOf(one, 'geometric')).toBeCloseTo(Math.sqrt(0.5))
  })

  it('is 0 where it came to no end, says nothing, or nobody told probabilities', () => {
    for (const one of [result('7', [0], false), result('  '), result('7', [])])
      expect(confidenceOf(one)).toBe(0)
    const { logProbabilities: _, ...untold } = result('7')
    expect(confidenceOf(untold)).toBe(0)
  })
})

describe('early exit', () => {
  it('asks before the word that opens the next thought, greedily, with the word left out', () => {
    const policy = begun(earlyExit.create({}))
    expect(said(policy, 'It is 7.', '\n', 'Wait')).toEqual([
      {
        type: 'probe',
        from: 9,
        maxTokens: 20,
        until: '}',
        temperature: 0,
        suffix: '**Final Answer**\n\\boxed{',
      },
    ])
  })

  it('asks after the closed reasoning where it is told to', () => {
    const policy = begun(earlyExit.create({ closed: 1 }))
    expect(said(policy, 'It is 7.', ' Wait')[0]).toMatchObject({
      closing: '\n',
      suffix: '\nThe answer is \\boxed{',
    })
  })

  it('ends the reasoning where the model is sure, and leaves no half-opened thought behind', () => {
    const policy = begun(earlyExit.create({}))
    said(policy, 'It is 7.', ' Wait')
    expect(policy.onEvent(result('7', [Math.log(0.96)]))).toEqual([
      { type: 'rollback', toOffset: 8 },
      { type: 'endReasoning', text: '\n' },
    ])
  })

  it('goes on where the model is not surer than the threshold, or the trial decides nothing', () => {
    const policy = begun(earlyExit.create({}))
    said(policy, 'It is 7.', ' Wait')
    for (const one of [result('7', [Math.log(0.94)]), result('', [0]), result('7', [0], false)])
      expect(policy.onEvent(one)).toEqual([])
  })

  it('asks so many times at most', () => {
    const policy = begun(earlyExit.create({ most: 2 }))
    expect(said(policy, ' Wait', ' x', ' Wait', ' x', ' Wait')).toHaveLength(2)
  })

  it('asks nothing in the answer', () => {
    const policy = begun(earlyExit.create({}))
    policy.onEvent({ type: 'reasoningEnd' })
    expect(said(policy, ' Wait')).toEqual([])
  })
})

describe('answer consistency', () => {
  const after = (...results: readonly Result[]): readonly Directive[] => {
    const policy = begun(answerConsistency.create({ every: 1, same: 3 }))
    return results.flatMap((one) => {
      expect(said(policy, ' x')[0]).toMatchObject({ type: 'probe', temperature: 0.6 })
      return policy.onEvent(one)
    })
  }

  it('ends the reasoning once the last few answers agree', () => {
    expect(after(result('7'), result('8'), result('8'), result('8'))).toEqual([
      { type: 'endReasoning', text: '\n' },
    ])
    expect(after(result('8'), result('8'), result('7'), result('8'), result('8'))).toEqual([])
    expect(after(result('x + 1'), result('x+1'), result(' x +1 '))).toHaveLength(1)
  })

  it('lets no empty or unfinished answer count', () => {
    expect(after(result(''), result(''), result(''))).toEqual([])
    expect(after(result('7'), result('7', [0], false), result('7'), result('7'))).toEqual([])
  })

  it('takes doubt for doubt as a whole word only: "now" and "another" hold a "no"', () => {
    expect(after(result('now 7'), result('now 7'), result('now 7'))).toHaveLength(1)
    expect(after(result('no, 7'), result('no, 7'), result('no, 7'))).toEqual([])
  })

  it('asks every so many tokens, and never at all at 0', () => {
    const policy = begun(answerConsistency.create({ every: 4 }))
    expect(said(policy, ...Array.from({ length: 9 }, () => ' x'))).toHaveLength(2)
  })
})

describe('returning to the promising', () => {
  const switched = (parameters: Readonly<Record<string, number>> = {}): Policy => {
    const policy = begun(returnToPromising.create(parameters))
    expect(said(policy, 'Try 8 × 3.', '\n', 'Alternatively')).toMatchObject([{ type: 'probe', from: 11 }])
    return policy
  }

  it('takes the switch back and asks to go on, where the thought is confident', () => {
    expect(switched().onEvent(result('7', [-0.01]))).toEqual([
      { type: 'rollback', toOffset: 11 },
      { type: 'insert', text: 'Let me go on with this before I try anything else.\n' },
    ])
    expect(switched({ deepen: 0 }).onEvent(result('7', [-0.01]))).toEqual([
      { type: 'rollback', toOffset: 11 },
    ])
  })

  it('lets the thought go where it is not', () => {
    expect(switched().onEvent(result('7', [-2]))).toEqual([])
    expect(switched().onEvent(result('7', [-0.01], false))).toEqual([])
  })

  it('does not pay twice for the same question, and gives up after a few returns', () => {
    const policy = switched({ deepen: 0, most: 2 })
    expect(policy.onEvent(result('7', [-0.01]))).toHaveLength(1)
    policy.onEvent({ type: 'rolledBack', toOffset: 11 })
    expect(said(policy, 'Alternatively')).toEqual([{ type: 'rollback', toOffset: 11 }])
    policy.onEvent({ type: 'rolledBack', toOffset: 11 })
    expect(said(policy, 'Alternatively')).toEqual([])
  })
})
