import type { FieldWords, Language } from '../calculation.ts'

export interface BalanceWords {
  readonly answer: (now: Readonly<Record<'days' | 'tokens' | 'serving', string>>) => string
  readonly gpus: (now: Readonly<Record<'ratio' | 'training' | 'serving', string>>) => string
  readonly evenTokens: string
  readonly evenFlop: string
  readonly servingGpus: string
  readonly evenDays: string
  readonly trainingDays: string
  readonly costOfDay: string
  readonly chart: string
  readonly chartReading: string
  readonly training: string
  readonly serving: string
  readonly days: string
  readonly hours: string
  readonly notes: readonly string[]
}

export const balanceFieldWords: Readonly<Record<Language, FieldWords>> = {
  en: {
    panels: { serving: 'Serving' },
    fields: {
      run: 'Training run',
      gpuHours: 'GPU-hours of training',
      tokens: 'Tokens trained on',
      gpus: 'GPUs that trained',
      speed: 'What a GPU that serves decodes',
      perDay: 'Tokens served a day',
      price: 'Price of a GPU-hour',
    },
    options: { own: 'hours of my own …' },
    hints: {
      speed: '1,850: DeepSeek’s 14,800 tokens a second of a node of 8 H800, February 2025.',
      perDay: '168 billion: DeepSeek’s output of the same day.',
    },
  },
  ko: {
    panels: { serving: '추론 서빙' },
    fields: {
      run: '학습',
      gpuHours: '학습 GPU 시간',
      tokens: '학습 토큰',
      gpus: '학습 GPU 수',
      speed: '서빙 GPU 하나의 디코딩 속도',
      perDay: '하루 서빙 토큰',
      price: 'GPU 시간 가격',
    },
    options: { own: 'GPU 시간 직접 입력 …' },
    hints: {
      speed: '1,850: 2025년 2월 DeepSeek의 H800 8개 노드당 초당 14,800토큰.',
      perDay: '1,680억: 같은 날 DeepSeek의 출력 토큰.',
    },
  },
}

export const balanceWords: Readonly<Record<Language, BalanceWords>> = {
  en: {
    answer: ({ days, tokens, serving }) =>
      `After ${days} days serving has taken as many GPU-hours as training did: ${tokens} tokens of output, on ${serving} GPUs that are busy all day.`,
    gpus: ({ ratio, training, serving }) => `${serving} GPUs serve where ${training} trained: ${ratio}.`,
    evenTokens: 'tokens served in as many GPU-hours',
    evenFlop: 'tokens served with as many FLOP',
    servingGpus: 'GPUs that serve',
    evenDays: 'days until serving has taken as much',
    trainingDays: 'days that training took on its GPUs',
    costOfDay: 'cost of a day of serving at that rent',
    chart: 'GPU-hours of training, and of serving as days go by',
    chartReading: 'Dashed: the day from which on serving has taken more.',
    training: 'training, once',
    serving: 'serving',
    days: 'days',
    hours: 'GPU-hours, millions',
    notes: [
      'Output alone is counted: reading of prompts takes more GPUs. Busy all day: peaks take more, too.',
      'A FLOP of serving is not one of training: decoding is bound by memory, and uses far less of the peak. That is why the hours even out long before the FLOP.',
    ],
  },
  ko: {
    answer: ({ days, tokens, serving }) =>
      `${days}일이 지나면 서빙이 학습만큼의 GPU 시간을 쓴다. 출력 ${tokens} 토큰, 종일 가동하는 GPU ${serving}개에 해당한다.`,
    gpus: ({ ratio, training, serving }) => `학습 GPU ${training}개에 대해 서빙 GPU ${serving}개: ${ratio}.`,
    evenTokens: '같은 GPU 시간에 서빙하는 토큰',
    evenFlop: '같은 연산량으로 서빙하는 토큰',
    servingGpus: '서빙 GPU 수',
    evenDays: '서빙이 학습만큼 쓰기까지의 일수',
    trainingDays: '학습에 걸린 일수',
    costOfDay: '하루 서빙의 임차 기준 비용',
    chart: '학습과 서빙의 누적 GPU 시간',
    chartReading: '점선: 이날부터 서빙이 더 많이 쓴다.',
    training: '학습(1회)',
    serving: '서빙',
    days: '일수',
    hours: 'GPU 시간(백만)',
    notes: [
      '출력만 센다. 프롬프트를 읽는 데는 GPU가 더 필요하다. 종일 가동을 가정하므로 혼잡 시간에는 더 필요하다.',
      '서빙의 FLOP은 학습의 FLOP과 다르다. 디코딩은 메모리가 병목이라 최고 속도의 일부만 쓴다. 그래서 GPU 시간이 연산량보다 훨씬 먼저 같아진다.',
    ],
  },
}
