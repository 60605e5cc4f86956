import type { KoreanWords } from '../korean/korean-words.ts'
import type { ChainInput } from './chain.ts'
import { chainWords } from './chain-words.ts'

/** The inputs of the chain in Korean, as fields and charts call them. */
export const koreanChainWords: Readonly<Record<ChainInput, string>> = {
  accuracyBefore: '정책 전 정확도',
  accuracyAfter: '정책 후 정확도',
  outputBefore: '정책 전 답당 출력 토큰',
  outputAfter: '정책 후 답당 출력 토큰',
  inputBefore: '정책 전 답당 입력 토큰',
  inputAfter: '정책 후 답당 입력 토큰',
  decodeSpeed: 'GPU 최대 디코딩 속도',
  prefillSpeed: 'GPU 최대 프리필 속도',
  achieved: '속도 달성 비율',
  hardwareGain: '하드웨어 향상',
  utilisation: 'GPU 가동 비율',
  gpuHourUsd: 'GPU 시간 가격',
  outputPriceUsd: '출력 정가',
  inputPriceUsd: '입력 정가',
  passThrough: '하드웨어 향상의 가격 반영 비율',
  elasticity: '수요의 가격 탄력성',
  rightAnswersPerDay: '이전 하루 정답',
  wattsPerGpu: 'GPU당 전력(전체)',
  capexUsdPerGpu: 'GPU당 자본',
}

/** `jevons chain` in Korean. */
export const chainKorean: KoreanWords = {
  names: {
    ...Object.fromEntries(
      (Object.keys(chainWords) as ChainInput[]).map((input) => [chainWords[input], koreanChainWords[input]]),
    ),
    'cost of making a million tokens': '백만 토큰의 원가',
    'price of an answer': '답 가격',
    'price of a right answer': '정답 가격',
    'price of a right answer, after ÷ before': '정답 가격(이후 ÷ 이전)',
    'right answers asked for, after ÷ before': '요구되는 정답(이후 ÷ 이전)',
    'right answers a day': '하루 정답',
    'what an answer takes of a GPU': '답 하나가 쓰는 GPU 시간',
    'what a right answer takes of a GPU': '정답 하나가 쓰는 GPU 시간',
    'answers a day, wrong ones too': '하루 답(오답 포함)',
    'spending a day': '하루 지출',
    'tokens a day': '하루 토큰',
    GPUs: 'GPU 수',
    power: '전력',
    capital: '자본',
    'elasticity above which more GPUs are demanded': 'GPU가 더 필요해지는 탄력성',
    'decode speed': '디코딩 속도',
    'prefill speed': '프리필 속도',
    'share of it, times any hardware gain': '달성 비율 × 하드웨어 향상',
    'hardware gain^−pass-through': '하드웨어 향상의 가격 반영분',
  },
  namePatterns: [
    [/^(.+) that is reached$/, (name = '') => `달성한 ${name}`],
    [/^(.+) at best$/, (name = '') => `최대 ${name}`],
    [/^(.+), after the hardware gain that reaches it$/, (name = '') => `${name}(하드웨어 향상 반영 후)`],
    [/^(.+), after$/, (name = '') => `${name}(이후)`],
    [/^(.+), before$/, (name = '') => `${name}(이전)`],
  ],
  symbols: {
    costPerMillion: '백만토큰원가',
    gpuHourUsd: 'GPU시간가격',
    speed: '속도',
    best: '최대속도',
    share: '비율',
    utilisation: '가동률',
    usdPerAnswer: '답가격',
    usdPerRightAnswer: '정답가격',
    output: '출력',
    input: '입력',
    outputPrice: '출력가격',
    inputPrice: '입력가격',
    price: '가격',
    factor: '배율',
    accuracy: '정확도',
    accuracyBefore: '이전정확도',
    accuracyAfter: '이후정확도',
    outputBefore: '이전출력',
    outputAfter: '이후출력',
    inputBefore: '이전입력',
    inputAfter: '이후입력',
    priceRatio: '가격비',
    after: '이후',
    before: '이전',
    demandRatio: '수요비',
    elasticity: '탄력성',
    seconds: 'GPU초',
    secondsBefore: '이전GPU초',
    secondsAfter: '이후GPU초',
    decode: '디코딩',
    prefill: '프리필',
    rightAnswers: '정답수',
    rightAnswersPerDay: '이전정답수',
    answers: '답수',
    tokens: '토큰',
    usdPerDay: '하루지출',
    gpus: 'GPU수',
    megawatts: '전력',
    watts: 'GPU전력',
    wattsPerGpu: 'GPU전력',
    capexUsd: '자본',
    capexUsdPerGpu: 'GPU당자본',
    breakEvenElasticity: '손익분기탄력성',
    decodeSpeed: '디코딩속도',
    prefillSpeed: '프리필속도',
    achieved: '달성비율',
    hardwareGain: '하드웨어향상',
    outputPriceUsd: '출력정가',
    inputPriceUsd: '입력정가',
    passThrough: '가격반영비율',
  },
  sources: {
    "jevons' own study of 22 arms on the reasoner, 300 problems × 8 (docs/policies.md): none, and tip:alpha=6,beta=50":
      'jevons 자체 실험(reasoner, 비교군 22개, 300문제 × 8, docs/policies.md): none과 tip:alpha=6,beta=50',
    "jevons' own study behind docs/policies.md, each policy alone":
      'jevons 자체 실험(docs/policies.md), 정책별 단독 적용',
    'the speeds are measured, not a roofline': '루프라인이 아니라 측정된 속도',
    'the same hardware before and after': '이전과 이후가 같은 하드웨어',
    'DeepSeek, open-infra-index, 202502OpenSourceWeek/day_6: 27–28 February 2025':
      'DeepSeek, open-infra-index, 202502OpenSourceWeek/day_6: 2025년 2월 27~28일',
    'DeepSeek, open-infra-index, 202502OpenSourceWeek/day_6: 27–28 February 2025: 14,800 tokens a second of a node of 8 H800':
      'DeepSeek, open-infra-index, 202502OpenSourceWeek/day_6: 2025년 2월 27~28일, H800 8개 노드당 초당 14,800토큰',
    'DeepSeek, open-infra-index, 202502OpenSourceWeek/day_6: 27–28 February 2025: 73,700 tokens a second of a node of 8 H800':
      'DeepSeek, open-infra-index, 202502OpenSourceWeek/day_6: 2025년 2월 27~28일, H800 8개 노드당 초당 73,700토큰',
    'DeepSeek, open-infra-index, 202502OpenSourceWeek/day_6: 27–28 February 2025: 226.75 nodes on average of 278 at the peak':
      'DeepSeek, open-infra-index, 202502OpenSourceWeek/day_6: 2025년 2월 27~28일, 최대 278노드 중 평균 226.75노드',
    'DeepSeek API pricing page, deepseek-reasoner': 'DeepSeek API 가격표, deepseek-reasoner',
    'DeepSeek API pricing page, deepseek-reasoner, cache miss':
      'DeepSeek API 가격표, deepseek-reasoner, 캐시 미적중',
    'no gain of hardware that could be passed on': '반영할 하드웨어 향상이 없음',
    'The Emerging Market for Intelligence (NBER working paper): substitution between providers':
      'The Emerging Market for Intelligence(NBER 워킹페이퍼): 제공사 간 대체',
    '168 billion tokens of output of that day ÷ 157.7 tokens · 0.489':
      '그날의 출력 1,680억 토큰 ÷ 157.7토큰 · 0.489',
    'SemiAnalysisAI InferenceX-app constants, H100, all in':
      'SemiAnalysisAI InferenceX-app 상수, H100, 부대 전력 포함',
    'Korean weekly of 7 February 2025, table 1, crediting SemiAnalysis: server of an H800':
      '2025년 2월 7일자 국내 위클리 표 1(SemiAnalysis 인용): H800 서버',
  },
  notes: {
    'the reasoner is a model organism: it was trained to underthink, and shows nothing about another model':
      'reasoner는 얕은 생각을 하도록 학습한 실험용 모델이며, 다른 모델에 대해 아무것도 말해주지 않는다',
    'where the peak is paid for all day': '최대치를 종일 지불하는 경우',
    '1.39 is what an H800 costs its owner by table 1 of the Korean weekly of 7 February 2025':
      '1.39는 2025년 2월 7일자 국내 위클리 표 1에서 H800 보유자가 부담하는 비용',
    'no published number is of the market; 1.57 is the upper end of a before–after change, 0.5 stands for inelastic and has no source':
      '시장 전체를 잰 공개 수치는 없다. 1.57은 전후 비교의 상한이고, 0.5는 비탄력적인 경우를 나타내며 출처가 없다',
    'a scale, not a claim: real answers are longer and fewer':
      '규모를 정한 것일 뿐 주장이 아니다. 실제 답은 더 길고 더 적다',
    '1.28 kW for an H800 by the Korean weekly of 7 February 2025':
      '2025년 2월 7일자 국내 위클리는 H800을 1.28 kW로 적었다',
    'without networking between servers and without buildings': '서버 간 네트워크와 건물 제외',
  },
}
