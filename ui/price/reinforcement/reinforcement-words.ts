import type { FieldWords, Language } from '../calculation.ts'

export interface ReinforcementWords {
  readonly answer: (now: { readonly share: string; readonly dominates: boolean }) => string
  readonly even: (speed: string) => string
  readonly tokens: string
  readonly rollouts: string
  readonly learning: string
  readonly share: string
  readonly evenSpeed: string
  readonly cost: string
  readonly together: string
  readonly chart: string
  readonly chartReading: string
  readonly speedAxis: string
  readonly shareAxis: string
  readonly notes: readonly string[]
}

export const reinforcementFieldWords: Readonly<Record<Language, FieldWords>> = {
  en: {
    panels: { hardware: 'Hardware' },
    fields: {
      model: 'Model',
      parameters: 'Parameters used for a token',
      steps: 'Steps',
      prompts: 'Prompts a step',
      answers: 'Answers a prompt',
      answerTokens: 'Tokens of an answer',
      useful: 'Share of answers that are learnt from',
      others: 'Models that only read',
      speed: 'What a GPU decodes while sampling',
      gpu: 'GPU',
      precision: 'Peak in',
      mfu: 'Model FLOP utilisation while learning',
      price: 'Price of a GPU-hour',
    },
    options: { own: 'parameters of my own …' },
    hints: {
      answers: '64 in DeepSeekMath’s GRPO (arXiv 2402.03300, section 4.2).',
      useful: 'Groups in which all answers get the same reward teach nothing.',
      others: 'A reference and the sampler, as a rule.',
      speed: 'Waiting for the longest answer of a step included.',
    },
  },
  ko: {
    panels: { hardware: '하드웨어' },
    fields: {
      model: '모델',
      parameters: '토큰당 활성 파라미터',
      steps: '스텝',
      prompts: '스텝당 프롬프트',
      answers: '프롬프트당 답',
      answerTokens: '답당 토큰',
      useful: '학습에 쓰이는 답의 비율',
      others: '읽기만 하는 모델',
      speed: '답 생성 중 GPU 하나의 디코딩 속도',
      gpu: 'GPU',
      precision: '최고 속도의 정밀도',
      mfu: '학습 중 모델 FLOP 활용률(MFU)',
      price: 'GPU 시간 가격',
    },
    options: { own: '파라미터 직접 입력 …' },
    hints: {
      answers: 'DeepSeekMath의 GRPO는 64개(arXiv 2402.03300, 4.2절).',
      useful: '모든 답의 보상이 같은 그룹에서는 배울 것이 없다.',
      others: '보통 참조 모델과 생성 모델.',
      speed: '한 스텝의 가장 긴 답을 기다리는 시간을 포함한다.',
    },
  },
}

export const reinforcementWords: Readonly<Record<Language, ReinforcementWords>> = {
  en: {
    answer: ({ share, dominates }) =>
      dominates
        ? `Sampling answers takes ${share} of the GPU-hours: rollouts dominate, and not learning.`
        : `Sampling answers takes ${share} of the GPU-hours: learning takes more.`,
    even: (speed) =>
      `Sampling takes more than learning where a GPU decodes fewer than ${speed} tokens a second.`,
    tokens: 'tokens sampled',
    rollouts: 'GPU-hours of sampling',
    learning: 'GPU-hours of learning',
    share: 'share of sampling',
    evenSpeed: 'decode speed at which both take the same',
    cost: 'cost at that rent',
    together: 'GPU-hours together',
    chart: 'Share of sampling by decode speed',
    chartReading: 'Everything else as entered. Dashed: the speed entered, and half of the GPU-hours.',
    speedAxis: 'tokens a second that a GPU decodes',
    shareAxis: '% of the GPU-hours',
    notes: [
      'Six FLOP a parameter and token to learn, two for each model that only reads. Scoring of answers, waiting between phases and runs that failed are not in it.',
      'The model’s first training is not in it: DeepSeek-R1 stands on V3.',
    ],
  },
  ko: {
    answer: ({ share, dominates }) =>
      dominates
        ? `GPU 시간의 ${share}를 답 생성에 쓴다. 학습이 아니라 롤아웃이 지배한다.`
        : `GPU 시간의 ${share}를 답 생성에 쓴다. 학습이 더 많이 쓴다.`,
    even: (speed) => `GPU 하나가 초당 ${speed}토큰보다 느리게 디코딩하면 답 생성이 학습보다 오래 걸린다.`,
    tokens: '생성한 토큰',
    rollouts: '답 생성 GPU 시간',
    learning: '학습 GPU 시간',
    share: '답 생성 비중',
    evenSpeed: '둘이 같아지는 디코딩 속도',
    cost: '임차 기준 비용',
    together: '합계 GPU 시간',
    chart: '디코딩 속도에 따른 답 생성 비중',
    chartReading: '나머지는 입력한 그대로다. 점선: 입력한 속도와 GPU 시간의 절반.',
    speedAxis: 'GPU 하나의 초당 디코딩 토큰',
    shareAxis: 'GPU 시간 중 비중(%)',
    notes: [
      '학습에는 파라미터·토큰당 6 FLOP, 읽기만 하는 모델마다 2 FLOP을 쓴다. 채점, 단계 사이의 대기, 실패한 실행은 빠져 있다.',
      '모델의 사전학습은 빠져 있다. DeepSeek-R1은 V3 위에서 학습되었다.',
    ],
  },
}
