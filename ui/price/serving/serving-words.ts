import type { Bound } from '#economics'
import type { FieldWords, Language } from '../calculation.ts'

export interface ServingWords {
  readonly answer: (now: {
    readonly what: string
    readonly bound: string
    readonly by: string | undefined
  }) => string
  readonly bounds: Readonly<Record<Bound, string>>
  readonly reads: Readonly<Record<'weights' | 'kvCache', string>>
  readonly speed: string
  readonly speedAxis: string
  readonly speedEach: string
  readonly price: string
  readonly inputPrice: string
  readonly largestBatch: string
  readonly users: string
  readonly firstToken: string
  readonly inputSpeed: string
  readonly weights: string
  readonly memory: string
  readonly chart: string
  readonly chartReading: string
  readonly batch: string
  readonly roofline: string
  readonly computesIn: (precision: string) => string
}

export const servingFieldWords: Readonly<Record<Language, FieldWords>> = {
  en: {
    panels: { load: 'Load', use: 'Price and use' },
    fields: {
      model: 'Model',
      config: 'config.json of any other model',
      gpu: 'GPU',
      count: 'GPUs that share a copy',
      weights: 'Weights kept in',
      kv: 'KV cache kept in',
      batch: 'Answers side by side',
      context: 'Context of each',
      prompt: 'Prompt',
      leastSpeed: 'Each is to get at least',
      price: 'Price of a GPU-hour',
      bandwidth: 'Share of the bandwidth reached',
      compute: 'Share of the speed reached',
      split: 'How GPUs share the model',
    },
    options: {
      published: 'as published',
      config: 'paste a config.json …',
      ideal: 'ideally',
      tensor: 'tensor parallel',
      data: 'data and expert parallel',
    },
  },
  ko: {
    panels: { load: '부하', use: '가격과 활용' },
    fields: {
      model: '모델',
      config: '다른 모델의 config.json',
      gpu: 'GPU',
      count: '모델 하나를 나눠 갖는 GPU',
      weights: '가중치 형식',
      kv: 'KV 캐시 형식',
      batch: '동시에 처리하는 답',
      context: '답마다의 문맥 길이',
      prompt: '프롬프트 길이',
      leastSpeed: '답마다 최소 속도',
      price: 'GPU 시간 가격',
      bandwidth: '대역폭 달성 비율',
      compute: '연산 속도 달성 비율',
      split: '모델 분할 방식',
    },
    options: {
      published: '공개된 그대로',
      config: 'config.json 붙여 넣기 …',
      ideal: '이상적 분할',
      tensor: '텐서 병렬',
      data: '데이터·전문가 병렬',
    },
  },
}

export const servingWords: Readonly<Record<Language, ServingWords>> = {
  en: {
    answer: ({ what, bound, by }) =>
      `${what}: decoding is bound by ${bound}${by === undefined ? '' : `, most of which is reading ${by}`}.`,
    bounds: { memory: 'memory bandwidth', compute: 'compute', interconnect: 'the links between GPUs' },
    reads: { weights: 'weights', kvCache: 'the KV cache' },
    speed: 'output of all GPUs together',
    speedAxis: 'tokens a second',
    speedEach: 'output of one answer',
    price: 'cost of output',
    inputPrice: 'cost of input, prompts read side by side',
    largestBatch: 'answers that fit side by side',
    users: 'answers at the speed asked for',
    firstToken: 'time to read one prompt',
    inputSpeed: 'input of all GPUs together',
    weights: 'weights with their copies',
    memory: 'memory that can be used',
    chart: 'Tokens a second by answers side by side',
    chartReading:
      'While weights are what is read, more answers cost hardly more time. Dashed: the batch asked for.',
    batch: 'answers side by side',
    roofline:
      'A roofline is what the hardware can do at best; servers reach a part of it. Published speeds beside it: jevons gpu serve --example points.',
    computesIn: (precision) => `Matrices are multiplied in ${precision}, dense; attention in bf16.`,
  },
  ko: {
    answer: ({ what, bound, by }) =>
      `${what}: 디코딩의 병목은 ${bound}${by === undefined ? '' : `(대부분 ${by} 읽기)`}.`,
    bounds: { memory: '메모리 대역폭', compute: '연산', interconnect: 'GPU 간 링크' },
    reads: { weights: '가중치', kvCache: 'KV 캐시' },
    speed: '전체 GPU의 출력 속도',
    speedAxis: '초당 토큰',
    speedEach: '답 하나의 출력 속도',
    price: '출력 비용',
    inputPrice: '입력 비용(프롬프트 동시 처리)',
    largestBatch: '동시에 들어가는 답',
    users: '요구 속도를 지키는 답',
    firstToken: '프롬프트 하나를 읽는 시간',
    inputSpeed: '전체 GPU의 입력 속도',
    weights: '가중치(사본 포함)',
    memory: '쓸 수 있는 메모리',
    chart: '동시 처리 수에 따른 초당 토큰',
    chartReading: '가중치를 읽는 시간이 대부분이면 답을 늘려도 시간이 거의 늘지 않는다. 점선: 입력한 배치.',
    batch: '동시에 처리하는 답',
    roofline:
      '루프라인은 하드웨어의 최대치이며 서버는 그 일부만 달성한다. 공개된 속도와의 비교: jevons gpu serve --example points.',
    computesIn: (precision) => `행렬 곱은 ${precision}(밀집), 어텐션은 bf16.`,
  },
}
