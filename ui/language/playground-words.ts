import type { PuzzleFault } from '../playground/puzzle.ts'
import type { Pace } from '../playground/unrolling.ts'

/** What the playground says. */
export interface PlaygroundWords {
  readonly title: string
  readonly lead: string
  readonly problem: string
  readonly numbers: string
  readonly target: string
  readonly faults: Readonly<Record<PuzzleFault, string>>
  readonly level: (level: string) => string
  readonly unsolvable: string
  readonly draw: string
  readonly drawLevel: (level: string) => string
  readonly policy: string
  readonly alpha: string
  readonly beta: string
  readonly temperature: string
  readonly seed: string
  readonly nextSeed: string
  readonly pace: string
  readonly paces: Readonly<Record<Pace, string>>
  readonly without: string
  readonly with: (penalty: { readonly alpha: string; readonly beta: string }) => string
  readonly withPenalty: string
  readonly tokens: (count: string) => string
  readonly switches: (count: string) => string
  readonly underthinking: (share: string) => string
  readonly sameSeed: string
  readonly notice: string
  readonly many: string
  readonly manyLead: string
  readonly manyStart: (count: string) => string
  readonly correct: string
  readonly meanSwitches: string
  readonly manyNote: string
}

export const englishPlaygroundWords: PlaygroundWords = {
  title: 'Playground',
  lead: 'A small reasoning model runs in this page. It was trained to leave lines of thought too early; the penalty keeps it from switching while a thought is young.',
  problem: 'Problem',
  numbers: 'Numbers',
  target: 'Target',
  faults: {
    count: 'Three or four numbers, with spaces between them.',
    size: 'Three numbers from 1 to 25, or four from 1 to 10.',
    target: 'A whole number from 1 to 9,999 as the target.',
  },
  level: (level) => `level ${level}`,
  unsolvable: 'no way leads there',
  draw: 'Draw one of level',
  drawLevel: (level) => `Draw a problem of level ${level}`,
  policy: 'Penalty on switches',
  alpha: 'Strength α',
  beta: 'Duration β, tokens',
  temperature: 'Temperature',
  seed: 'Seed',
  nextSeed: 'Next seed',
  pace: 'Pace',
  paces: { slow: 'to read along', fast: 'fast', 'at once': 'at once' },
  without: 'Without penalty',
  with: ({ alpha, beta }) => `TIP, α ${alpha}, β ${beta}`,
  withPenalty: 'With the penalty',
  tokens: (count) => `${count} reasoning tokens`,
  switches: (count) => (count === '1' ? '1 switch' : `${count} switches`),
  underthinking: (share) => `${share} of the tokens after the first correct thought`,
  sameSeed:
    'Both sides draw from the same random numbers: up to the first switch that the penalty prevents they are the same, token for token. With α = 0 or β = 0 they stay so.',
  notice:
    'The reasoner is a model organism, made ill on purpose. It shows how a penalty works where underthinking is present, and nothing about any other model.',
  many: 'How often?',
  manyLead: 'One response shows what can happen. Many show how often.',
  manyStart: (count) => `Answer it from ${count} seeds`,
  correct: 'Correct of 100',
  meanSwitches: 'Switches a response',
  manyNote:
    'Counts for this one problem: on others the penalty may do nothing, or harm. jevons study measures it over many problems, with intervals.',
}

export const koreanPlaygroundWords: PlaygroundWords = {
  title: '실험실',
  lead: '작은 추론 모델이 이 페이지 안에서 돌아간다. 생각을 너무 일찍 버리도록 일부러 학습시킨 모델로, 페널티는 시작한 지 얼마 안 된 생각에서 벗어나지 못하게 한다.',
  problem: '문제',
  numbers: '주어진 수',
  target: '목표 수',
  faults: {
    count: '수 3개 또는 4개를 띄어 쓰세요.',
    size: '수 3개는 1~25, 4개는 1~10 범위로 쓰세요.',
    target: '목표 수는 1~9,999의 정수로 쓰세요.',
  },
  level: (level) => `난이도 ${level}`,
  unsolvable: '만들 방법이 없는 수',
  draw: '난이도별로 뽑기',
  drawLevel: (level) => `난이도 ${level} 문제 뽑기`,
  policy: '생각 전환 페널티',
  alpha: '강도 α',
  beta: '지속 시간 β(토큰)',
  temperature: '온도',
  seed: '시드',
  nextSeed: '다음 시드',
  pace: '속도',
  paces: { slow: '읽는 속도', fast: '빠르게', 'at once': '한 번에' },
  without: '페널티 없음',
  with: ({ alpha, beta }) => `TIP, α ${alpha}, β ${beta}`,
  withPenalty: '페널티 적용',
  tokens: (count) => `추론 토큰 ${count}개`,
  switches: (count) => `생각 전환 ${count}회`,
  underthinking: (share) => `첫 정확한 생각 뒤에 쓴 토큰 ${share}`,
  sameSeed:
    '양쪽은 같은 난수를 쓴다. 페널티가 처음으로 전환을 막기 전까지 두 응답은 토큰 하나까지 같고, α나 β가 0이면 끝까지 같다.',
  notice:
    '이 추론기는 일부러 병들게 만든 실험용 모델이다. 얕은 생각(underthinking)이 있는 곳에서 페널티가 어떻게 작동하는지 보일 뿐, 다른 모델에 대해서는 아무것도 말하지 않는다.',
  many: '얼마나 자주?',
  manyLead: '응답 하나는 있을 수 있는 일을, 여럿은 그 빈도를 보여 준다.',
  manyStart: (count) => `시드 ${count}개로 풀어 보기`,
  correct: '100개 중 정답',
  meanSwitches: '응답당 생각 전환',
  manyNote:
    '이 문제 하나에서 센 값이다. 다른 문제에서는 페널티가 효과가 없거나 해로울 수 있다. 여러 문제에 걸친 신뢰구간은 jevons study로 측정한다.',
}
