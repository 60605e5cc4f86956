import { type Rebound, unknowns } from '#economics'
import type { FieldWords, Language } from '../calculation.ts'

export interface ReboundWords {
  readonly answer: (
    now: Rebound & {
      readonly efficiency: number
      readonly threshold: number | undefined
      readonly said: (value: number) => string
    },
  ) => readonly string[]
  readonly numbers: Readonly<
    Record<'priceRatio' | 'demandRatio' | 'spendRatio' | 'resourceRatio' | 'reboundPercent', string>
  >
  readonly chart: string
  readonly chartReading: string
  readonly chartAxis: string
  readonly elasticity: string
  readonly elasticityLog: string
  readonly publishedTitle: string
  readonly publishedWhat: string
  readonly kind: string
  readonly source: string
  readonly published: Readonly<Record<string, string>>
  readonly kinds: Readonly<Record<string, string>>
  readonly unknowns: readonly string[]
}

export const reboundFieldWords: Readonly<Record<Language, FieldWords>> = {
  en: {
    fields: {
      elasticity: 'Price elasticity of demand ε',
      efficiency: 'Efficiency gain: less of the resource for an answer',
      share: 'Share of the price that the resource is',
      passThrough: 'Part of a fall in cost that reaches the price θ',
    },
  },
  ko: {
    fields: {
      elasticity: '수요의 가격 탄력성 ε',
      efficiency: '효율 향상(답 하나에 드는 자원이 줄어드는 배수)',
      share: '가격에서 자원이 차지하는 비율',
      passThrough: '비용 하락이 가격에 반영되는 비율 θ',
    },
  },
}

export const reboundWords: Readonly<Record<Language, ReboundWords>> = {
  en: {
    answer: () => [],
    numbers: {
      priceRatio: 'price, after ÷ before',
      demandRatio: 'answers asked for, after ÷ before',
      spendRatio: 'spending, after ÷ before',
      resourceRatio: 'resource used, after ÷ before',
      reboundPercent: 'rebound',
    },
    chart: 'Resource used by elasticity',
    chartReading:
      'Above 1, the saving is more than eaten up (backfire). Dashed across: the elasticity asked for.',
    chartAxis: 'resource, after ÷ before',
    elasticity: 'price elasticity of demand',
    elasticityLog: 'log elasticity',
    publishedTitle: 'Published reference points',
    publishedWhat: 'what was measured',
    kind: 'kind',
    source: 'source',
    published: {},
    kinds: {},
    unknowns,
  },
  ko: {
    answer: koreanAnswer,
    numbers: {
      priceRatio: '가격(이후 ÷ 이전)',
      demandRatio: '요구되는 답(이후 ÷ 이전)',
      spendRatio: '지출(이후 ÷ 이전)',
      resourceRatio: '자원 사용(이후 ÷ 이전)',
      reboundPercent: '반등 효과',
    },
    chart: '탄력성에 따른 자원 사용',
    chartReading: '1을 넘으면 절감분을 모두 상쇄하고도 더 쓴다(역효과). 세로 점선: 입력한 탄력성.',
    chartAxis: '자원(이후 ÷ 이전)',
    elasticity: '수요의 가격 탄력성',
    elasticityLog: '로그 탄력성',
    publishedTitle: '공개된 참고값',
    publishedWhat: '측정 대상',
    kind: '종류',
    source: '자료',
    published: {
      'openrouter-providers': '같은 공개 모델의 제공사 간 이동(OpenRouter, 단기)',
      'token-cut-low': '가격 10% 인하 뒤 토큰 12% 증가',
      'token-cut-high': '가격 10% 인하 뒤 토큰 18% 증가',
    },
    kinds: {
      'substitution between providers': '제공사 간 대체',
      'before and after, market': '시장의 전후 비교',
    },
    unknowns: [
      '공개된 어떤 탄력성도 시장 전체의 수요와 판매자·모델 간 이동을 구분하지 않는다. GPU 수요를 정하는 것은 앞의 것뿐이다.',
      '가격은 수요, 품질, 출시를 따라 움직인다. 가격만 움직이는 요인이 없으면 회귀에는 이 모두가 섞인다(내생성). 신뢰구간은 이를 담지 않는다.',
      '10배 변화에 하나의 탄력성을 쓰는 것은 외삽이다. 대부분의 추정은 몇 주 동안의 몇 퍼센트 변화에서 나왔다.',
    ],
  },
}

/** Where an answer takes more of the resource, all of it is told the other way round. */
function koreanAnswer({
  efficiency,
  priceRatio,
  resourceRatio,
  reboundPercent,
  backfire,
  restFixed,
  threshold,
  said,
}: Parameters<ReboundWords['answer']>[0]): readonly string[] {
  const isLoss = efficiency < 1
  return [
    isLoss
      ? `답 하나에 자원이 ${said(1 / efficiency)}배 든다. 가격은 ${said(100 * priceRatio)}%로 오르고 자원은 이전의 ${said(resourceRatio)}배를 쓴다. 예상한 추가 사용의 ${said(reboundPercent)}%가 억제된다.`
      : `가격은 ${said(100 * priceRatio)}%로 떨어지고 자원은 이전의 ${said(resourceRatio)}배를 쓴다. 기대한 절감의 ${said(reboundPercent)}%가 상쇄된다.`,
    koreanVerdict(backfire, isLoss),
    threshold === undefined
      ? '효율 변화가 가격에 반영되지 않으므로 수요가 반응할 것이 없다.'
      : isLoss
        ? `탄력성이 ${said(threshold)}보다 크면 답이 비싸질수록 자원을 덜 쓴다.`
        : `탄력성이 ${said(threshold)}보다 크면 답이 싸질수록 자원을 더 많이 쓴다.`,
    ...(restFixed === undefined
      ? []
      : [
          `가격에서 자원의 비율이 그대로, 곧 나머지도 함께 ${isLoss ? '오른다고' : '떨어진다고'} 본 값이다. 나머지가 변하지 않으면 가격은 ${said(100 * restFixed.priceRatio)}%, 자원은 ${said(restFixed.resourceRatio)}배다.`,
        ]),
  ]
}

function koreanVerdict(backfire: boolean, isLoss: boolean): string {
  if (isLoss)
    return backfire
      ? '제번스의 역설이 거꾸로 나타난다: 답 하나에 자원이 더 들지만 전체로는 이전보다 덜 쓴다.'
      : '제번스의 역설이 거꾸로 나타나지는 않는다: 전체로도 이전보다 덜 쓰지 않는다.'
  return backfire
    ? '제번스의 역설에 해당한다: 이전보다 더 많이 쓴다(역효과).'
    : '제번스의 역설에 해당하지 않는다: 이전보다 더 쓰지 않는다.'
}
