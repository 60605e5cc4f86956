import type { ImportedFigureWords } from '../imported-figure-words.ts'

export const koreanImportedFigureWords: ImportedFigureWords = {
  charts: {
    accuracy: {
      title: '모델별 정확도',
      axis: '기준 정답이 있는 응답 중 정답 비율, %',
      reading: '점은 정확도, 막대는 95% 신뢰구간이다. 채점 불가 응답은 정답으로 세지 않는다.',
    },
    tokens: {
      title: '모델별 추론 토큰',
      axis: '응답당 추론 토큰',
      reading: '응답당 추론 토큰의 평균과 95% 신뢰구간이다. 많은 모델부터 적었다.',
    },
    thoughts: {
      title: '모델별 생각 수',
      axis: '응답당 생각(개)',
      reading: '응답당 생각 수의 평균과 95% 신뢰구간이다. 많은 모델부터 적었다.',
    },
    accuracyByLevel: {
      title: '난이도별 정확도',
      axis: '기준 정답이 있는 응답 중 정답 비율, %',
      reading: '난이도별 각 모델의 정확도다.',
    },
    tokensByLevel: {
      title: '난이도별 추론 토큰',
      axis: '응답당 추론 토큰',
      reading: '난이도별 각 모델의 응답당 추론 토큰 평균이다.',
    },
    switchesByPosition: {
      title: '생각 전환이 일어나는 위치',
      axis: '추론의 10분위(앞에서부터)',
      reading: '추론을 글자 수로 10등분했을 때 구간마다 일어난 응답당 생각 전환 횟수의 평균이다.',
    },
    loops: {
      title: '반복 루프',
      axis: '루프가 있는 응답, %',
      reading: '같은 대목을 끝없이 되풀이하는 루프에 빠진 응답의 비율과 95% 신뢰구간이다.',
    },
  },
  byOutcome: '원은 정답 응답, 마름모는 오답 응답이다.',
  ofAll: '빈 원은 정답과 오답을 함께 추정할 수 없어 전체 응답을 평균한 값이다.',
  beyond: '화살표로 끝나는 막대는 축 밖으로 이어진다.',
  withIntervals: '막대는 개별 95% 신뢰구간이다.',
  leftOut: ({ names, more, seldom }) =>
    `${seldom ? '측정되지 않았거나 생각 전환이 10회 미만인' : '측정되지 않은'} 모델: ${names.join(', ')}${more === 0 ? '' : ` 외 ${more}종`}.`,
  switchesAxis: '응답당 생각 전환(회)',
  noLoop: (count) => `나머지 모델 ${count}종에는 없다.`,
  all: '전체',
  tenth: (tenth) => `${tenth}번째 구간`,
  modelTable: {
    title: '모델별 수치',
    model: '모델',
    columns: {
      responses: '응답',
      reasoning: '추론 기록',
      accuracy: '정확도',
      ungradable: '채점 불가',
      tokens: '추론 토큰',
      tokensCorrect: '정답 응답의 추론 토큰',
      tokensIncorrect: '오답 응답의 추론 토큰',
      thoughts: '생각',
      switches: '생각 전환',
      reflections: '재검토',
      loops: '반복 루프',
    },
    problems: (count) => `문제 ${count}개`,
    responses: (count) => `응답 ${count}개`,
    own: '원문',
    instead: {
      "the reasoning is a vendor's summary: thoughts in it are not the model's": '요약',
      'the reasoning was not given': '비공개',
      'the responses show no reasoning': '없음',
      "the responses show no reasoning of the model's own": '요약 또는 비공개',
    },
    fewProblems: '문제가 30개 미만이라 이 행의 신뢰구간은 모두 대략적인 값임',
    ofGraded: '이 모델의 응답에는 기준 정답이 없음',
  },
  levelTables: { accuracy: '정확도', tokens: '응답당 추론 토큰' },
  positionTable: '추론 구간별 생각 전환',
}
