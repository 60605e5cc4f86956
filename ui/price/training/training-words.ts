import type { TrainingRunsWords } from '#figure'
import type { FieldWords, Language } from '../calculation.ts'

export interface TrainingWords {
  readonly answer: (now: {
    readonly mfu: number
    readonly precision: string
    readonly others: string
  }) => string
  readonly flop: string
  readonly flopWithAttention: string
  readonly mfu: string
  readonly hours: string
  readonly cost: string
  readonly days: string
  readonly finalRun: string
  readonly chart: Omit<TrainingRunsWords, 'language' | 'reading' | 'assumed'> & {
    readonly reading: (usd: string) => string
    readonly assumed: (usd: string) => string
  }
}

export const trainingFieldWords: Readonly<Record<Language, FieldWords>> = {
  en: {
    panels: { hardware: 'Hardware' },
    fields: {
      model: 'Model',
      parameters: 'Parameters used for a token',
      tokens: 'Tokens trained on',
      sequence: 'Sequence, to count attention',
      gpu: 'GPU',
      precision: 'Peak in',
      gpuHours: 'GPU-hours of everything',
      pretrainHours: 'of these for the tokens',
      mfu: 'or model FLOP utilisation',
      count: 'GPUs',
      price: 'Price of a GPU-hour',
    },
    options: { own: 'parameters of my own …' },
    hints: { mfu: 'Used where both fields of GPU-hours are empty.' },
  },
  ko: {
    panels: { hardware: '하드웨어' },
    fields: {
      model: '모델',
      parameters: '토큰당 활성 파라미터',
      tokens: '학습 토큰',
      sequence: '시퀀스 길이(어텐션 포함 시)',
      gpu: 'GPU',
      precision: '최고 속도의 정밀도',
      gpuHours: '전체 GPU 시간',
      pretrainHours: '그중 토큰 학습',
      mfu: '또는 모델 FLOP 활용률(MFU)',
      count: 'GPU 수',
      price: 'GPU 시간 가격',
    },
    options: { own: '파라미터 직접 입력 …' },
    hints: { mfu: 'GPU 시간 두 칸이 모두 비어 있을 때 쓴다.' },
  },
}

export const trainingWords: Readonly<Record<Language, TrainingWords>> = {
  en: {
    answer: ({ mfu, precision, others }) =>
      `Of the dense peak in ${precision}, ${mfu.toFixed(1)} % was used for the model${others === '' ? '' : ` (against the peak in ${others})`}.`,
    flop: 'compute, 6ND',
    flopWithAttention: 'compute with attention',
    mfu: 'model FLOP utilisation (MFU)',
    hours: 'GPU-hours',
    cost: 'cost at that rent',
    days: 'days on these GPUs',
    finalRun:
      'This is the run that was kept. Trials before it, staff, data and the cluster itself are not in it: the page on scope says how far a printed cost reaches.',
    chart: {
      title: 'GPU-hours and cost of published runs',
      reading: (usd) => `Rings: nobody printed a cost, so the hours are priced at ${usd} dollars.`,
      hours: 'GPU-hours',
      cost: 'cost, USD',
      gpu: 'GPU',
      model: 'model',
      assumed: (usd) => `at an assumed ${usd} dollars an hour`,
    },
  },
  ko: {
    answer: ({ mfu, precision, others }) =>
      `${precision} 밀집 최고 속도의 ${mfu.toFixed(1)}%를 모델 연산에 썼다${others === '' ? '' : `(다른 정밀도 기준: ${others.replaceAll(' %', '%')})`}.`,
    flop: '연산량(6ND)',
    flopWithAttention: '어텐션을 포함한 연산량',
    mfu: '모델 FLOP 활용률(MFU)',
    hours: 'GPU 시간',
    cost: '임차 기준 비용',
    days: '이 GPU로 걸리는 일수',
    finalRun:
      '최종 학습만의 비용이다. 이전 시도, 인력, 데이터, 클러스터 자체는 빠져 있다. 인쇄된 비용의 범위는 ‘학습 비용의 범위’에서 따져볼 수 있다.',
    chart: {
      title: '공개된 학습의 GPU 시간과 비용',
      reading: (usd) => `빈 표식: 비용이 공개되지 않아 시간당 ${usd}달러로 계산했다.`,
      hours: 'GPU 시간',
      cost: '비용(달러)',
      gpu: 'GPU',
      model: '모델',
      assumed: (usd) => `시간당 ${usd}달러로 가정`,
    },
  },
}
