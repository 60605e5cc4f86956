import { type ChainOutcome, koreanChainWords } from '#economics'
import type { FieldWords, Language } from '../calculation.ts'
import type { StepId } from './chain-steps.ts'

export interface ChainPageWords {
  readonly question: string
  readonly happens: (now: {
    readonly price: string
    readonly isCheaper: boolean
    readonly elasticity: string
    readonly gpus: string
    readonly spend: string
    readonly isMore: boolean
  }) => string
  readonly breakEven: (now: {
    readonly elasticity: string | undefined
    readonly isCheaper: boolean
  }) => string
  readonly breakEvenName: string
  readonly drawing: string
  readonly drawn: (moreGpus: string, moreSpending: string) => string
  readonly took: (points: string, ms: string) => string
  readonly steps: string
  readonly step: string
  readonly before: string
  readonly after: string
  readonly ratio: string
  readonly spread: string
  readonly stepNames: Readonly<Record<StepId, string>>
  readonly outcomes: Readonly<Record<ChainOutcome, string>>
  readonly tornado: (outcome: string) => string
  readonly tornadoReading: string
  readonly input: string
  readonly ends: readonly [string, string]
  readonly curve: string
  readonly curveReading: string
  readonly elasticity: string
  readonly references: string
  readonly noArms: string
  /** Said beside numbers of the reasoner. */
  readonly reasoner: string
  /** How accuracy and tokens of both sides are drawn. */
  readonly drawnTogether: Readonly<Record<'all' | 'arms' | 'apart', string>>
  readonly notes: readonly string[]
}

const englishOutcomes: Readonly<Record<ChainOutcome, string>> = {
  usdPerRightAnswerBefore: 'cost of a right answer before, USD',
  usdPerRightAnswerAfter: 'cost of a right answer after, USD',
  priceRatio: 'cost of a right answer, after ÷ before',
  demandRatio: 'right answers asked for, after ÷ before',
  tokensRatio: 'tokens, after ÷ before',
  spendRatio: 'spending, after ÷ before',
  gpuRatio: 'GPUs, after ÷ before',
  gpusBefore: 'GPUs before',
  gpusAfter: 'GPUs after',
  megawattsAfter: 'power after, MW',
  capexUsdAfter: 'capital after, USD',
  usdPerDayAfter: 'spending a day after, USD',
}

const koreanOutcomes: Readonly<Record<ChainOutcome, string>> = {
  usdPerRightAnswerBefore: '이전 정답당 비용(달러)',
  usdPerRightAnswerAfter: '이후 정답당 비용(달러)',
  priceRatio: '정답당 비용(이후 ÷ 이전)',
  demandRatio: '요구되는 정답(이후 ÷ 이전)',
  tokensRatio: '토큰(이후 ÷ 이전)',
  spendRatio: '지출(이후 ÷ 이전)',
  gpuRatio: 'GPU(이후 ÷ 이전)',
  gpusBefore: '이전 GPU',
  gpusAfter: '이후 GPU',
  megawattsAfter: '이후 전력(MW)',
  capexUsdAfter: '이후 자본(달러)',
  usdPerDayAfter: '이후 일 지출(달러)',
}

export const chainFieldWords: Readonly<Record<Language, FieldWords>> = {
  en: {
    panels: {
      study: 'Study',
      hardware: 'Hardware',
      price: 'Price',
      demand: 'Demand',
      site: 'Power and capital',
      draws: 'Draws',
    },
    fields: {
      run: 'Run',
      baseline: 'Before: policy',
      arm: 'After: policy (penalty strength α)',
      accuracyBefore: 'Accuracy before',
      accuracyAfter: 'Accuracy after',
      outputBefore: 'Output of an answer before',
      outputAfter: 'Output of an answer after',
      inputBefore: 'Input of an answer before',
      inputAfter: 'Input of an answer after',
      speed: 'Speed of a GPU',
      model: 'Model',
      config: 'config.json of any other model',
      gpu: 'GPU',
      count: 'GPUs that share a copy',
      weights: 'Weights kept in',
      kv: 'KV cache kept in',
      batch: 'Answers side by side (empty: as many as fit)',
      context: 'Context of each',
      decodeSpeed: 'Decode speed of a GPU',
      prefillSpeed: 'Prefill speed of a GPU',
      achieved: 'Share of that speed reached',
      utilisation: 'Share of paid time that a GPU works',
      hardwareGain: 'Hardware gain: tokens of a GPU, after ÷ before',
      gpuHourUsd: 'GPU-hour',
      outputPriceUsd: 'List price of output',
      inputPriceUsd: 'List price of input',
      passThrough: 'Part of a hardware gain that reaches the price',
      elasticity: 'Price elasticity of demand ε',
      rightAnswersPerDay: 'Right answers a day before',
      wattsPerGpu: 'Power of a GPU, all in',
      capexUsdPerGpu: 'Capital for a GPU',
      seed: 'Seed',
      outcome: 'Which input matters for',
    },
    options: {
      published: 'published study of the reasoner',
      measured: 'as measured (DeepSeek, February 2025)',
      roofline: 'by the roofline',
      config: 'paste a config.json …',
      ...englishOutcomes,
    },
    hints: {
      outputPriceUsd: '0: what making the tokens costs',
      achieved: 'A roofline is never reached in full.',
    },
  },
  ko: {
    panels: {
      study: '실험',
      hardware: '하드웨어',
      price: '가격',
      demand: '수요',
      site: '전력과 자본',
      draws: '추첨',
    },
    fields: {
      ...koreanChainWords,
      run: '실행',
      baseline: '이전 정책',
      arm: '이후 정책(페널티 강도 α)',
      speed: 'GPU 속도',
      model: '모델',
      config: '다른 모델의 config.json',
      gpu: 'GPU',
      count: '모델 하나를 나눠 갖는 GPU',
      weights: '가중치 형식',
      kv: 'KV 캐시 형식',
      batch: '동시에 처리하는 답(비우면 최대)',
      context: '답마다의 문맥 길이',
      seed: '시드',
      outcome: '어떤 결과를 움직이는 입력인가',
    },
    options: {
      published: '공개된 reasoner 실험',
      measured: '측정값(DeepSeek, 2025년 2월)',
      roofline: '루프라인 계산',
      config: 'config.json 붙여 넣기 …',
      ...koreanOutcomes,
    },
    hints: {
      outputPriceUsd: '0이면 토큰을 만드는 원가',
      achieved: '루프라인은 결코 전부 달성되지 않는다.',
    },
  },
}

export const chainPageWords: Readonly<Record<Language, ChainPageWords>> = {
  en: {
    question: 'When does a cheaper answer mean more GPUs?',
    happens: ({ price, isCheaper, elasticity, gpus, spend, isMore }) =>
      `A right answer costs ${price} % of what it did${isCheaper ? '' : ': it does not get cheaper'}. At an elasticity of ${elasticity}, ${gpus}× the GPUs are asked for and ${spend}× is spent${isMore && isCheaper ? ': a cheaper answer means more GPUs' : isCheaper ? ': a cheaper answer means fewer GPUs' : ''}.`,
    breakEven: ({ elasticity, isCheaper }) =>
      elasticity === undefined
        ? 'Its price stays what it was, so demand does too: GPUs change by what is saved alone.'
        : `More GPUs are asked for where the elasticity is ${isCheaper ? 'above' : 'below'} ${elasticity}.`,
    breakEvenName: 'elasticity above which more GPUs are asked for',
    drawing: 'Drawing …',
    drawn: (gpus, spending) =>
      `With the inputs drawn from their ranges, more GPUs are asked for in ${gpus} % of the draws and more is spent in ${spending} %.`,
    took: (points, ms) => `${points} draws in ${ms} ms`,
    steps: 'The chain, step by step',
    step: 'step',
    before: 'before',
    after: 'after',
    ratio: 'after ÷ before',
    spread: '5 to 95 % of the draws',
    stepNames: {
      accuracy: 'accuracy',
      tokens: 'tokens of an answer',
      usdPerRightAnswer: 'cost of a right answer',
      rightAnswersPerDay: 'right answers asked for',
      tokensPerDay: 'tokens',
      usdPerDay: 'spending',
      gpus: 'GPUs demanded',
      megawatts: 'power',
      capexUsd: 'capital',
    },
    outcomes: englishOutcomes,
    tornado: (outcome) => `Which input matters: ${outcome}`,
    tornadoReading:
      'One input at its low and high end, all others in the middle. What is certain has no bar.',
    input: 'input',
    ends: ['at its lower end', 'at its upper end'],
    curve: 'GPUs by elasticity',
    curveReading: 'Everything else as entered. Dashed: the elasticity entered, and as many GPUs as before.',
    elasticity: 'price elasticity of demand',
    references: 'Published; none is of the market as a whole:',
    noArms: 'This run has no arm with graded answers and counted tokens.',
    reasoner:
      'The reasoner was trained to underthink: its gain shows nothing about another model. Take a run of your own.',
    drawnTogether: {
      all: 'Accuracy and tokens of both sides are drawn together, as they vary over the problems of the study (one bootstrap): answers that fail are long, so that the cost of a right answer varies more than either.',
      arms: 'Accuracy and tokens of each side are drawn together, as the run’s cost of pass tells; both sides apart, though they answer the same problems: their ratio is known better than this says.',
      apart:
        'Accuracy and tokens are drawn apart: nothing tells how they vary together, or they were written over.',
    },
    notes: [
      'Half of the draws of an input lie between low and value, half between value and high; all other inputs are drawn apart from each other.',
      'No published elasticity separates demand of the market from moving between sellers. Only the first decides over GPUs.',
    ],
  },
  ko: {
    question: '답이 싸지면 언제 GPU가 더 필요해지는가?',
    happens: ({ price, isCheaper, elasticity, gpus, spend, isMore }) =>
      `정답당 비용은 이전의 ${price}%다${isCheaper ? '' : '(싸지지 않는다)'}. 탄력성 ${elasticity}에서 GPU 수요는 ${gpus}배, 지출은 ${spend}배다.${isCheaper ? (isMore ? ' 답이 싸지면서 GPU가 더 필요해진다.' : ' 답이 싸져도 GPU는 덜 필요하다.') : ''}`,
    breakEven: ({ elasticity, isCheaper }) =>
      elasticity === undefined
        ? '가격이 그대로이므로 수요도 그대로다. GPU는 절감된 만큼만 바뀐다.'
        : `GPU가 더 필요해지는 조건: 탄력성 ${elasticity} ${isCheaper ? '초과' : '미만'}.`,
    breakEvenName: 'GPU가 더 필요해지는 탄력성',
    drawing: '추첨 중 …',
    drawn: (gpus, spending) =>
      `입력을 범위 안에서 추첨하면 GPU가 더 필요해지는 경우는 ${gpus}%, 지출이 느는 경우는 ${spending}%다.`,
    took: (points, ms) => `${points}회 추첨, ${ms} ms`,
    steps: '단계별 연쇄',
    step: '단계',
    before: '이전',
    after: '이후',
    ratio: '이후 ÷ 이전',
    spread: '추첨의 5~95%',
    stepNames: {
      accuracy: '정확도',
      tokens: '답당 토큰',
      usdPerRightAnswer: '정답당 비용',
      rightAnswersPerDay: '요구되는 정답',
      tokensPerDay: '토큰',
      usdPerDay: '지출',
      gpus: 'GPU 수요',
      megawatts: '전력',
      capexUsd: '자본',
    },
    outcomes: koreanOutcomes,
    tornado: (outcome) => `결과를 움직이는 입력: ${outcome}`,
    tornadoReading:
      '입력 하나를 하한과 상한에 놓고 나머지는 가운데 값으로 둔다. 확실한 입력에는 막대가 없다.',
    input: '입력',
    ends: ['하한에서', '상한에서'],
    curve: '탄력성에 따른 GPU',
    curveReading: '나머지는 입력한 그대로다. 점선: 입력한 탄력성과 이전과 같은 GPU 수.',
    elasticity: '수요의 가격 탄력성',
    references: '공개된 값(시장 전체의 값은 없음):',
    noArms: '채점되고 토큰 수가 있는 비교군이 없는 실행이다.',
    reasoner:
      'reasoner는 얕은 생각을 하도록 학습된 모델이다. 그 효과는 다른 모델에 대해 아무것도 말해주지 않으므로 직접 측정한 실행을 쓰는 것이 좋다.',
    drawnTogether: {
      all: '양쪽의 정확도와 토큰은 실험의 문제에 걸쳐 함께 움직이는 그대로(같은 부트스트랩) 추첨한다. 틀리는 답이 길기 때문에 정답당 비용은 어느 한쪽보다 더 흔들린다.',
      arms: '각 쪽의 정확도와 토큰은 실행의 정답당 비용이 말하는 대로 함께 추첨하고, 두 쪽은 따로 추첨한다. 같은 문제를 풀었으므로 둘의 비는 실제로 이보다 정확하다.',
      apart: '정확도와 토큰은 서로 독립으로 추첨한다. 함께 움직이는 정도를 알 수 없거나 직접 입력한 값이다.',
    },
    notes: [
      '입력마다 추첨의 절반은 하한과 값 사이, 절반은 값과 상한 사이에 있다. 그 밖의 입력은 서로 독립으로 추첨한다.',
      '공개된 어떤 탄력성도 시장 전체의 수요와 판매자 간 이동을 구분하지 않는다. GPU 수요를 정하는 것은 앞의 것뿐이다.',
    ],
  },
}
