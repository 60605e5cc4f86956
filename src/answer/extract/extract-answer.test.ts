import { describe, expect, it } from 'vitest'
import { type ExtractOptions, extractAnswer } from './extract-answer.ts'

function found(text: string, options: ExtractOptions = {}): string | undefined {
  return extractAnswer(text, options)?.answer
}

function how(text: string, options: ExtractOptions = {}): string | undefined {
  return extractAnswer(text, options)?.how
}

describe('a boxed answer', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['So \\boxed{42}.', '42'],
    ['\\boxed{\\frac{1}{2}} is it', '\\frac{1}{2}'],
    ['first \\boxed{1}, no: \\boxed{2}', '2'],
    ['\\fbox{7}', '7'],
    ['\\boxed 5', '5'],
    ['$\\boxed{\\text{Paris}}$', 'Paris'],
    ['\\boxed{\\boxed{3}}', '3'],
    ['\\boxed{} and then 4', '4'],
    ['\\boxed{1} and \\boxed{2}', '1, 2'],
    ['$x = \\boxed{1}$, $y = \\boxed{2}$', '1, 2'],
    ['\\boxed{a \\} b}', 'a \\} b'],
    ['The total is \\boxed{6}, of which \\boxed{4} are red', '4'],
  ]
  for (const [text, answer] of cases) it(`in ${text}`, () => expect(found(text)).toBe(answer))
})

describe('an announced answer', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['The final answer is 42.', '42'],
    ['The answer is $\\frac{3}{4}$.', '\\frac{3}{4}'],
    ['Answer: 5\nThat was easy.', '5'],
    ['**Answer:** 5', '5'],
    ['**Answer**: **5**', '5'],
    ['### Final Answer\n\n$$\n\\frac{1}{2}\n$$', '\\frac{1}{2}'],
    ['**Answer:**  \n660', '660'],
    ['ANSWER: 1\nNo, wait.\nANSWER: 2', '2'],
    ['Answer: first we compute 3.\nThe answer is 7', '7'],
    ['The answer to the question "How much is 1+1?" is 2.', '2'],
    ['The answer is x = 5.', 'x = 5'],
    ['정답: 42', '42'],
    ['따라서 정답은 42입니다.', '42'],
    ['최종 답: **12**', '12'],
    ['답은 $\\frac{1}{3}$ 입니다', '\\frac{1}{3}'],
    ['因此，答案是 42。', '42'],
    ['答案：４２', '42'],
    ['最终答案是：$\\sqrt{2}$', '\\sqrt{2}'],
    ['Respuesta: 12', '12'],
    ['#### 18', '18'],
    ['We add them.\n#### 1,234', '1,234'],
  ]
  for (const [text, answer] of cases) {
    it(`in ${JSON.stringify(text)}`, () => {
      const kind = /[²-⁹\\=]/.test(answer) ? 'expression' : 'number'
      expect(found(text, { kind })).toBe(answer)
    })
  }

  it('is not announced by a check, a heading of a step, or another word', () => {
    expect(found('#### Step 4: add 3', { kind: 'number', declaredOnly: true })).toBeUndefined()
    expect(found('대답은 7번 했다', { kind: 'number', declaredOnly: true })).toBeUndefined()
    expect(found('The answer is 7. To check the answer: 3 + 4', { kind: 'number' })).toBe('7')
  })
})

describe('a final answer behind the last box', () => {
  const rule = 'final answer after the box'
  const cases: readonly (readonly [string, string, string])[] = [
    [
      'It earns $\\boxed{200}$, then $\\boxed{255}$. Final Answer: The final answer is $10,455$. Fine.',
      '10,455',
      rule,
    ],
    ['First \\boxed{3}, so the final answer is 4 apples.', '4', rule],
    ['먼저 \\boxed{3}. 최종 답은 4입니다.', '4', rule],
    ['The final answer is $\\boxed{5}$, not 6.', '5', 'boxed'],
    ['The final answer is 6. No: \\boxed{5}', '5', 'boxed'],
    ['It is \\boxed{5}. The answer is on page 6.', '5', 'boxed'],
    ['It is \\boxed{\\frac13}. The final answer is approximately 0.33.', '\\frac13', 'boxed'],
    ['It is \\boxed{\\frac13}. The final answer is $\\approx 0.33$.', '\\frac13', 'boxed'],
    ['It is \\boxed{5}. The final answer is the sum of 2 and 3.', '5', 'boxed'],
    ['It is \\boxed{5}. The final answer is 1 more than what we had before.', '5', 'boxed'],
    ['It is \\boxed{5}.\n\n### Final answer:\n\n1. Add 2.\n2. Add 3.', '5', 'boxed'],
  ]
  for (const [text, answer, how] of cases) {
    it(`in ${JSON.stringify(text)} is ${answer}`, () => {
      const extracted = extractAnswer(text, { kind: 'number' })
      expect([extracted?.answer, extracted?.how]).toEqual([answer, how])
    })
  }

  it('may be a choice, and is not taken from a text that was cut off in it', () => {
    const text = 'Not \\boxed{A}. The final answer is B'
    expect(found(text, { kind: 'choice' })).toBe('B')
    expect(found(text, { kind: 'choice', declaredOnly: true })).toBe('A')
  })
})

describe('an answer in JSON', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['{"reasoning": "x", "answer": "42"}', '42'],
    ['{"answer": 42, "reasoning": "x"}', '42'],
    ['```json\n{\n "reasoning": "so \\(x\\) is "big"",\n "answer": "\\frac{1}{2}"\n}\n```', '\\frac{1}{2}'],
    ['```json\n{"answer": "\\\\frac{1}{2}"}\n```', '\\frac{1}{2}'],
    ['{"answer": "x \\neq 3 \\text{ m}"}', 'x \\neq 3 \\text{ m}'],
    ['{"answer": "say \\"yes\\""}', 'say "yes"'],
    ['{"answer": [1, 2]}', '1, 2'],
    ['{"final_answer": "7"}', '7'],
    ["{'answer': '7'}", '7'],
    ['{"reasoning": "The \\boxed{3} is wrong", "answer": "4"}', '4'],
  ]
  for (const [text, answer] of cases) {
    it(`in ${JSON.stringify(text)}`, () => {
      expect([found(text), how(text)]).toEqual([answer, 'json'])
    })
  }

  it('that was cut off is none', () => {
    expect(found('{"reasoning": "x", "answer": "4', { declaredOnly: true })).toBeUndefined()
  })
})

describe('a number that nothing announces', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['28 + 32 = 60\nThis solves the problem.', '60', 'closing statement'],
    ['the result is -5 exactly', '-5', 'whole'],
    ['There are **29** days in February of a leap year. Others have 28.', '29', 'only emphasis'],
    ['It grows.\n\nThus, there are 117 ordered pairs $(x, y)$ with $x^2 = 4$.', '117', 'closing statement'],
    ['We get n.\n\nThe sum is $1 + 9 + 31 = 41$.', '41', 'closing statement'],
    [
      'x.\n\nThe greatest number is 220.\n\nTo check our work:\nThe sum is 990. This matches.',
      '220',
      'closing statement',
    ],
    ['Long.\nHence\n\\[\na + b = 3 + 4 = 7\n\\]', '7', 'closing statement'],
    ['Therefore, N = 2016.\n\nThe remainder when 2016 is divided by 1000 is 16.', '16', 'closing statement'],
    ['1 + 1 equals 2 in standard arithmetic.', '2', 'whole'],
    ['N≡2016≡16 (mod 1000).', '16', 'whole'],
    ['We get $a \\ge 2$.\n\nHence the error increases by 100%.', '100%', 'closing statement'],
    ['We had 3.\n\nSo the total comes to 1,250.', '1,250', 'closing statement'],
    ['We had 3.\n\nThe chance then drops to $\\frac13$.', '\\frac13', 'closing statement'],
    ['Thus $f = 7$.\n\nAs n increases by 1, it doubles.', '7', 'closing statement'],
  ]
  for (const [text, answer, rule] of cases) {
    it(`is found in ${JSON.stringify(text)}`, () => {
      const extracted = extractAnswer(text, { kind: 'number' })
      expect([extracted?.answer, extracted?.how]).toEqual([answer, rule])
    })
  }
})

describe('a choice', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['(B)', 'B'],
    ['B', 'B'],
    ['b', 'B'],
    ['**B**', 'B'],
    ['B.', 'B'],
    ['B. Paris', 'B'],
    ['A', 'A'],
    ['A. Because it is so', 'A'],
    ['\\boxed{\\text{B}}', 'B'],
    ['\\boxed{(C)}', 'C'],
    ['\\boxed{\\textbf{(D) }12}', 'D'],
    ['**Answer: B**', 'B'],
    ['Therefore, the best answer is: (C).', 'C'],
    ['The correct answer is option D, since it fits.', 'D'],
    ['The correct option is **E**.', 'E'],
    ['Answer: $J', 'J'],
    ['Answer: A, C', 'A, C'],
    ['The answers are A and C.', 'A, C'],
    ['ANSWER: A, B, and C', 'A, B, C'],
    ['I choose B.', 'B'],
    ['Long thoughts.\nSo option B is correct.', 'B'],
    ['Option A is wrong. Option B fits, while option C is incorrect.', 'B'],
    ['It must be one of them.\n\n(B) Paris', 'B'],
    ['Everything points to the capital, which is (B).', 'B'],
    ['정답: ③', 'C'],
    ['정답은 B입니다.', 'B'],
    ['따라서 정답은 3번입니다.', 'C'],
    ['정답: 나', 'B'],
    ['答案是B。', 'B'],
    ['故选Ｃ', 'C'],
    ['因此选 D。', 'D'],
    ['答案：（Ａ）', 'A'],
    ['A good question. I think nobody knows.', undefined],
    ['I do not know.', undefined],
    ['Answer: None of the above', undefined],
    ['Answer: a mixture of both', undefined],
    ['', undefined],
  ]
  for (const [text, letter] of cases) {
    it(`${letter ?? 'none'} in ${JSON.stringify(text)}`, () =>
      expect(found(text, { kind: 'choice' })).toBe(letter))
  }

  const choices = ['London', 'Paris', 'Berlin', 'None of the above']
  const spoken: readonly (readonly [string, string | undefined])[] = [
    ['The answer is Paris.', 'B'],
    ['It is clearly Paris, the capital of France.', 'B'],
    ['\\boxed{Berlin}', 'C'],
    ['Answer: None of the above', 'D'],
    ['Answer: E', undefined],
    ['Either London or Paris.', undefined],
  ]
  for (const [text, letter] of spoken) {
    it(`with its options known: ${letter ?? 'none'} in ${text}`, () => {
      expect(found(text, { kind: 'choice', choices })).toBe(letter)
    })
  }
})

describe('an answer in words', () => {
  it('is what the statement says', () => {
    expect(
      found('The capital of Australia is Canberra. It is a planned city.', { kind: 'text' }),
    ).toBeDefined()
    expect(found('Brazil lies in **South America**.', { kind: 'text' })).toBe('South America')
    expect(found('Answer: Canberra, because it was built for it', { kind: 'text' })).toBe('Canberra')
    expect(found('정답은 캔버라입니다.', { kind: 'text' })).toBe('캔버라')
    expect(found('I don’t know.', { kind: 'text' })).toBeUndefined()
  })
})

describe('an answer of a form or at a place', () => {
  it('counts alone, and in its form', () => {
    expect(found('ANSWER: Yes.', { form: 'word' })).toBe('Yes')
    expect(found('ANSWER: Yes then more text', { form: 'word' })).toBeUndefined()
    expect(found('ANSWER: Yes', { form: 'letter', kind: 'choice' })).toBeUndefined()
    expect(found('ANSWER:\nA whole line', { form: 'line', kind: 'text' })).toBe('A whole line')
    expect(found('50 is the answer to 7', { location: 'begin', kind: 'number' })).toBe('50')
    expect(found('5 some text', { location: 'exact', kind: 'number' })).toBeUndefined()
    expect(extractAnswer('7 then 25 then done', { location: 'any', kind: 'number' })?.others).toEqual(['25'])
  })
})
