import type { CalculatorGroup } from '../price/calculator-groups.ts'
import type { CalculatorId } from '../route/field-texts.ts'

/** What the doors of the workbench say, and what lies behind those that are no screen of their own. */
export interface DoorWords {
  readonly doors: string
  readonly measure: Door
  readonly price: Door
  readonly weekly: Door
  readonly pricesLead: string
  readonly calculatorGroups: Readonly<Record<CalculatorGroup, string>>
  readonly calculators: Readonly<Record<CalculatorId, Door>>
  readonly weeklyTitle: string
  readonly weeklyLead: string
  readonly weeklyMake: string
  readonly weeklyNext: string
  readonly weeklyLint: string
  readonly weeklyFiles: string
  readonly weeklyFileOf: Readonly<Record<'note.html' | 'note.md' | 'note.pdf' | 'findings.json', string>>
  readonly weeklyNotHere: string
}

export interface Door {
  readonly title: string
  readonly lead: string
}

export const englishDoorWords: DoorWords = {
  doors: 'Measure, price, write',
  measure: { title: 'Measure', lead: 'What does a right answer take? Runs, responses, thoughts.' },
  price: {
    title: 'Price',
    lead: 'What does it cost, on which hardware, and what do cheaper answers do to demand?',
  },
  weekly: { title: 'Weekly', lead: 'A research note whose every number can be asked why.' },
  pricesLead:
    'From tokens to dollars, GPUs and demand. The address holds everything that is set: send it, and the same numbers come up.',
  calculatorGroups: {
    study: 'From a study',
    serving: 'Serving',
    training: 'Training',
    hardware: 'Clusters, chips and rules',
    demand: 'Prices and demand',
  },
  calculators: {
    chain: {
      title: 'The whole chain',
      lead: 'From a policy’s accuracy to cost, demand, GPUs, power and capital, with what is uncertain drawn.',
    },
    answer: { title: 'Cost of a right answer', lead: 'The arms of a run by a price of tokens.' },
    memory: {
      title: 'Memory of a model',
      lead: 'KV cache a token by kind of attention, weights; any config.json.',
    },
    serving: {
      title: 'Serving on own hardware',
      lead: 'Roofline: tokens a second, dollars a million, what binds.',
    },
    training: { title: 'Training run', lead: 'Compute, utilisation, GPU-hours, cost, days.' },
    scope: {
      title: 'Scope of a training cost',
      lead: '5.6 million or 2.6 billion? Final run, other runs, staff, cluster; runs that were told of.',
    },
    reinforcement: {
      title: 'Learning by trial (RL)',
      lead: 'Sampling answers against learning from them: which takes the GPU-hours?',
    },
    distillation: {
      title: 'Distillation and synthetic data',
      lead: 'What a teacher writes, what is kept, what a student learns from it.',
    },
    balance: {
      title: 'Training against serving',
      lead: 'After how many days serving has taken as many GPUs as training did.',
    },
    cluster: {
      title: 'Cluster cost (TCO)',
      lead: 'Twelve ways to total it, and which one a printed total used.',
    },
    rental: {
      title: 'Rental price index',
      lead: 'Quotes of GPU-hours as a chain-linked index; gaps shown.',
    },
    chips: {
      title: 'Chips and export rules',
      lead: 'Specifications, TPP, and the verdict on a day with its clause.',
    },
    quota: {
      title: 'Quota ledger and tiers',
      lead: 'Deliveries against quotas in TPP: what remains, and in which tier a country is.',
    },
    rebound: { title: 'Rebound', lead: 'When does better use of a resource mean more of it?' },
    elasticity: {
      title: 'Elasticity from data',
      lead: 'Prices and quantities of a table, by regression; then into rebound.',
    },
    capability: { title: 'Price of capability', lead: 'How fast the price of reaching a score falls.' },
    fleet: {
      title: 'Fleets and build-outs',
      lead: 'Who has how many GPUs; from capital to megawatts; Stargate.',
    },
  },
  weeklyTitle: 'Weekly',
  weeklyLead:
    'A note is made by a command, from data; it is not made in this page. Text, tables and figures take the same numbers.',
  weeklyMake: 'Make one',
  weeklyNext: 'Start the next one from a template',
  weeklyLint: 'Check a note, also one written elsewhere',
  weeklyFiles: 'What lies in the folder then',
  weeklyFileOf: {
    'note.html': 'to read: pointing at a number tells why it is what it is',
    'note.md': 'the text with its numbers filled in',
    'note.pdf': 'to send, where a browser is installed',
    'findings.json': 'what the check found, and what it found wrong in printed numbers',
  },
  weeklyNotHere: 'This server shows runs alone: open note.html from its folder.',
}

export const koreanDoorWords: DoorWords = {
  doors: '측정, 가격, 위클리',
  measure: { title: '측정', lead: '정답 하나에 무엇이 드는가: 실행, 응답, 생각.' },
  price: {
    title: '가격',
    lead: '비용은 얼마이고 어떤 하드웨어가 필요하며, 답이 싸지면 수요는 어떻게 되는가.',
  },
  weekly: { title: '위클리', lead: '모든 숫자에 근거를 물을 수 있는 리서치 노트.' },
  pricesLead:
    '토큰에서 달러, GPU, 수요까지 계산한다. 설정은 모두 주소에 담기므로 주소를 보내면 같은 숫자가 나온다.',
  calculatorGroups: {
    study: '실험에서 출발',
    serving: '추론 서빙',
    training: '학습',
    hardware: '클러스터, 칩, 규제',
    demand: '가격과 수요',
  },
  calculators: {
    chain: {
      title: '전체 연쇄',
      lead: '정책의 정확도에서 비용, 수요, GPU, 전력, 자본까지. 불확실한 값은 추첨해 계산한다.',
    },
    answer: { title: '정답당 비용', lead: '실행의 비교군별 비용을 토큰 가격으로 계산한다.' },
    memory: { title: '모델 메모리', lead: '어텐션 종류별 토큰당 KV 캐시와 가중치. config.json도 읽는다.' },
    serving: { title: '자체 하드웨어 추론 서빙', lead: '루프라인: 초당 토큰, 백만 토큰당 달러, 병목.' },
    training: { title: '학습', lead: '연산량, 활용률, GPU 시간, 비용, 일수.' },
    scope: {
      title: '학습 비용의 범위',
      lead: '560만 달러인가 26억 달러인가. 최종 학습, 다른 학습, 인력, 클러스터, 그리고 공개된 학습들.',
    },
    reinforcement: {
      title: '강화학습(RL)',
      lead: '답 생성과 학습 중 어느 쪽이 GPU 시간을 쓰는가.',
    },
    distillation: {
      title: '지식 증류와 합성 데이터',
      lead: '교사 모델이 쓰고, 골라 남기고, 학생 모델이 배우는 비용.',
    },
    balance: {
      title: '학습과 서빙',
      lead: '며칠이 지나면 서빙이 학습만큼의 GPU를 쓰는가.',
    },
    cluster: { title: '클러스터 총소유비용(TCO)', lead: '열두 가지 합산 방법과, 인쇄된 합계가 쓴 방법.' },
    rental: {
      title: 'GPU 임차 가격 지수',
      lead: 'GPU 시간 호가를 연쇄 지수로. 공백도 표시한다.',
    },
    chips: { title: '칩과 수출 통제', lead: '사양, TPP, 날짜별 판정과 해당 조항.' },
    quota: {
      title: '할당량 장부와 국가 등급',
      lead: '인도량과 TPP 할당량, 남은 물량, 국가별 등급.',
    },
    rebound: { title: '반등 효과', lead: '자원을 더 잘 쓰면 언제 더 많이 쓰게 되는가.' },
    elasticity: {
      title: '데이터에서 추정한 탄력성',
      lead: '가격과 수량의 표를 회귀해 탄력성을 구하고 반등 효과로 잇는다.',
    },
    capability: { title: '성능의 가격', lead: '어떤 점수에 도달하는 가격이 얼마나 빨리 떨어지는가.' },
    fleet: { title: '보유 GPU와 증설', lead: '누가 몇 개를 가졌는가, 자본에서 전력까지, 스타게이트.' },
  },
  weeklyTitle: '위클리',
  weeklyLead: '노트는 이 페이지가 아니라 명령이 데이터로 만든다. 본문, 표, 그림은 모두 같은 숫자를 쓴다.',
  weeklyMake: '만들기',
  weeklyNext: '틀에서 다음 호 시작하기',
  weeklyLint: '노트 검사(다른 곳에서 쓴 글도 가능)',
  weeklyFiles: '폴더에 생기는 파일',
  weeklyFileOf: {
    'note.html': '읽기용. 숫자를 가리키면 근거가 나온다',
    'note.md': '숫자를 채운 본문',
    'note.pdf': '발송용. 브라우저가 설치되어 있을 때 생긴다',
    'findings.json': '검사 결과와 인쇄된 숫자에서 찾은 오류',
  },
  weeklyNotHere: '이 서버는 실행만 보여준다. note.html은 폴더에서 직접 여세요.',
}
