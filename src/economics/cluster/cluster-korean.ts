import type { KoreanWords } from '../korean/korean-words.ts'

/** `jevons tco` in Korean. */
export const clusterKorean: KoreanWords = {
  names: {
    'total cost of ownership': '총소유비용(TCO)',
    'cost of a GPU-hour': 'GPU 시간당 비용',
    'price of servers and network, with tax': '서버·네트워크 가격(세금 포함)',
    'worth at the end': '잔존가치',
    'cost to operate over the whole life': '전 기간 운영비용',
    'weighted average cost of capital': '가중평균자본비용(WACC)',
    life: '내용연수',
    'GPU-hours over the life': '전 기간 GPU 시간',
    'cost to operate, as it is': '운영비용(그대로)',
    'no cost to operate': '운영비용 제외',
    'present value of the cost to operate, paid in equal parts at the end of each year':
      '운영비용의 현재가치(매년 말 균등 지급)',
    'total in won': '합계(원화)',
    'cost in won': 'GPU 시간당 비용(원화)',
    'won for a dollar': '원/달러 환율',
    'straight-line depreciation': '정액 감가상각',
    'annuity, paid at the end of each year': '연금(매년 말 지급)',
    'annuity, paid at the end of each month at r / 12': '연금(매월 말 지급, 월 이율 r / 12)',
    'annuity, paid at the end of each month at (1 + r)^(1/12) − 1':
      '연금(매월 말 지급, 월 이율 (1 + r)^(1/12) − 1)',
    'annuity, paid at the start of each year': '연금(매년 초 지급)',
    'straight line and interest on the capital bound on average': '정액 감가상각과 평균 투하자본의 이자',
    'straight line and interest on the capital bound at the start of each year':
      '정액 감가상각과 연초 투하자본의 이자',
    'straight line and simple interest on the whole price': '정액 감가상각과 전체 가격의 단리 이자',
    'price with compound interest, paid back at the end': '복리 이자를 더해 만기에 갚는 가격',
    'price less the present value of the residual': '가격에서 잔존가치의 현재가치를 뺀 값',
  },
  symbols: {
    total: '합계',
    capital: '자본',
    operating: '운영',
    perGpuHour: 'GPU시간비용',
    hours: '시간',
    won: '원화',
    fx: '환율',
  },
  sources: {
    'Korean weekly of 7 February 2025, I.1(3) table 1, crediting SemiAnalysis':
      '2025년 2월 7일자 국내 위클리 I.1(3) 표 1(SemiAnalysis 인용)',
    'Uptime Institute Global Data Center Survey 2024: average of the largest sites of those who answered; 1.3 or better in large new ones':
      'Uptime Institute Global Data Center Survey 2024: 응답자 최대 사이트의 평균. 대형 신규 사이트는 1.3 이하',
    'NVIDIA, on liquid-cooled data-centre GPUs: 1.15 estimated, against 1.6 with air':
      'NVIDIA, 수랭식 데이터센터 GPU: 공랭 1.6 대비 1.15로 추정',
    'implied by the Korean weekly of 7 February 2025: KRW 3.4 tn for USD 2,573 million (table 1)':
      '2025년 2월 7일자 국내 위클리에서 역산: 25억 7,300만 달러를 3.4조원으로 표기(표 1)',
    'implied by the Korean weekly of 7 February 2025, II.2(2): at least 1,400':
      '2025년 2월 7일자 국내 위클리 II.2(2)에서 역산: 최소 1,400',
    'implied by the market caps of tables 10 and 11 of the Korean weekly of 7 February 2025 and known share counts':
      '2025년 2월 7일자 국내 위클리 표 10·11의 시가총액과 알려진 주식 수에서 역산',
    'Federal Reserve H.10, release of 2024-02-05': '미 연준 H.10, 2024-02-05 발표',
    'as given': '입력값',
  },
  notes: {
    "The table's note says that server capital cost is depreciated over 4 years and a WACC of 13.3 % applied.":
      '표의 주석은 서버 자본비용을 4년에 걸쳐 상각하고 WACC 13.3%를 적용했다고 적었다.',
    "a maker's estimate, no measurement": '제조사의 추정이며 측정값이 아니다',
    '3.4 tn is rounded: anything from 1,302 to 1,341': '3.4조원은 반올림한 값이다(1,302~1,341원에 해당)',
    "a year before the weekly: the only day-rate known here that the headline's 1,321 fits":
      '위클리보다 1년 앞선 날짜다. 여기 있는 날짜별 환율 중 헤드라인의 1,321원과 맞는 것은 이것뿐이다',
  },
  errors: [
    [/^swing (.+): must be below 1$/, (value = '') => `변동 폭 ${value}: 1보다 작아야 합니다`],
    [/^pue (.+): must be at least 1$/, (value = '') => `PUE ${value}: 1 이상이어야 합니다`],
    [/^method (.+): there are (.+)$/, (id = '', ids = '') => `방법 ${id}: 없는 방법입니다(${ids})`],
    [
      /^"(.*)": must be a number as it was printed, such as 2573 or 394\.2$/,
      (text = '') => `"${text}": 2573이나 394.2처럼 인쇄된 그대로의 숫자여야 합니다`,
    ],
  ],
}
