import type { JudgeWords } from '../judge-words.ts'

export const koreanJudgeWords: JudgeWords = {
  term: '판정자의 오류',
  exact: '없음(카운트다운의 생각은 정확히 판정할 수 있다)',
  unknown: '알려지지 않음. 이 판정자의 오류율을 측정한 적이 없어 얕은 생각 점수는 보정하지 않았다.',
  notKnown: '알 수 없음',
  references: { exact: '정확한 판정', human: '사람의 판정', 'final thoughts': '응답의 마지막 생각' },
  measured: ({ reference, sensitivity, specificity }) =>
    `${reference} 기준으로 측정. 민감도 ${sensitivity}, 특이도 ${specificity}.`,
  onIncorrect: ({ sensitivity, specificity }) =>
    `오답 응답의 생각에서는 민감도 ${sensitivity}, 특이도 ${specificity}이며, 얕은 생각 점수는 이 값으로 보정한다.`,
  finalThoughts: '마지막 생각에서 측정한 값은 앞선 생각에 그대로 적용하기 어렵다.',
  transferred: (from) => `다른 실행 ${from}에서 측정한 값이므로 이 실행에서는 다를 수 있다.`,
}
