import { describe, expect, it } from 'vitest'
import { countdownProblem } from '#problem'
import type { ResponseLine } from '#run'
import { memoryRun, scriptedPlan } from '../../test/fixture/scripted-study.ts'
import { deriveResponse } from './derive-response.ts'
import { deriveRun } from './derive-run.ts'

const markers = { open: '<think>', close: '</think>' }
const problem = countdownProblem([3, 7, 8], 24)

function response(
  reasoning: string,
  answer: string,
  finishReason: ResponseLine['finishReason'] = 'stop',
): ResponseLine {
  const text = `<think>\n${reasoning}\n</think>\n\\boxed{${answer}}`
  // One token a character, markers apart: what is inside them is easily counted.
  const inside = text.indexOf('</think>') - '<think>'.length
  return {
    version: 1,
    problem: problem.id,
    arm: 'none',
    sample: 0,
    text,
    tokenLengths: ['<think>'.length, ...Array.from({ length: inside }, () => 1), '</think>'.length, 1, 8],
    finishReason,
    usage: { prompt: 5, reasoning: inside, output: inside + 4 },
    durationMs: 1,
  }
}

const judge = 'countdown, exact'

describe('what is derived of a response', () => {
  it('is its grade, its judged thoughts, and tokens up to each of them that end at T', () => {
    const line = response('Try 7 × 3 = 21. 21 + 8 = 29.\n\nAlternatively, 8 − 7 = 1. 3 × 1 = 3.', '8 × 3 × 7')
    const { grade, thoughts, measured } = deriveResponse(problem, line, { markers, judge })
    expect(grade).toMatchObject({ outcome: 'incorrect', answer: '8 × 3 × 7', sample: 0 })
    expect(thoughts?.thoughts.map(({ opener, commitment }) => [opener, commitment])).toEqual([
      [null, '7 × 3 = 21'],
      ['Alternatively', '8 − 7 = 1'],
    ])
    expect(thoughts?.steps).toEqual({ stated: 4, valid: 4 })
    expect(measured.thoughts.at(-1)?.tokensUpTo).toBe(measured.tokens.reasoning)
    const [first] = thoughts?.thoughts ?? []
    expect(line.text.slice(first?.start, first?.end)).toBe('Try 7 × 3 = 21. 21 + 8 = 29.\n\n')
    // The line break after the opening marker is a token of the reasoning too.
    expect(first?.tokensUpTo).toBe(1 + 'Try 7 × 3 = 21. 21 + 8 = 29.\n\n'.length)
  })

  it('that was cut off while reasoning is ungradable, and its thoughts are judged all the same', () => {
    const whole = response('Try 8 − 7 = 1. 3 × 1', '')
    const text = whole.text.slice(0, whole.text.indexOf('\n</think>'))
    const { grade, measured } = deriveResponse(
      problem,
      { ...whole, text, finishReason: 'length' },
      { markers, judge },
    )
    expect(grade).toMatchObject({ outcome: 'ungradable', reason: 'cut off while reasoning', answer: null })
    expect(measured.thoughts).toHaveLength(1)
  })

  it('of another kind of problem has thoughts that nobody judged', () => {
    const other = { kind: 'number', id: problem.id, question: '?', cluster: 'c', gold: '24' } as const
    const { thoughts, measured } = deriveResponse(other, response('Hmm. It is 24.', '24'), { markers, judge })
    expect(thoughts?.thoughts[0]).not.toHaveProperty('correct')
    expect(thoughts).not.toHaveProperty('steps')
    expect(measured).toMatchObject({ outcome: 'correct', reflections: 1 })
    expect(measured.thoughts[0]).not.toHaveProperty('correct')
  })
})

describe('what is derived of a run', () => {
  it('is in the order of the plan; what is not there has failed, with the last reason', async () => {
    const plan = scriptedPlan({ problems: 1, samples: 2 })
    const run = memoryRun()
    const key = { problem: plan.problems[0]?.id ?? '', arm: 'none' }
    run.appendResponse({ ...response('Try.', '1'), ...key, sample: 1 })
    run.appendFailure({ version: 1, ...key, sample: 0, reason: 'reset' })
    run.appendFailure({ version: 1, ...key, sample: 0, reason: 'refused' })
    const derived = await deriveRun(plan, run)
    expect(derived.map(({ grade }) => [grade.arm, grade.sample, grade.outcome, grade.reason])).toEqual([
      ['none', 0, 'failed', 'refused'],
      ['tip:alpha=4,beta=25', 0, 'failed', 'never generated'],
      ['none', 1, 'incorrect', 'other numbers than the ones given'],
      ['tip:alpha=4,beta=25', 1, 'failed', 'never generated'],
    ])
  })

  it('is refused where a response is there twice or of another plan', async () => {
    const plan = scriptedPlan({ problems: 1 })
    const line = { ...response('Try.', '1'), problem: plan.problems[0]?.id ?? '' }
    const twice = memoryRun()
    twice.lines.push(line, line)
    await expect(deriveRun(plan, twice)).rejects.toThrow('memory: holds the response')
    const foreign = memoryRun()
    foreign.lines.push({ ...line, sample: 7 })
    await expect(deriveRun(plan, foreign)).rejects.toThrow('not of its plan')
  })
})
