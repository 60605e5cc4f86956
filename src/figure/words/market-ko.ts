import type { MarketFigureWords } from '../market-figure-words.ts'

export const koreanMarketWords: MarketFigureWords = {
  language: 'ko',
  percent: (number) => `${number}%`,
  synthetic: '가상 데이터',
  absent: '공개된 값 없음',
  segmentReturns: {
    title: (window, date) => `밸류체인별 수익률(${window}, ${date} 기준)`,
    reading:
      '종목별 주가 수익률의 평균. 동일가중은 시작 시점에 같은 금액을 나누어 담은 경우, 시가총액가중은 밸류체인 전체의 수익률이다.',
    segment: '밸류체인',
    equal: '동일가중',
    cap: '시가총액가중',
    axis: '수익률(%)',
  },
  index: {
    title: (name) => `${name} 지수와 ETF(총수익)`,
    reading: '첫날을 100으로 놓았다. 리밸런싱 사이에는 비중이 주가에 따라 움직인다.',
    day: '월',
    axis: (base) => `${base} = 100`,
  },
  groupShare: {
    title: (name) => `${name} 비중`,
    reading: '지수에서 차지하는 그날의 비중이다.',
    axis: '지수 내 비중(%)',
    day: '월',
  },
  leaderboard: {
    title: '리더보드 점수 추이',
    reading: '모델이 리더보드에 오른 주만 표시했다. 점선은 인간 기준점이다.',
    axis: '점수',
    model: '모델',
  },
  spending: {
    title: (firms) => `CapEx와 OpEx 추이: ${firms}`,
    reading: '회계 분기를 역년 분기에 맞추어 기업별 금액을 더한 뒤 기준 분기를 100으로 놓았다.',
    quarter: '분기',
    kinds: { capex: 'CapEx(설비투자)', opex: 'OpEx(운영비용)' },
  },
  capex: {
    title: '하이퍼스케일러 연도별 CapEx(설비투자)',
    reading:
      '진한 막대는 집행, 옅은 막대는 가이던스다. 두 회사를 합쳐 발표된 값은 하나로 두었고, 값이 없는 회사가 있으면 그해 합계는 전체가 아니다.',
    axis: '십억 달러',
    year: '연도',
    sum: '공개된 값의 합',
    qualified: (text, qualifier) =>
      ({
        exactly: text,
        about: `약 ${text}`,
        'at least': `${text} 이상`,
        'at most': `${text} 이하`,
        planned: `약 ${text}`,
      })[qualifier],
    kinds: { actual: '집행', guidance: '가이던스', consensus: '컨센서스' },
  },
}
