import type { KoreanPattern, KoreanWords } from '#economics'
import { koreanPlace } from './check/korean-place.ts'
import { banSources, fileSources } from './korean-sources.ts'

/** What the weekly's own numbers are called in Korean: those that no calculator has. */
export const weeklyKorean: KoreanWords = {
  names: {
    'GPUs of the cluster': '클러스터 GPU 수',
    'the headline in won': '원화 제목',
    'printed total': '인쇄된 합계',
    'won a dollar that the headline implies': '제목이 함의하는 원/달러 환율',
    WACC: '가중평균자본비용(WACC)',
    'methods of costing a cluster': '클러스터 비용 산정 방법의 수',
    'GPUs of the run': '학습에 쓴 GPU 수',
    'price of an hour': '시간당 가격',
    'V2 against the grouped-query 67B, both in 16 bits': '67B(GQA) 대비 V2(모두 16비트)',
    'V2 against V2 with keys and values for every head, both in 16 bits':
      '헤드마다 키·값을 둔 V2 대비 V2(모두 16비트)',
    'V2 in 6 bits against the grouped-query 67B in 16 bits': '67B(GQA, 16비트) 대비 V2(6비트)',
    'efficiency against before, assumed': '이전 대비 효율(가정)',
    'elasticity, assumed': '탄력성(가정)',
    'same open model across providers on OpenRouter, short run':
      'OpenRouter 공급자 간 같은 공개 모델의 단기 탄력성',
    'fall of the price of GPT-3-level tokens': 'GPT-3 수준 토큰 가격의 하락 배수',
    'orders of magnitude a year of the printed factor': '인쇄된 연간 배수의 자릿수 환산',
    'factor a year of the printed orders of magnitude': '인쇄된 연간 자릿수의 배수 환산',
    'capex of the four': '4사 CapEx 합계',
    'growth of Alphabet’s capex': '알파벳 CapEx 증가율',
    'growth that was expected of it': '시장이 예상한 증가율',
    'capex of 2024 that the growth implies': '증가율이 함의하는 2024년 CapEx',
    'committed or planned': '약정·계획',
    'gap to phase-1': '1단계까지 부족액',
    'gap to final': '전체까지 부족액',
    'cost of phase-1': '1단계 비용',
    'cost of final': '전체 비용',
    'valuation of the new round over the one before': '직전 조달 대비 새 기업가치 배수',
    'market value before the fall that loss and fall imply': '감소액과 하락률이 함의하는 직전 시가총액',
    'rent of the fleet over 90 days': '90일 임차 비용',
    'won a yuan that the assets imply': '운용자산이 함의하는 원/위안 환율',
    'salary a year at that rate': '그 환율로 계산한 연봉',
    'market of 2024 that the growth implies': '성장률이 함의하는 2024년 시장 규모',
    'growth plus adjusted operating margin': '성장률과 조정 영업이익률의 합',
    'growth above guidance': '가이던스를 웃돈 폭',
    'middle of the guidance against the consensus': '컨센서스 대비 가이던스 중간값',
    'multiple now against its mean': '평균 대비 현재 배수',
    'growth of revenue against a year before': '전년 동기 대비 매출 증가율',
    'adjusted operating margin': '조정 영업이익률',
    'operating cash flow margin': '영업현금흐름률',
    'adjusted free cash flow margin': '조정 잉여현금흐름률',
    'margin that a score needs': '점수에 필요한 이익률',
    'Rule of 40': 'Rule of 40 점수',
    score: '점수',
    growth: '성장률',
    thoughts: '생각 수',
    'tokens after the first right thought': '첫 정확한 생각 이후 토큰',
    'tokens of the answer': '답의 토큰 합계',
    'underthinking score of the answer': '답의 얕은 생각 점수(UT)',
    more: '나머지 생각 수',
    mean: '나머지 생각의 평균 토큰',
    'gain in accuracy': '정확도 차이',
    'gain in standard errors of single runs': '단일 실행 표준오차 대비 차이',
    'lower end of the gain, 95 %': '차이의 95% 신뢰구간 하한',
    'upper end of the gain, 95 %': '차이의 95% 신뢰구간 상한',
    'samples a problem': '문항당 표본 수',
    'problems of the run': '실행한 문제 수',
    'more in wrong answers than in right ones': '오답이 정답보다 많은 비율',
    incorrect: '오답 평균',
    correct: '정답 평균',
    'stocks of the tables': '표의 종목 수',
    stocks: '종목 수',
    'equal-weighted return': '동일가중 수익률',
    'return weighted by market value at the beginning': '기초 시가총액가중 수익률',
    own: '해당 값',
    all: '전체',
    close: '종가',
    base: '기준가',
    'computing of an H20 as a share of that of an H100': 'H100 대비 H20의 연산 성능',
    'TPP of an H100': 'H100의 TPP',
    'share of the parameters used for a token': '토큰당 활성 파라미터 비중',
    'all parameters': '전체 파라미터',
    'parameters used for a token': '토큰당 활성 파라미터',
    'width of the model': '모델 폭',
    heads: '헤드 수',
    'width of a query or key': '쿼리·키의 폭',
    'how often the token ahead is accepted': '예측 토큰 수락률',
    'how often a token ahead is accepted': '예측 토큰 수락률',
    'what predicting costs, in steps': '예측 비용(스텝)',
    'tokens predicted ahead': '앞서 예측하는 토큰 수',
    'bits of FP8': 'FP8 비트 수',
    'bits of BF16': 'BF16 비트 수',
    'licence exception LPP, by ultimate consignee and calendar year': '라이선스 예외 LPP(최종 수취인·연도별)',
    'tier 2 country, 2025 to 2027 together': '2등급 국가(2025~2027년 합계)',
    'tier 2 country with an agreement between governments': '2등급 국가(정부 간 협정)',
    'national validated end user, all of it by the end of 2027':
      '검증된 최종 사용자 NVEU(2027년 말까지 전체)',
  },
  namePatterns: namePatterns(),
  symbols: {
    alphabet: '알파벳',
    amazon: '아마존',
    both: '마이크로소프트·메타',
    counted: '약정계획',
    stocks: '종목수',
    own: '해당값',
    other: '비교값',
    all: '전체',
    loss: '감소액',
    fall: '하락률',
    headline: '원화제목',
    opex: '운영비',
    orders: '자릿수',
    active: '활성',
    first: '첫째',
    second: '둘째',
    tpp: 'H100의_TPP',
    printed: '인쇄',
    missing: '누락',
    parts: '항목',
    chips: '칩수',
    power: '전력',
    now: '현재',
    before: '이전',
    reported: '실적',
    guided: '가이던스',
    consensus: '컨센서스',
    market: '시장',
    growth: '성장률',
    margin: '이익률',
    score: '점수',
    shown: '표시된_생각',
    more: '나머지',
    mean: '평균',
    incorrect: '오답',
    correct: '정답',
    rank: '순위',
    change: '변동',
    close: '종가',
    base: '기준가',
    fold: '배수',
    cost: '비용',
    krw: '원화',
    cny: '위안',
    monthly: '월급',
    gpus: 'GPU수',
    price: '가격',
    tokens: '토큰',
    dropOutsAbove: '위쪽_이탈',
    entrantsAbove: '위쪽_진입',
    overtakenBy: '추월당함',
    overtook: '추월함',
    previous: '전주_순위',
  },
  sources: {
    ...fileSources,
    ...banSources,
    'Korean sell-side weekly of 7 February 2025': '2025년 2월 7일자 국내 위클리',
    Palantir: '팔란티어',
    'jevons, own run': 'jevons 직접 실행',
    'MAA: AIME I and II of 2024, 15 problems each': 'MAA: 2024년 AIME I·II, 각 15문항',
    'MATH-500, level 5 (arXiv 2305.20050)': 'MATH-500 5단계(arXiv 2305.20050)',
    'LMArena, as printed': 'LMArena(인쇄값)',
    'LiveBench, as printed': 'LiveBench(인쇄값)',
  },
  sourcePatterns: [
    [
      /^Korean sell-side weekly of 7 February 2025, (.+) \((\d{4}-\d{2}-\d{2})\)$/,
      (place = '', day = '') => `2025년 2월 7일자 국내 위클리 ${koreanPlace(place)}(${day})`,
    ],
    [
      /^(?:the same in )?Korean sell-side weekly of 7 February 2025, ([^,]+?)(?:, quoting (.+))?$/,
      (place = '', speaker = '') =>
        `2025년 2월 7일자 국내 위클리 ${koreanPlace(place.replace(/\bfigure\b/g, 'fig'))}${speaker === '' ? '' : `(${speaker} 인용)`}`,
    ],
    [
      /^Palantir, results of the fourth quarter of 2024 \(Business Wire\)$/,
      () => '팔란티어 4Q24 실적(Business Wire)',
    ],
    [/^jevons, own run: (\d+) responses$/, (count = '') => `jevons 직접 실행: 응답 ${count}개`],
    [/^(arXiv [\d.]+),? v(\d)$/, (id = '', version = '') => `${id} ${version}판`],
  ],
  notes: { printed: '인쇄값', derived: '계산값', history: '시세', 'data sheet': '데이터시트' },
  notePatterns: [
    [
      /^printed; base price (\S+) (\w+) derived of price and return$/,
      (price = '', currency = '') => `인쇄값. 주가와 수익률에서 역산한 기준가 ${price} ${currency}`,
    ],
    [
      /^((?:bootstrap|Wilson|exact|cluster).+?)(?:; 95 % interval (\S+) to (\S+))?$/,
      (method = '', low = '', high = '') =>
        `${methodInKorean(method)}${low === '' ? '' : `, 95% 신뢰구간 ${low}~${high}`}`,
    ],
  ],
}

function namePatterns(): readonly KoreanPattern[] {
  return [
    [
      /^GPU-hours of (\S+) as a share of those of (\S+)$/,
      (own = '', other = '') => `${other} 대비 ${own}의 GPU 시간`,
    ],
    [/^GPU-hours of (\S+)$/, (model = '') => `${model}의 GPU 시간`],
    [
      /^(weighted )?underthinking score of (\S+) on (.+), (none|tip\S*)$/,
      (weighted = '', model = '', set = '', setting = '') =>
        `${model}의 ${set} ${weighted === '' ? 'UT' : 'wUT'}(${settingInKorean(setting)})`,
    ],
    [
      /^accuracy of (\S+) on (.+), (none|tip\S*)$/,
      (model = '', set = '', setting = '') => `${model}의 ${set} 정확도(${settingInKorean(setting)})`,
    ],
    [/^problems of (.+)$/, (set = '') => `${set} 문항 수`],
    [
      /^(\w+), (\S+) − (\S+)$/,
      (metric = '', b = '', a = '') =>
        `${metricInKorean(metric)}: ${settingInKorean(b)} − ${settingInKorean(a)}`,
    ],
    [
      /^(accuracy|underthinking score|weighted underthinking score|wrong answers with a correct thought), (\S+?)(, (?:lower|upper) end)?$/,
      (metric = '', setting = '', end = '') =>
        `${metricInKorean(metric)}(${settingInKorean(setting)})${end === '' ? '' : end.includes('lower') ? ' 하한' : ' 상한'}`,
    ],
    [/^share of mag7 in the market value of all peers$/, () => '피어 전체 시가총액 대비 Mag 7 비중'],
    [/^stocks of (.+)$/, (segment = '') => `${segment} 종목 수`],
    [/^counts of the fleet of (.+)$/, (owner = '') => `${owner} 보유량 집계 수`],
    [/^rank of (.+)$/, (model = '') => `${model} 순위`],
    [/^t(\d)$/, (place = '') => `생각 ${place}의 토큰`],
    [/^(\w+), growth, (\w+)$/, (firm = '', quarter = '') => `${firm} ${quarter} 매출 성장률`],
    [
      /^(\w+), (adjusted operating|operating cash flow|adjusted free cash flow)$/,
      (firm = '', basis = '') => `${firm} ${marginsInKorean[basis] ?? basis}`,
    ],
    [
      /^(licence exception LPP.*|tier 2 country.*|national validated.*), H100$/,
      (quota = '') => `${quota}, H100 환산`,
    ],
    [/^(.+), (1W|1M|3M|6M|1Y|YTD)$/, (stock = '', window = '') => `${stock}, ${window} 수익률`],
  ]
}

const marginsInKorean: Readonly<Record<string, string>> = {
  'adjusted operating': '조정 영업이익률',
  'operating cash flow': '영업현금흐름률',
  'adjusted free cash flow': '조정 잉여현금흐름률',
}

function settingInKorean(setting: string): string {
  return setting === 'none' ? '기준군' : setting.replace(/^tip:/, 'TIP ')
}

function metricInKorean(metric: string): string {
  const words: Readonly<Record<string, string>> = {
    accuracy: '정확도',
    tokens: '추론 토큰',
    'underthinking score': '얕은 생각 점수(UT)',
    'weighted underthinking score': '가중 얕은 생각 점수(wUT)',
    'wrong answers with a correct thought': '정확한 생각이 있는 오답 비율',
  }
  return words[metric] ?? metric
}

function methodInKorean(method: string): string {
  return method
    .replace(/^bootstrap-t over problems/, '문제 단위 부트스트랩 t')
    .replace(', max-|t|', ', 최대 |t| 보정')
}

/** Units that no calculator has. */
export const weeklyUnits: Readonly<Record<string, string>> = {
  'USD bn': '십억 달러',
  'USD tn': '조 달러',
  points: '%p',
  tokens: '토큰',
  'KRW per USD': '원/달러',
  'KRW per CNY': '원/위안',
  'KRW mn': '백만 원',
  'KRW mn/year': '백만 원/년',
  'CNY bn': '십억 위안',
  'CNY/month': '위안/월',
  x: '배',
  'x/year': '배/년',
  'OOM/year': '자릿수/년',
  'TPP mn': '백만 TPP',
  EUR: '유로',
  INR: '루피',
  HKD: '홍콩달러',
  JPY: '엔',
  TWD: '대만달러',
  'Arena score': '아레나 점수',
  'points of 100': '점(100점 만점)',
  'USD/month': '달러/월',
}
