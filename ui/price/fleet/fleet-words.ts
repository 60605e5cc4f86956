import { koreanFundingStatuses, type Qualifier } from '#economics'
import type { FieldWords, Language } from '../calculation.ts'

type Named = Readonly<Record<string, string>>

export interface FleetWords {
  readonly answer: (capex: string, gpus: string, megawatts: string) => string
  readonly qualifiers: Readonly<Record<Qualifier, string>>
  readonly measures: Named
  readonly statuses: Named
  readonly items: Named
  readonly reasons: Named
  readonly phaseNames: Named
  readonly phases: (project: string) => string
  /** Whose parts are added up: `phase-1 tco`, `OpenAI, funds held`. */
  readonly places: (where: string) => string
  readonly gpus: string
  readonly power: string
  readonly perWatt: string
  readonly energy: string
  readonly counts: string
  readonly chart: string
  readonly chartReading: string
  readonly owner: string
  readonly fleets: string
  readonly kinds: string
  readonly measure: string
  readonly date: string
  readonly source: string
  readonly phase: string
  readonly cost: string
  readonly perGpu: string
  readonly kwPerGpu: string
  readonly perYear: string
  readonly funded: string
  readonly gap: string
  readonly parts: string
  readonly whole: string
  readonly printed: string
  readonly sum: string
  readonly addsUp: string
  readonly funding: string
  readonly amount: string
  readonly status: string
  readonly counted: string
  readonly yes: string
  readonly no: string
}

export const fleetFieldWords: Readonly<Record<Language, FieldWords>> = {
  en: {
    panels: { project: 'Project of several years' },
    fields: {
      capex: 'Capital',
      perGpu: 'Server, network and building for each',
      gpu: 'Power as provisioned for',
      kw: 'Power for each, all-in',
      project: 'Project',
    },
    options: { own: 'as I enter it' },
  },
  ko: {
    panels: { project: '다년 프로젝트' },
    fields: {
      capex: '자본',
      perGpu: 'GPU당 서버·네트워크·건물',
      gpu: '전력 기준 GPU',
      kw: 'GPU당 전력(전체)',
      project: '프로젝트',
    },
    options: { own: '직접 입력' },
  },
}

export const fleetWords: Readonly<Record<Language, FleetWords>> = {
  en: {
    answer: (capex, gpus, megawatts) => `${capex} dollars come to ${gpus} GPUs and ${megawatts} MW.`,
    qualifiers: { exactly: '', about: '≈ ', 'at least': '≥ ', 'at most': '≤ ', planned: 'planned ' },
    measures: {},
    statuses: {},
    items: {},
    reasons: {},
    phaseNames: { 'phase-1': 'phase 1', final: 'whole' },
    phases: (project) => `${project}: phases, USD billion`,
    places: (where) => where,
    gpus: 'GPUs',
    power: 'power',
    perWatt: 'capital for a watt',
    energy: 'energy of a year at full draw',
    counts:
      'Counts of one owner are of different things and days: they are never added up, and need not agree.',
    chart: 'Owned or used, by owner',
    chartReading:
      'As somebody counted them, early 2025; several counts of one owner stand beside each other.',
    owner: 'owner',
    fleets: 'Fleets as they were counted',
    kinds: 'accelerators',
    measure: 'what was counted',
    date: 'date',
    source: 'source',
    phase: 'phase',
    cost: 'cost',
    perGpu: 'USD for a GPU',
    kwPerGpu: 'kW for a GPU',
    perYear: 'a year',
    funded: 'funded',
    gap: 'gap',
    parts: 'Do the parts add up? USD billion',
    whole: 'whole',
    printed: 'printed',
    sum: 'sum of parts',
    addsUp: 'adds up within rounding and bounds',
    funding: 'Who is to pay, USD billion',
    amount: 'amount',
    status: 'status',
    counted: 'counted towards the cost',
    yes: 'yes',
    no: 'no',
  },
  ko: {
    answer: (capex, gpus, megawatts) => `${capex}달러면 GPU ${gpus}개와 전력 ${megawatts} MW가 된다.`,
    qualifiers: { exactly: '', about: '약 ', 'at least': '≥ ', 'at most': '≤ ', planned: '계획 ' },
    measures: {
      'owned or used': '보유 또는 사용',
      'bought in 2024': '2024년 구매',
      Cortex: 'Cortex 클러스터',
      'cluster planned': '계획된 클러스터',
      'expected by the end of 2025': '2025년 말 예상',
      serving: '서빙',
      'training of Llama 3': 'Llama 3 학습',
      'training of V3': 'V3 학습',
    },
    statuses: koreanFundingStatuses,
    items: {
      'funds held': '보유 자금',
      commitment: '약정',
      'planned investment': '투자 계획',
      'total cost of its share of phase 1': '1단계 몫의 총소유비용',
      'capex of its share of phase 1': '1단계 몫의 CapEx',
      more: '추가',
      'a tenth, at most, of its 1,500 bn of AI funds': 'AI 자금 1조 5,000억 달러의 최대 10%',
    },
    reasons: {
      'what its own commitment is paid from': '자체 약정의 재원',
      'a part of its total cost': '총소유비용의 일부',
      'no amount was named': '금액이 밝혀지지 않음',
      'nothing was committed': '약정된 것이 없음',
    },
    phaseNames: { 'phase-1': '1단계', final: '전체' },
    phases: (project) => `${project}: 단계별(십억 달러)`,
    places: (where) =>
      where
        .replace('funds held', '보유 자금')
        .replace('phase-1', '1단계')
        .replace('tco', '총소유비용')
        .replace('capex', 'CapEx'),
    gpus: 'GPU 수',
    power: '전력',
    perWatt: '와트당 자본',
    energy: '최대 전력으로 1년간 쓰는 에너지',
    counts: '한 보유자의 여러 집계는 대상과 날짜가 다르다. 더하지 않으며 서로 맞을 필요도 없다.',
    chart: '보유자별 보유 또는 사용 GPU',
    chartReading: '2025년 초의 집계. 한 보유자의 여러 집계를 나란히 놓았다.',
    owner: '보유자',
    fleets: '집계된 보유 현황',
    kinds: '가속기',
    measure: '집계 대상',
    date: '날짜',
    source: '자료',
    phase: '단계',
    cost: '비용',
    perGpu: 'GPU당 달러',
    kwPerGpu: 'GPU당 kW',
    perYear: '연간',
    funded: '조달',
    gap: '부족분',
    parts: '부분의 합이 맞는가(십억 달러)',
    whole: '전체',
    printed: '인쇄값',
    sum: '부분의 합',
    addsUp: '반올림과 한계 안에서 일치',
    funding: '자금 조달(십억 달러)',
    amount: '금액',
    status: '상태',
    counted: '비용에 산입',
    yes: '예',
    no: '아니요',
  },
}
