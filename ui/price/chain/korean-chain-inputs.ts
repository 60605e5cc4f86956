import type { ChainInput } from '#economics'

/** The inputs in Korean; in English economics names them. */
export const koreanChainInputs: Readonly<Record<ChainInput, string>> = {
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
