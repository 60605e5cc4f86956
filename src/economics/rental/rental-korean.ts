import type { KoreanWords } from '../korean/korean-words.ts'

/** `jevons rental` in Korean. */
export const rentalKorean: KoreanWords = {
  names: {
    'index of GPU-hour prices': 'GPU 시간 가격 지수',
    'change of the index since the first day': '첫날 대비 지수 변화',
    'index of the day before': '전날 지수',
    'index of the first day': '첫날 지수',
    'move of the last day': '마지막 날의 변동',
  },
  symbols: { index: '지수', change: '변화', first: '첫날', move: '변동' },
  notePatterns: [
    [
      /^(\d+) series matched: geometric mean within a stratum, mean of logs across strata$/,
      (matched = '') => `계열 ${matched}개를 비교: 층 안에서는 기하평균, 층 사이는 로그 평균`,
    ],
  ],
}
