import type { FieldWords, Language } from '../calculation.ts'

export interface AnswerWords {
  readonly answer: (now: {
    readonly arm: string
    readonly usd: string
    readonly ratio: number
    readonly baseline: string
    readonly isBaseline: boolean
  }) => string
  readonly noArms: string
  readonly perRight: (arm: string) => string
  readonly perRightColumn: string
  readonly per1000: string
  readonly perAnswer: string
  readonly arm: string
  readonly accuracy: string
  readonly outputTokens: string
  readonly inputTokens: string
  readonly chart: string
  readonly chartReading: string
  readonly table: string
  readonly interval: string
  /** Where nothing tells how tokens and accuracy vary together. */
  readonly independent: string
  readonly source: (run: string) => string
}

export const answerFieldWords: Readonly<Record<Language, FieldWords>> = {
  en: {
    fields: {
      run: 'Run',
      output: 'Price of output',
      input: 'Price of input',
      cached: 'Price of cached input',
    },
    hints: { output: 'As it starts: deepseek-reasoner, 20 January 2025.' },
  },
  ko: {
    fields: { run: '실행', output: '출력 가격', input: '입력 가격', cached: '캐시된 입력 가격' },
    hints: { output: '처음 값: deepseek-reasoner, 2025년 1월 20일.' },
  },
}

export const answerWords: Readonly<Record<Language, AnswerWords>> = {
  en: {
    answer: ({ arm, usd, ratio, baseline, isBaseline }) =>
      isBaseline
        ? `The baseline ${arm} has the cheapest right answers by these numbers: ${usd} dollars a thousand.`
        : `By these numbers right answers are cheapest with ${arm}: ${usd} dollars a thousand, ${ratio.toFixed(0)} % of ${baseline}.`,
    noArms:
      'This run has no arm with graded answers and counted tokens: it has to be scored, or its source told no tokens.',
    perRight: (arm) => `cost of a right answer, ${arm}`,
    perRightColumn: 'USD a right answer',
    per1000: 'USD for a thousand right answers',
    perAnswer: 'USD an answer',
    arm: 'arm',
    accuracy: 'accuracy',
    outputTokens: 'output tokens an answer',
    inputTokens: 'input tokens an answer',
    chart: 'Cost of a thousand right answers, by arm',
    chartReading: 'Cost of all answers by the share that is right (pooled).',
    table: 'Arms',
    interval:
      'Brackets carry the 95 % intervals of accuracy and of tokens, with how both vary together over the problems: where wrong answers are long, they are wider than either. Prices count as certain; whether arms differ is for their paired comparison to say.',
    independent:
      'Of some arms nothing tells how tokens and accuracy vary together (no cost of pass with an interval): theirs are put together as independent ones.',
    source: (run) => `Measured in ${run}.`,
  },
  ko: {
    answer: ({ arm, usd, ratio, baseline, isBaseline }) =>
      isBaseline
        ? `이 수치에서는 기준군(${arm})의 정답이 가장 싸다: 정답 1,000개에 ${usd}달러.`
        : `이 수치에서 정답이 가장 싼 비교군: ${arm}. 정답 1,000개에 ${usd}달러로 기준군(${baseline})의 ${ratio.toFixed(0)}%.`,
    noArms: '채점되고 토큰 수가 있는 비교군이 없다. 채점이 필요하거나 원자료에 토큰 수가 없는 실행이다.',
    perRight: (arm) => `정답당 비용, ${arm}`,
    perRightColumn: '정답당 달러',
    per1000: '정답 1,000개당 달러',
    perAnswer: '답당 달러',
    arm: '비교군',
    accuracy: '정확도',
    outputTokens: '답당 출력 토큰',
    inputTokens: '답당 입력 토큰',
    chart: '비교군별 정답 1,000개의 비용',
    chartReading: '모든 답의 비용을 정답 비율로 나눈 값(합산 기준).',
    table: '비교군',
    interval:
      '괄호는 정확도와 토큰의 95% 신뢰구간을 문제에 걸친 두 값의 상관까지 담아 합친 것이다. 오답이 길면 어느 한쪽만 볼 때보다 넓어진다. 가격은 확실한 값으로 본다. 비교군 사이의 차이는 쌍별 비교로 판단해야 한다.',
    independent:
      '일부 비교군은 토큰과 정확도가 함께 움직이는 정도를 알 수 없다(신뢰구간이 있는 정답당 비용이 없음). 그 구간은 서로 독립으로 합쳤다.',
    source: (run) => `측정한 실행: ${run}`,
  },
}
