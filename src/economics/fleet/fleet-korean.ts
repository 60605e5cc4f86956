import type { KoreanWords } from '../korean/korean-words.ts'

const koreanQualifiers: Readonly<Record<string, string>> = {
  'at least': '최소 ',
  'at most': '최대 ',
  about: '약 ',
}

const koreanMeasures: Readonly<Record<string, string>> = {
  serving: '서빙',
  'bought in 2024': '2024년 구매',
  'expected by the end of 2025': '2025년 말 예상',
}

/** `jevons fleet` in Korean. */
export const fleetKorean: KoreanWords = {
  names: {
    accelerators: '가속기 수',
    'capital expenditure': '자본 지출',
    'server, network and building for each': '가속기당 서버·네트워크·건물',
    'power provisioned for each, all-in': '가속기당 전력(전체)',
  },
  symbols: { capex: '자본지출', perGpu: '개당비용', GPUs: '가속기수' },
  sources: {
    'DeepSeek-V3 technical report; Korean weekly of 7 February 2025, I.1(3)':
      'DeepSeek-V3 기술 보고서, 2025년 2월 7일자 국내 위클리 I.1(3)',
    'Korean weekly of 7 February 2025, fig 23': '2025년 2월 7일자 국내 위클리 그림 23',
    'Korean weekly of 7 February 2025, II.2(1) table 5': '2025년 2월 7일자 국내 위클리 II.2(1) 표 5',
    'Korean weekly of 7 February 2025, II.2(2) tables 6 and 7, crediting Dylan Patel; four years by the announcement of 21 January 2025':
      '2025년 2월 7일자 국내 위클리 II.2(2) 표 6·7(딜런 파텔 인용), 기간 4년은 2025년 1월 21일 발표',
  },
  notes: {
    "the table's count; the same issue has three more": '표의 수치. 같은 호에 다른 수치가 셋 더 있다',
    '25 times those that trained Llama 3': 'Llama 3를 학습한 GPU의 25배',
    'at least 700,000 to be bought in 2025: 100,000 more than in 2024':
      '2025년에 최소 70만 개를 구매한다는 뜻으로, 2024년보다 10만 개 많다',
    'placed in Texas there; Colossus stands in Memphis, Tennessee':
      '원문은 텍사스로 적었으나 콜로서스는 테네시주 멤피스에 있다',
    '10,000 A100 and 50,000 Hopper: 30,000 H20, 10,000 H800, 10,000 H100':
      'A100 1만 개와 호퍼 5만 개(H20 3만, H800 1만, H100 1만)',
    'printed as 2,050; 2,048 by the DeepSeek-V3 report': '2,050으로 인쇄됨. DeepSeek-V3 보고서는 2,048',
    'One paragraph names 500 and 100 bn as the total: 500 is of the whole, 100 of the first phase. The 100 bn were also set against the Apollo programme: 25.8 bn in dollars of its day, about 260 bn in those of 2020.':
      '한 문단이 5,000억 달러와 1,000억 달러를 모두 총액으로 적었다. 5,000억은 전체, 1,000억은 1단계 금액이다. 1,000억 달러는 아폴로 계획과도 비교되었는데 당시 금액으로 258억, 2020년 금액으로 약 2,600억 달러다.',
  },
  notePatterns: [
    [
      /^(.+): (.*?)([\d,]+) are more than the ([\d,]+) owned or used$/,
      (measure = '', qualifier = '', part = '', all = '') =>
        `${koreanMeasures[measure] ?? measure} ${koreanQualifiers[qualifier.trim()] ?? qualifier}${part}개는 보유·사용 ${all}개보다 많다`,
    ],
  ],
  errors: [
    [
      /^(.+): ends in (.+), before it begins in (.+)$/,
      (id = '', to = '', from = '') => `${id}: 종료(${to})가 시작(${from})보다 앞섭니다`,
    ],
  ],
}
