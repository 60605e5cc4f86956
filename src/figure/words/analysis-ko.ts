import type { AnalysisFigureWords } from '../analysis-figure-words.ts'

export const koreanAnalysisFigureWords: AnalysisFigureWords = {
  charts: {
    tokensByLevel: {
      title: '난이도별 추론 토큰',
      axis: '응답당 추론 토큰',
      reading: '난이도별 응답당 추론 토큰의 평균이다.',
      across: '난이도',
    },
    thoughtsByLevel: {
      title: '난이도별 생각 수',
      axis: '응답당 생각(개)',
      reading: '난이도별 응답당 생각 수의 평균이다.',
      across: '난이도',
    },
    tokenRatio: {
      title: '정답 대비 오답의 추론 토큰',
      axis: '정답 응답 토큰의 배수',
      reading:
        '오답 응답의 평균 추론 토큰을 정답 응답의 평균으로 나눈 값이다. 채운 점은 전체 응답, 빈 점은 정답과 오답이 모두 나온 문제만 문제마다 한 번씩 센 값이다. 어려운 문제일수록 오답이 많고 생각도 길기 때문에, 같은 문제끼리 비교한 값은 빈 점뿐이다.',
      across: '오답 ÷ 정답',
    },
    thoughtRatio: {
      title: '정답 대비 오답의 생각 수',
      axis: '정답 응답 생각 수의 배수',
      reading:
        '오답 응답의 평균 생각 수를 정답 응답의 평균으로 나눈 값이다. 채운 점은 전체 응답, 빈 점은 정답과 오답이 모두 나온 문제만 문제마다 한 번씩 센 값이다.',
      across: '오답 ÷ 정답',
    },
    correctByPosition: {
      title: '오답 응답 속 정확한 생각',
      axis: '해당 순서의 생각 중 정확한 비율, %',
      reading: '오답 응답에서 순서별로 정확한 생각이 차지하는 비율이다.',
      across: '생각의 순서',
    },
    correctShares: {
      title: '오답 응답은 얼마나 정확했나',
      axis: '그 비율 이하인 오답 응답, %',
      reading:
        '오답 응답에서 정확한 생각이 차지하는 비율의 누적분포다. 선이 시작하는 높이는 정확한 생각이 하나도 없는 응답의 비율이다.',
      across: '응답의 생각 중 정확한 생각, %',
    },
    firstCorrect: {
      title: '정확한 생각이 처음 나오는 순서',
      axis: '오답 응답 중 비율, %',
      reading: '정확한 생각이 몇 번째에 처음 나왔는지에 따라 오답 응답을 나눈 것이다.',
      across: '첫 정확한 생각의 순서',
    },
    firstCorrectOfCorrect: {
      title: '정확한 생각이 처음 나오는 순서',
      axis: '정답 응답 중 비율, %',
      reading: '정확한 생각이 몇 번째에 처음 나왔는지에 따라 정답 응답을 나눈 것이다.',
      across: '첫 정확한 생각의 순서',
    },
    underthinking: {
      title: '얕은 생각(underthinking)',
      axis: '오답 응답의 얕은 생각 점수(UT)',
      reading:
        '오답 응답의 추론 토큰 중 첫 정확한 생각 이후에 쓴 비율이다. 정확한 생각이 없으면 0이다. 정책이 바뀌면 오답이 되는 응답도 달라지므로, 차이는 현상을 기술할 뿐 효과를 입증하지 않는다.',
      across: '얕은 생각 점수(UT)',
    },
    accuracyUnderthinking: {
      title: '정확도와 얕은 생각',
      axis: '정확도, %',
      reading: '각 비교군의 얕은 생각 점수(UT)와 정확도다. 막대는 95% 신뢰구간이다.',
      across: '오답 응답의 얕은 생각 점수(UT)',
    },
    accuracyTokens: {
      title: '토큰 대비 정확도',
      axis: '정확도, %',
      reading:
        '각 비교군의 평균 추론 토큰과 정확도, 95% 신뢰구간이다. 선은 두 가지 모두에서 더 나은 비교군이 없는 점을 이은 것이다.',
      across: '응답당 추론 토큰',
    },
    costFrontier: {
      title: '비용 대비 정확도',
      axis: '정확도, %',
      reading:
        '문제에 답하는 모든 방법의 비용과 정확도다. 큰 점은 비교군 하나, 작은 네모는 응답 k개의 다수결, 작은 세모는 k개 중 최단이다. 선은 더 나은 방법이 없는 점을 이은 것이며, 번호가 가리키는 방법은 표에 있다.',
      across: '문제당 비용',
    },
    tipGrid: {
      title: '페널티 강도와 지속 시간',
      axis: '기준군 대비 정확도, %p',
      reading:
        '페널티 강도(α)와 지속 시간(β)별 기준군 대비 정확도 차이와 95% 신뢰구간이다. 신뢰구간이 0을 포함하지 않는 칸에는 테두리가 있다. 여러 칸 중 가장 좋은 값은 실제보다 좋아 보인다.',
      across: '지속 시간 β, 토큰',
    },
    reasoningTokens: {
      title: '응답의 추론 토큰 분포',
      axis: '응답, %',
      reading:
        '응답이 추론 토큰 구간에 어떻게 퍼져 있는지 보여 준다. 구간의 폭은 앞 구간보다 약 4분의 1씩 넓다.',
      across: '추론 토큰',
    },
    thoughtCounts: {
      title: '응답의 생각 수 분포',
      axis: '응답, %',
      reading: '응답이 생각 수에 따라 어떻게 퍼져 있는지 보여 준다.',
      across: '생각(개)',
    },
    thoughtTokens: {
      title: '생각의 길이',
      axis: '생각, %',
      reading: '생각이 토큰 구간에 어떻게 퍼져 있는지 보여 준다. 구간의 폭은 앞 구간보다 약 4분의 1씩 넓다.',
      across: '생각의 토큰',
    },
    hazardSinceSwitch: {
      title: '생각을 떠나는 시점',
      axis: '추론 100토큰당 생각 전환',
      reading:
        '아직 이어지고 있는 생각이 얼마나 자주 전환되는지를 그 생각이 시작된 뒤의 토큰별로 나타낸다. 지속 시간이 β인 페널티는 β까지 낮은 구간으로 나타난다.',
      across: '최근 전환 이후 토큰',
    },
    hazardSinceStart: {
      title: '생각이 전환되는 시점',
      axis: '추론 100토큰당 생각 전환',
      reading: '아직 추론 중인 응답이 얼마나 자주 생각을 전환하는지를 시작 이후의 토큰별로 나타낸다.',
      across: '시작 이후 토큰',
    },
    passAt: {
      title: 'pass@k: 하나라도 정답일 확률',
      axis: 'k개 중 정답이 있는 문제, %',
      reading:
        '한 문제의 응답 k개 중 적어도 하나가 정답일 확률이다. 어느 응답이 정답인지 알아야 고를 수 있다.',
      across: '뽑은 응답 수 k',
    },
    majorityAt: {
      title: '다수결@k',
      axis: 'k개 다수결의 정확도, %',
      reading: '한 문제의 응답 k개 중 가장 많이 나온 답의 정확도다.',
      across: '뽑은 응답 수 k',
    },
    shortestAt: {
      title: '최단@k',
      axis: 'k개 중 최단 응답의 정확도, %',
      reading: '추론을 끝낸 응답 k개 중 추론 토큰이 가장 적은 응답의 정확도다.',
      across: '뽑은 응답 수 k',
    },
    budgetCurve: {
      title: '추론 예산 안의 정확도',
      axis: '예산 안에서 맞힌 응답, %',
      reading:
        '추론 토큰을 예산 이하로 쓰고 정답을 낸 응답의 비율이다. 중간에 멈추게 해도 맞힐 수 있으므로 하한이다.',
      across: '추론 예산, 토큰',
    },
    response: {
      title: '생각별로 펼친 응답',
      axis: '생각별 토큰',
      reading: '응답의 생각을 토큰 수에 비례해 펼친 것이다.',
      across: '토큰',
    },
  },
  shaded: '음영과 막대는 개별 95% 신뢰구간이다.',
  tinted: '색의 농도는 행마다 그 행의 최댓값을 기준으로 한다.',
  tintedSigned: '파란 칸은 기준군보다 높고 주황 칸은 낮다. 짙을수록 차이가 크다.',
  readoutsAlone:
    '채운 점은 정확한 생각이 하나라도 있는 오답 응답, 빈 점은 생각의 10%를 넘게 정확한 오답 응답의 비율이다. 막대는 95% 신뢰구간이다.',
  nothingThere: '해당 구간에 집계된 것이 없음',
  overall: '전체 응답',
  within: '정답과 오답이 모두 나온 문제',
  times: (number) => `${number}배`,
  cells: (count) => `정답과 오답이 모두 나온 문제 ${count}개`,
  never: '없음',
  any: '정확한 생각이 있음',
  overTenth: '정확한 생각이 10% 초과',
  ofIncorrectAxis: '오답 응답 중 비율, %',
  ofIncorrect: (count) => `오답 응답 ${count}개 중`,
  readout: ({ name, any, overTenth, count }) =>
    `${name}: 오답 응답 ${count}개 중 정확한 생각이 있는 응답 ${any}, 생각의 10%를 넘게 정확한 응답 ${overTenth}.`,
  stretch: (from, to) => `${from}~${to}`,
  score: '얕은 생각 점수(UT), 오답 응답',
  weighted: '가중 얕은 생각 점수(wUT), 전체 응답',
  corrected: '판정 오류를 보정한 UT',
  floor: '하한: 판정 오류만으로 나오는 값',
  chance: '우연 수준',
  triangles: '세모는 같은 순서의 생각끼리 판정을 뒤섞었을 때의 우연 수준이다.',
  accuracy: '정확도',
  tokens: '추론 토큰',
  policyTable: '정책 비교',
  onFrontier: '프런티어',
  frontier: '프런티어',
  onFrontierShare: (share) => `재표집의 ${share}에서 밀리지 않음`,
  frontierShare: '밀리지 않은 재표집',
  selections: { majority: (k) => `${k}개 다수결`, shortest: (k) => `${k}개 중 최단` },
  units: { USD: '미국 달러', 'uncached input tokens': '캐시 미적용 입력 토큰 기준' },
  notTried: '연구의 비교군에 없는 설정',
  strength: '강도 α',
  median: (value) => `중앙값 ${value}`,
  published: {
    line: (value, source) => `점선은 ${source}에 발표된 ${value}이다.`,
    beside: (source) => `네모는 ${source}에 발표된 값으로, 문제가 서로 다르다.`,
    kinds: { score: '오답 응답의 UT', weighted: '전체 응답의 가중 UT(wUT)' },
    samples: (count) => (count === null ? '문제당 응답 수 미상' : `문제당 응답 ${count}개`),
  },
  response: {
    corner: '생각',
    thought: (number) => `생각 ${number}`,
    tokens: (count) => `${count}토큰`,
    more: ({ count, mean }) => `그 밖의 생각 ${count}개, 평균 ${mean}토큰`,
    total: ({ thoughts, tokens }) => `생각 ${thoughts}개, ${tokens}토큰`,
    underthinking: ({ first, upTo, total, score }) =>
      `정확한 생각은 ${first}번째에 처음 나왔다. 전체 ${total}토큰 중 ${upTo}토큰이므로 UT = 1 − ${upTo} ÷ ${total} = ${score}.`,
    states: {
      correct: '정확함',
      abandoned: '정확했으나 버림',
      incorrect: '부정확함',
      unjudged: '판정 없음',
    },
    share: '판정',
  },
}
