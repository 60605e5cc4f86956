import type { FieldWords, Language } from '../calculation.ts'

export interface DistillationWords {
  readonly answer: (now: Readonly<Record<'tokens' | 'hours' | 'cost', string>>) => string
  readonly student: (share: string) => string
  readonly noStudent: string
  readonly written: string
  readonly writing: string
  readonly studentFlop: string
  readonly studentHours: string
  readonly together: string
  readonly cost: string
  readonly perSample: string
  readonly chart: string
  readonly chartReading: string
  readonly part: string
  readonly hours: string
  readonly notes: readonly string[]
}

export const distillationFieldWords: Readonly<Record<Language, FieldWords>> = {
  en: {
    panels: { student: 'Student', price: 'Price' },
    fields: {
      samples: 'Samples that are kept',
      sampleTokens: 'Tokens of a sample',
      kept: 'Share of what is written that is kept',
      speed: 'What a GPU decodes of the teacher',
      parameters: 'Parameters of the student',
      epochs: 'Epochs',
      gpu: 'GPU of the student',
      mfu: 'Model FLOP utilisation, of the BF16 peak',
      price: 'Price of a GPU-hour',
    },
    hints: {
      samples: '800,000 in DeepSeek-R1’s distillation; their length is not told.',
      kept: 'The rest is wrong, or not wanted, and is paid for too.',
      parameters: 'Empty: no student, synthetic data alone.',
    },
  },
  ko: {
    panels: { student: '학생 모델', price: '가격' },
    fields: {
      samples: '남기는 표본',
      sampleTokens: '표본당 토큰',
      kept: '작성한 것 중 남기는 비율',
      speed: '교사 모델을 돌리는 GPU 하나의 디코딩 속도',
      parameters: '학생 모델의 파라미터',
      epochs: '에폭',
      gpu: '학생 모델의 GPU',
      mfu: '모델 FLOP 활용률(BF16 기준 MFU)',
      price: 'GPU 시간 가격',
    },
    hints: {
      samples: 'DeepSeek-R1의 지식 증류는 80만 개였고 길이는 공개되지 않았다.',
      kept: '나머지는 틀렸거나 쓰지 않는 것이며 그 비용도 든다.',
      parameters: '비우면 학생 모델 없이 합성 데이터만 만든다.',
    },
  },
}

export const distillationWords: Readonly<Record<Language, DistillationWords>> = {
  en: {
    answer: ({ tokens, hours, cost }) =>
      `The teacher writes ${tokens} tokens; all of it takes ${hours} GPU-hours, ${cost} dollars.`,
    student: (share) => `Writing the data takes ${share} of the GPU-hours, the student learns in the rest.`,
    noStudent: 'Without a student this is the cost of synthetic data alone.',
    written: 'tokens that the teacher writes',
    writing: 'GPU-hours of writing',
    studentFlop: 'compute of the student',
    studentHours: 'GPU-hours of the student',
    together: 'GPU-hours together',
    cost: 'cost at that rent',
    perSample: 'cost of a sample that is kept',
    chart: 'Where the GPU-hours go',
    chartReading: 'Writing with the teacher, and learning of the student.',
    part: 'part',
    hours: 'GPU-hours',
    notes: [
      'The teacher’s own training is not in it; nor are checking of samples, staff, and runs that failed.',
      'Prompts are read much faster than answers are written: their reading is left out.',
    ],
  },
  ko: {
    answer: ({ tokens, hours, cost }) =>
      `교사 모델이 ${tokens} 토큰을 쓴다. 모두 ${hours} GPU 시간, ${cost}달러가 든다.`,
    student: (share) => `GPU 시간의 ${share}가 데이터 작성에, 나머지가 학생 모델의 학습에 든다.`,
    noStudent: '학생 모델이 없으므로 합성 데이터만의 비용이다.',
    written: '교사 모델이 쓰는 토큰',
    writing: '데이터 작성 GPU 시간',
    studentFlop: '학생 모델의 연산량',
    studentHours: '학생 모델의 GPU 시간',
    together: '합계 GPU 시간',
    cost: '임차 기준 비용',
    perSample: '남긴 표본당 비용',
    chart: 'GPU 시간의 쓰임',
    chartReading: '교사 모델의 데이터 작성과 학생 모델의 학습.',
    part: '항목',
    hours: 'GPU 시간',
    notes: [
      '교사 모델 자체의 학습, 표본 검수, 인력, 실패한 실행은 빠져 있다.',
      '프롬프트는 답을 쓰는 것보다 훨씬 빨리 읽으므로 읽는 비용은 뺐다.',
    ],
  },
}
