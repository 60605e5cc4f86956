import { describe, expect, it } from 'vitest'
import type { MeasuredResponse } from '#metric'
import type { RunArm } from '#run'
import { selectResponses } from './select-responses.ts'

const arm = (selection: string): RunArm => ({
  id: `${selection} of none`,
  engine: 'e',
  policy: { name: 'none', parameters: {} },
  selection,
  of: 'none',
})

const response = (sample: number, vote: string, reasoning: number, more = {}): MeasuredResponse => ({
  problem: 'p',
  cluster: 'c',
  level: 1,
  sample,
  outcome: vote === 'right' ? 'correct' : 'incorrect',
  tokens: { prompt: 10, reasoning, output: reasoning + 5 },
  thoughts: [],
  reflections: 0,
  vote,
  finished: true,
  ...more,
})

const six = ['wrong', 'right', 'right', 'wrong', 'wrong', 'right'].map((vote, sample) =>
  response(sample, vote, 20 - sample),
)
const options = { seed: '1', samples: 6 }

describe('selecting from the responses to a problem', () => {
  it('takes them in groups, in the order of their samples', () => {
    const { responses, lines } = selectResponses(arm('majority:n=3'), six, options)
    expect(responses.map(({ outcome }) => outcome)).toEqual(['correct', 'incorrect'])
    expect(lines.map(({ started }) => started.map(({ sample }) => sample))).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ])
    expect(lines.map(({ among }) => among)).toEqual([
      [1, 2],
      [3, 4],
    ])
  })

  it('bills everything that was generated, prompts and cancelled responses included', () => {
    const [voted] = selectResponses(arm('majority:n=6'), six, options).responses
    expect(voted?.tokens).toEqual({ prompt: 60, cachedPrompt: 0, reasoning: 105, output: 135 })
    const [shortest] = selectResponses(arm('shortest:n=6'), six, options).responses
    expect(shortest?.outcome).toBe('correct')
    // Each of the six goes on until the shortest, of 15 reasoning and 20 tokens altogether, is there.
    expect(shortest?.tokens).toEqual({ prompt: 60, cachedPrompt: 0, reasoning: 105, output: 120 })
  })

  it('pays for no sample that was not started', () => {
    const agreeing = [0, 1, 2, 3, 4, 5].map((sample) => response(sample, 'right', 10))
    const { responses, lines } = selectResponses(arm('adaptive:n=6,sure=0.9'), agreeing, options)
    expect(lines[0]?.started).toHaveLength(3)
    expect(responses[0]?.tokens).toEqual({ prompt: 30, cachedPrompt: 0, reasoning: 30, output: 45 })
  })

  it('chooses the same of several that are equally good, each time it is asked', () => {
    const tied = ['a', 'b'].map((vote, sample) => response(sample, vote, 10))
    const chosen = (): unknown => selectResponses(arm('majority:n=2'), tied, { ...options, samples: 2 }).lines
    expect(chosen()).toEqual(chosen())
  })

  it('has no answer where there is none, which is not correct', () => {
    const cut = six.map((one) => ({ ...one, finished: false }))
    const { responses, lines } = selectResponses(arm('shortest:n=6'), cut, options)
    expect(responses[0]?.outcome).toBe('ungradable')
    expect(lines[0]?.chosen).toBeNull()
  })

  it('leaves out a group that lacks a response', () => {
    const { responses, lines } = selectResponses(arm('majority:n=3'), six.slice(1), options)
    expect(responses.map(({ outcome }) => outcome)).toEqual(['failed', 'incorrect'])
    expect(lines).toHaveLength(1)
  })

  it('weights votes by confidence, and says where nobody knows it', () => {
    const [one, ...others] = ['right', 'wrong', 'wrong'].map((vote, sample) =>
      response(sample, vote, 10, { confidence: sample === 0 ? 0.9 : 0.3 }),
    )
    const asked = { ...options, samples: 3 }
    const { responses } = selectResponses(arm('confidence:n=3'), [one as MeasuredResponse, ...others], asked)
    expect(responses[0]?.outcome).toBe('correct')
    const { hindrance } = selectResponses(arm('confidence:n=3'), six.slice(0, 3), asked)
    expect(hindrance).toBe('3 answers come without log probabilities, so no vote can be weighted by them')
  })
})
