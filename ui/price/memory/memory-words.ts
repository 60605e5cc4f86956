import type { FieldWords, Language } from '../calculation.ts'

export interface MemoryWords {
  readonly answer: (now: {
    readonly name: string
    readonly attention: string
    readonly saved: number
  }) => string
  readonly perToken: string
  readonly perTokenLate: string
  readonly context: (tokens: string) => string
  readonly allAnswers: string
  readonly ifMha: string
  readonly saved: string
  readonly total: string
  readonly active: string
  readonly experts: string
  readonly expertBits: string
  readonly restBits: string
  readonly weights: string
  readonly together: string
  readonly counted: string
  readonly notCounted: string
  readonly claim: string
  readonly model: string
  readonly chart: string
  readonly chartReading: string
  readonly chartAmount: string
  readonly layersTitle: string
  readonly layers: string
  readonly layerCount: string
  readonly elements: string
  readonly window: string
  readonly megabytes: string
  readonly kinds: Readonly<Record<'full' | 'sliding' | 'compressed' | 'index' | 'state', string>>
}

export const memoryFieldWords: Readonly<Record<Language, FieldWords>> = {
  en: {
    fields: {
      model: 'Model',
      config: 'config.json of any other model',
      kv: 'KV cache kept in',
      weights: 'Weights kept in',
      context: 'Context of one answer',
      answers: 'Answers at a time',
    },
    options: { published: 'as published', config: 'paste a config.json …' },
    hints: { config: 'It is read in this page; nothing is sent anywhere.' },
  },
  ko: {
    fields: {
      model: '모델',
      config: '다른 모델의 config.json',
      kv: 'KV 캐시 형식',
      weights: '가중치 형식',
      context: '답 하나의 문맥 길이',
      answers: '동시에 처리하는 답',
    },
    options: { published: '공개된 그대로', config: 'config.json 붙여 넣기 …' },
    hints: { config: '이 페이지 안에서만 읽으며 어디에도 보내지 않는다.' },
  },
}

export const memoryWords: Readonly<Record<Language, MemoryWords>> = {
  en: {
    answer: ({ name, attention, saved }) =>
      saved > 0.05
        ? `${name} keeps ${saved.toFixed(1)} % less per token of context than if each of its heads had keys and values of its own (${attention}).`
        : `${name} keeps keys and values of its own for every head (${attention}).`,
    perToken: 'KV cache per token',
    perTokenLate: 'KV cache per token once windows are full',
    context: (tokens) => `KV cache of ${tokens} tokens`,
    allAnswers: 'KV cache of all answers',
    ifMha: 'KV cache per token if every head had its own',
    saved: 'saved against that',
    total: 'parameters',
    active: 'parameters used for a token',
    experts: 'parameters of routed experts',
    expertBits: 'bits of a weight of experts',
    restBits: 'bits of every other weight',
    weights: 'weights',
    together: 'weights and KV cache together',
    counted: 'Parameters are counted from the configuration: matrices, without norms and biases.',
    notCounted: 'Parameters are not counted:',
    claim:
      'The printed 93.3 % of DeepSeek-V2 is MLA at 6 bits against a grouped-query 67B at 16: jevons gpu memory --claim mla-93 takes it apart. At equal precision it is less.',
    model: 'model',
    chart: 'KV cache per token, by model',
    chartReading: 'What a token of context takes in the chosen format; the chosen model is pointed out.',
    chartAmount: 'kB per token',
    layersTitle: 'By kind of layer',
    layers: 'layers',
    layerCount: 'count',
    elements: 'elements per entry',
    window: 'most entries',
    megabytes: 'MB in this context',
    kinds: {
      full: 'whole context',
      sliding: 'sliding window',
      compressed: 'compressed entries',
      index: 'keys of an index',
      state: 'state of fixed size',
    },
  },
  ko: {
    answer: ({ name, attention, saved }) =>
      saved > 0.05
        ? `${name}: 헤드마다 키와 값을 따로 둘 때보다 토큰당 KV 캐시가 ${saved.toFixed(1)}% 적다(${attention}).`
        : `${name}: 헤드마다 키와 값을 따로 둔다(${attention}).`,
    perToken: '토큰당 KV 캐시',
    perTokenLate: '윈도가 찬 뒤의 토큰당 KV 캐시',
    context: (tokens) => `${tokens}토큰의 KV 캐시`,
    allAnswers: '모든 답의 KV 캐시',
    ifMha: '헤드마다 따로 둘 때의 토큰당 KV 캐시',
    saved: '그에 비해 절감한 비율',
    total: '파라미터',
    active: '토큰당 활성 파라미터',
    experts: '라우팅 전문가의 파라미터',
    expertBits: '전문가 가중치의 비트',
    restBits: '나머지 가중치의 비트',
    weights: '가중치',
    together: '가중치와 KV 캐시 합계',
    counted: '파라미터는 설정에서 센 행렬이며 정규화와 편향은 빠져 있다.',
    notCounted: '파라미터를 셀 수 없다:',
    claim:
      'DeepSeek-V2의 93.3%는 6비트 MLA와 16비트 그룹 쿼리 67B를 비교한 값이다(jevons gpu memory --claim mla-93). 같은 정밀도에서는 더 작다.',
    model: '모델',
    chart: '모델별 토큰당 KV 캐시',
    chartReading: '선택한 형식에서 문맥 1토큰이 차지하는 크기. 선택한 모델은 다른 색으로 표시한다.',
    chartAmount: '토큰당 kB',
    layersTitle: '레이어 종류별',
    layers: '레이어',
    layerCount: '개수',
    elements: '항목당 원소',
    window: '최대 항목',
    megabytes: '이 문맥에서 MB',
    kinds: {
      full: '전체 문맥',
      sliding: '슬라이딩 윈도',
      compressed: '압축 항목',
      index: '인덱스 키',
      state: '고정 크기 상태',
    },
  },
}
