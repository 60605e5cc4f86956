import { type MethodId, methodNames, type TornadoInput, tornadoInputNames } from '#economics'
import type { FieldWords, Language } from '../calculation.ts'

export interface ClusterWords {
  readonly answer: (printed: string, methods: readonly string[]) => string
  readonly methods: Readonly<Record<MethodId, string>>
  readonly inputs: Readonly<Record<TornadoInput, string>>
  readonly total: string
  readonly capital: string
  readonly operating: string
  readonly perHour: string
  readonly capex: string
  readonly hours: string
  readonly count: string
  readonly stated: string
  readonly chart: string
  readonly chartReading: (percent: number) => string
  readonly outcome: string
  readonly input: string
  readonly ends: readonly [string, string]
  readonly methodsTitle: string
  readonly groupsTitle: string
  readonly method: string
  readonly isPrinted: string
  readonly won: string
  readonly wonPerHour: string
  /** Beside an amount: no won without the day of its rate. */
  readonly atRate: (rate: string, day: string) => string
  readonly wonColumn: (day: string) => string
  readonly wonTitle: string
  readonly rate: string
  readonly day: string
  readonly source: string
  readonly yes: string
  readonly no: string
}

const koreanMethods: Readonly<Record<MethodId, string>> = {
  straightLine: '정액 상각 + OpEx',
  annuity: '연금법 + OpEx',
  annuityMonthlyNominal: '월 연금법(명목) + OpEx',
  annuityMonthlyEffective: '월 연금법(실효) + OpEx',
  annuityDue: '기초 연금법 + OpEx',
  averageCapital: '평균 자본 + OpEx',
  averageCapitalByYear: '연도별 평균 자본 + OpEx',
  simpleInterest: '단리 + OpEx',
  bullet: '만기 일시 상환 + OpEx',
  annuityOnly: '연금법, OpEx 제외',
  simpleInterestOnly: '단리, OpEx 제외',
  capexAndPresentValueOfOpex: 'CapEx + OpEx 현재가치',
}

const groupPlaces = [1, 2, 3, 4, 5, 6, 7, 8]

/** The fields of all groups are called alike. */
function ofGroups(names: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    groupPlaces.flatMap((place) => Object.entries(names).map(([id, name]) => [`g${place}.${id}`, name])),
  )
}

export const clusterFieldWords: Readonly<Record<Language, FieldWords>> = {
  en: {
    panels: {
      won: 'In won',
      groups: 'GPUs',
      ...Object.fromEntries(groupPlaces.map((place) => [`group${place}`, `Group ${place}`])),
    },
    fields: {
      example: 'Start from',
      method: 'Method',
      life: 'Life',
      wacc: 'Cost of capital (WACC)',
      residual: 'Worth at the end, share of the price',
      utilisation: 'Share of hours that earn',
      printed: 'A printed total, USD million',
      swing: 'Tornado: moved by',
      fx: 'Rate of exchange',
      fxRate: 'Won for a dollar',
      fxDate: 'Day of that rate',
      groups: 'Groups of GPUs',
      ...ofGroups({
        gpu: 'GPU',
        count: 'Count',
        capex: 'Server, for each',
        network: 'Network, for each',
        opex: 'Stated cost to operate, whole life',
        kw: 'IT load, for each',
        kwh: 'Electricity',
        pue: 'PUE',
      }),
    },
    options: { own: 'my own', ownRate: 'a rate of my own …', ...methodNames },
  },
  ko: {
    panels: {
      won: '원화',
      groups: 'GPU',
      ...Object.fromEntries(groupPlaces.map((place) => [`group${place}`, `그룹 ${place}`])),
    },
    fields: {
      example: '시작 예시',
      method: '방법',
      life: '내용연수',
      wacc: '가중평균자본비용(WACC)',
      residual: '잔존가치(가격 대비 비율)',
      utilisation: '수익 시간 비율',
      printed: '인쇄된 합계(백만 달러)',
      swing: '토네이도: 변동 폭',
      fx: '환율',
      fxRate: '원/달러 환율',
      fxDate: '환율 날짜',
      groups: 'GPU 그룹 수',
      ...ofGroups({
        gpu: 'GPU',
        count: '수량',
        capex: 'GPU당 서버',
        network: 'GPU당 네트워크',
        opex: '명시된 운영비용(전 기간)',
        kw: 'GPU당 IT 부하',
        kwh: '전기 요금',
        pue: 'PUE',
      }),
    },
    options: {
      own: '직접 입력',
      ownRate: '환율 직접 입력 …',
      'hopper-60k': 'DeepSeek에 귀속된 클러스터',
      ...koreanMethods,
    },
  },
}

export const clusterWords: Readonly<Record<Language, ClusterWords>> = {
  en: {
    answer: (printed, methods) =>
      methods.length === 0
        ? `No method gives a total that prints as ${printed} million dollars.`
        : `The printed ${printed} million dollars is: ${methods.join('; ')}.`,
    methods: methodNames,
    inputs: tornadoInputNames,
    total: 'total, USD million',
    capital: 'capital, USD million',
    operating: 'operating, USD million',
    perHour: 'cost of a GPU-hour, USD',
    capex: 'price of servers and network, USD million',
    hours: 'GPU-hours over the life',
    count: 'count',
    stated:
      'Stated costs to operate are of the whole life as entered: a longer life does not raise them, save in the tornado.',
    chart: 'What moves the total',
    chartReading: (percent) =>
      `One input moved by ${percent.toFixed(0)} % both ways, all others as they are.`,
    outcome: 'total cost, USD million',
    input: 'input',
    ends: ['at its lower end', 'at its upper end'],
    methodsTitle: 'The same cluster by every method',
    groupsTitle: 'By group, straight line',
    method: 'method',
    isPrinted: 'prints as that',
    won: 'total, KRW trillion',
    wonPerHour: 'cost of a GPU-hour, KRW',
    atRate: (rate, day) => `at ${rate} won a dollar of ${day}`,
    wonColumn: (day) => `total, KRW tn (rate of ${day})`,
    wonTitle: 'The total in won, by rate',
    rate: 'won a dollar',
    day: 'day of the rate',
    source: 'source',
    yes: 'yes',
    no: 'no',
  },
  ko: {
    answer: (printed, methods) =>
      methods.length === 0
        ? `인쇄된 합계 ${printed}(백만 달러)에 맞는 방법이 없다.`
        : `인쇄된 합계 ${printed}(백만 달러)에 맞는 방법: ${methods.join('; ')}.`,
    methods: koreanMethods,
    inputs: {
      serverCapexUsdPerGpu: 'GPU당 서버 CapEx',
      networkCapexUsdPerGpu: 'GPU당 네트워크 CapEx',
      opexUsdMillion: '명시된 운영비용',
      otherOpexUsdPerGpuYear: '기타 운영비용(GPU·년)',
      usdPerKwMonth: 'kW·월 임대료',
      usdPerKwh: 'kWh당 전기 요금',
      pue: 'PUE',
      lifeYears: '내용연수',
      wacc: 'WACC',
      residualShare: '잔존가치',
      utilisation: '이용률',
    },
    total: '합계(백만 달러)',
    capital: '자본(백만 달러)',
    operating: '운영(백만 달러)',
    perHour: 'GPU 시간당 비용(달러)',
    capex: '서버·네트워크 가격(백만 달러)',
    hours: '전 기간 GPU 시간',
    count: '수량',
    stated:
      '명시된 운영비용은 입력한 전 기간의 값이다. 내용연수를 늘려도 커지지 않으며 토네이도에서만 함께 움직인다.',
    chart: '합계를 움직이는 입력',
    chartReading: (percent) => `입력을 하나씩 ±${percent.toFixed(0)}% 움직이고 나머지는 그대로 둔다.`,
    outcome: '합계(백만 달러)',
    input: '입력',
    ends: ['하한에서', '상한에서'],
    methodsTitle: '방법별 합계',
    groupsTitle: '그룹별(정액 상각)',
    method: '방법',
    isPrinted: '인쇄값과 일치',
    won: '합계(조원)',
    wonPerHour: 'GPU 시간당 비용(원)',
    atRate: (rate, day) => `${day} 환율 1달러 ${rate}원 기준`,
    wonColumn: (day) => `합계(조원, ${day} 환율)`,
    wonTitle: '환율별 원화 합계',
    rate: '원/달러',
    day: '환율 날짜',
    source: '자료',
    yes: '예',
    no: '아니요',
  },
}
