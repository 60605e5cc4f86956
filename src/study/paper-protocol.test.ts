import { describe, expect, it } from 'vitest'
import type { GoldProblem } from '#problem'
import { askedQuestion } from './asked-question.ts'
import { protocolProblems } from './paper-protocol.ts'

function problems(count: number, of: (index: number) => Partial<GoldProblem> = () => ({})): GoldProblem[] {
  return Array.from({ length: count }, (_, index) => ({
    kind: 'number',
    id: `p${index}`,
    question: `Question ${index}?`,
    cluster: `p${index}`,
    gold: '1',
    ...of(index),
  }))
}

describe("the sets of the paper's protocol", () => {
  it('takes level 5 of MATH-500, and 2024 of several years of AIME', () => {
    const math = problems(500, (index) => ({ level: index < 134 ? 5 : 1 + (index % 4) }))
    expect(protocolProblems(math, { set: 'math500-hard', file: 'math.jsonl' })).toHaveLength(134)
    const years = problems(90, (index) => ({ dataset: `AIME ${2022 + Math.floor(index / 30)}` }))
    const held = protocolProblems(years, { set: 'aime24', file: 'aime.csv' })
    expect([held[0]?.id, held.length]).toEqual(['p60', 30])
  })

  it('refuses another number of problems and says which there should be', () => {
    expect(() => protocolProblems(problems(448), { set: 'gpqa-diamond', file: 'main.csv' })).toThrow(
      'main.csv: holds 448 problems of GPQA Diamond, and gpqa-diamond has 198',
    )
  })
})

describe('a question as it is asked', () => {
  const [plain] = problems(1) as [GoldProblem]
  it('is the question alone where there are no options, or where it lists them itself', () => {
    expect(askedQuestion(plain)).toBe('Question 0?')
    const listed = { ...plain, question: 'red or blue?', choices: ['red', 'blue'] }
    expect(askedQuestion(listed)).toBe('red or blue?')
  })

  it('has its options after it, each with its letter', () => {
    expect(askedQuestion({ ...plain, choices: ['red', 'blue'] })).toBe(
      'Question 0?\n\n(A) red\n(B) blue\n\nAnswer with the letter of the right option.',
    )
  })
})
