import type { VerdictWords } from '../report-words.ts'

// Sentences are built so that no particle depends on the word or number put in before it.

const splits: Readonly<Record<string, string>> = {
  training:
    '학습용 문제에서 얻은 결과다. 모델이 비슷한 문제를 이미 보았으므로 다른 문제에서의 성능은 알 수 없다.',
  tuning: '조정용 문제에서 얻은 결과다. 정책의 매개변수를 고른 문제이므로 결과가 실제보다 좋게 나온다.',
  development:
    '몇 번이고 들여다볼 수 있는 개발용 문제에서 얻은 결과다. 대외적으로 주장할 결과는 봉인 문제에서 얻어야 한다.',
}

export const koreanVerdictWords: VerdictWords = {
  single: ({ arm, accuracy, interval }) => `${arm}: 정확도 ${accuracy}(95% 신뢰구간 ${interval})`,
  singleAbsent: ({ arm, reason }) => `${arm}: 정확도를 알 수 없음. 이유: ${reason}`,
  nothingToCompare: '비교군이 하나뿐이라 비교할 대상이 없다. 정책의 효과는 이 실험에서 묻지 않는다.',
  notCompared: ({ arm, baseline, reason }) =>
    `${arm}: 기준군 “${baseline}” 대비 정확도 변화를 알 수 없음. 이유: ${reason}`,
  gain: ({ arm, baseline, difference, interval, family }) =>
    `${arm}: 기준군 “${baseline}” 대비 정확도 ${difference} 상승(${together(family)} ${interval})`,
  loss: ({ arm, baseline, difference, interval, family }) =>
    `${arm}: 기준군 “${baseline}” 대비 정확도 ${difference} 하락(${together(family)} ${interval})`,
  undecided: ({ arm, baseline, difference, interval, family }) =>
    `${arm}: 기준군 “${baseline}” 대비 정확도가 달라졌는지 이 데이터로는 구별할 수 없다. 차이 ${difference}(${together(family)} ${interval})`,
  levels: ({ from, to }) => `정확도: 기준군 ${from}, 정책 적용 ${to}.`,
  couldHaveShown: ({ problems, points }) =>
    `문제 ${problems}개로 드러낼 수 있었던 실제 차이는 ${points} 이상이다(검정력 80%). 그보다 작은 차이는 드러나지 않았을 수 있다.`,
  nonInferior: (margin) => `비열등: 사전에 선언한 한계(${margin})보다 더 나빠지지 않았다.`,
  notNonInferior: (margin) => `사전에 선언한 한계(${margin}) 안에서의 비열등은 입증되지 않았다.`,
  moreTokens: ({ difference, interval, family }) =>
    `추론 토큰을 더 썼다: 응답당 ${difference}(${together(family)} ${interval}).`,
  fewerTokens: ({ difference, interval, family }) =>
    `추론 토큰을 덜 썼다: 응답당 ${difference}(${together(family)} ${interval}).`,
  tokensUndecided: ({ difference, interval, family }) =>
    `추론 토큰을 더 썼는지 덜 썼는지 이 데이터로는 구별할 수 없다: 응답당 ${difference}(${together(family)} ${interval}).`,
  tokensAbsent: (reason) => `추론 토큰은 비교하지 않았다. 이유: ${reason}`,
  tokenLevels: ({ from, to, percent }) => `평균: 기준군 ${from}, 정책 적용 ${to}(${percent}).`,
  lowerAtLevels: (levels) =>
    `측정된 정확도가 기준군보다 낮은 곳: ${levels
      .map(({ level, difference, interval }) => `${level}(${difference}, 개별 95% 신뢰구간 ${interval})`)
      .join(', ')}. 난이도별 결과는 비교 묶음에 들지 않는 기술 통계다.`,
  lowerNowhere: (levels) =>
    `난이도 ${levels}단계 어디에서도 측정된 정확도가 기준군보다 낮지 않았다. 난이도별 결과는 비교 묶음에 들지 않는 기술 통계다.`,
  warning: (warning) => `주의: ${warning}`,
  effort: ({ arm, correct, incorrect }) =>
    `기준군 “${arm}”의 추론 토큰 평균은 오답 응답 ${incorrect}개, 정답 응답 ${correct}개다.`,
  abandoned: ({ share, interval, chance }) =>
    `오답 응답 중 ${share}(95% 신뢰구간 ${interval})에서 정확한 생각을, 성공하는 다음 수를 시도하지 않은 채 버렸다${chance === undefined ? '' : `. 판정을 뒤섞은 우연 수준은 ${chance}`}.`,
  abandonedAbsent: ({ arm, reason }) =>
    `“${arm}” 오답 응답 중 정확한 생각을 버린 비율은 알 수 없다. 이유: ${reason}`,
  leftOut: ({ leftOut, planned }) =>
    `계획한 쌍 ${planned}개 중 ${leftOut}개는 모델과 무관한 이유로 어느 비교군에서든 실패해 제외했다.`,
  split: (split) => (Object.hasOwn(splits, split) ? splits[split] : undefined),
}

function together(family: number): string {
  return family > 1 ? `비교 ${family}건 동시 95% 신뢰구간` : '95% 신뢰구간'
}
