import type { KoreanWords } from '../korean/korean-words.ts'

const koreanEffects: Readonly<Record<string, string>> = {
  none: '없음',
  unit: '단위',
  period: '기간',
  both: '단위와 기간',
}

/** `jevons rebound` in Korean. */
export const reboundKorean: KoreanWords = {
  names: {
    rebound: '반등 효과',
    'efficiency gain': '효율 향상',
    'share of the price that the resource is': '가격에서 자원의 비율',
    'pass-through': '가격 반영 비율',
    'price elasticity of demand': '수요의 가격 탄력성',
    'price, after ÷ before': '가격(이후 ÷ 이전)',
    'price, after ÷ before, the rest of it fixed': '가격(이후 ÷ 이전, 나머지 고정)',
    'answers asked for, after ÷ before': '요구되는 답(이후 ÷ 이전)',
    'spending, after ÷ before': '지출(이후 ÷ 이전)',
    'resource used, after ÷ before': '자원 사용(이후 ÷ 이전)',
    'tokens, after ÷ before': '토큰(이후 ÷ 이전)',
    'GPUs demanded, after ÷ before': 'GPU 수요(이후 ÷ 이전)',
    'price cut of a token': '토큰 가격 인하 배수',
    'fewer tokens for a right answer': '정답당 토큰 절감 배수',
    'more tokens of a GPU': 'GPU당 토큰 향상 배수',
    'lower end of the interval': '신뢰구간 하한',
    'upper end of the interval': '신뢰구간 상한',
    'standard error': '표준오차',
  },
  namePatterns: [
    [/^Student's t, (.+) degrees of freedom$/, (freedom = '') => `스튜던트 t(자유도 ${freedom})`],
  ],
  symbols: {
    efficiency: '효율',
    spendRatio: '지출비',
    resourceRatio: '자원비',
    reboundPercent: '반등',
    answerPrice: '정답가격비',
    priceCut: '인하배수',
    answerGain: '토큰절감배수',
    spending: '지출',
    estimate: '추정값',
    se: '표준오차',
    low: '하한',
    high: '상한',
  },
  sources: {
    'constant elasticities: Q = A · P^−ε, P ∝ cost^(s · θ)': '일정 탄력성: Q = A · P^−ε, P ∝ 비용^(s · θ)',
    'The Emerging Market for Intelligence: Pricing, Supply, and Demand for LLMs (NBER working paper, December 2025), fixed effects for model × time and provider × model; as summarised on aione.chat, 2026-01-04':
      'The Emerging Market for Intelligence: Pricing, Supply, and Demand for LLMs(NBER 워킹페이퍼, 2025년 12월), 모델×시점과 제공사×모델 고정효과, aione.chat 요약(2026-01-04)',
    "figure of a 2026 report on the AI economy, quoted in a vendor's blog":
      '2026년 AI 경제 보고서의 그림, 공급사 블로그에서 재인용',
    'Fradkin, Demand for LLMs: Descriptive Evidence on Substitution, Market Expansion, and Multihoming, arXiv 2504.15440':
      'Fradkin, Demand for LLMs: Descriptive Evidence on Substitution, Market Expansion, and Multihoming, arXiv 2504.15440',
    'Jiang, Lee and Zomaya, Price Elasticity of the Enterprise Computing Resource Market':
      'Jiang·Lee·Zomaya, Price Elasticity of the Enterprise Computing Resource Market',
  },
  notes: {
    'users move between sellers of one model: an upper reference for what a price cut does to a seller, no estimate of what cheaper answers do to the market; its authors see no strong Jevons effect':
      '이용자가 같은 모델의 판매자 사이를 옮겨 다닌 결과다. 가격 인하가 한 판매자에게 주는 효과의 상한일 뿐, 답이 싸질 때 시장 수요의 추정이 아니다. 저자들도 강한 제번스 효과를 보지 못했다',
    'the lower end of 12–18 %; demand grew for other reasons too; 1.08 in logarithms':
      '12~18%의 하한. 수요는 다른 이유로도 늘었다. 로그로는 1.08',
    'the upper end of 12–18 %; demand grew for other reasons too; 1.57 in logarithms':
      '12~18%의 상한. 수요는 다른 이유로도 늘었다. 로그로는 1.57',
    'descriptive: it gives no elasticity': '기술적 분석이며 탄력성을 추정하지 않는다',
    'from its abstract; an older market, and no tokens': '초록 기준. 예전 시장이며 토큰이 아니다',
    'units differ in more than price, and the model gives them one level: say --effects unit':
      '단위마다 가격 말고도 다른 점이 있는데 모형은 하나의 수준만 준다. 단위 고정효과를 쓰는 것이 좋다',
  },
  notePatterns: [
    [
      /^least squares of ln quantity on ln price; own levels: (\w+)$/,
      (effects = '') => `ln 수량을 ln 가격에 회귀한 최소제곱. 고정효과: ${koreanEffects[effects] ?? effects}`,
    ],
    [/^clustered by unit \(CR1\)$/, () => '단위별 군집 강건 오차(CR1)'],
    [/^Newey–West, (\d+) lags$/, (lags = '') => `Newey–West 오차(시차 ${lags})`],
    [/^(HC[13])$/, (kind = '') => `이분산 강건 오차(${kind})`],
    [
      /^only (\d+) units: below (\d+) clustered errors are too small$/,
      (units = '', few = '') => `단위가 ${units}개뿐이다. ${few}개보다 적으면 군집 표준오차가 실제보다 작다`,
    ],
  ],
  errors: [
    [
      /^efficiency 1: must differ from 1, which is no gain$/,
      () => '효율 향상 1: 향상이 없는 1은 쓸 수 없습니다',
    ],
    [
      /^prices do not vary( within the fixed effects)?: nothing tells an elasticity$/,
      (within = '') => `${within === '' ? '' : '고정효과를 빼면 '}가격에 변동이 없어 탄력성을 알 수 없습니다`,
    ],
    [
      /^a row has no (unit|period): the model needs one for each$/,
      (name = '') =>
        `${name === 'unit' ? '단위(unit)' : '기간(period)'}가 없는 행이 있습니다. 이 모형에는 모든 행에 필요합니다`,
    ],
    [
      /^the fixed effects do not settle: units and periods hardly overlap$/,
      () => '고정효과가 수렴하지 않습니다. 단위와 기간이 거의 겹치지 않습니다',
    ],
    [/^price (.+): must have changed$/, (price = '') => `가격 ${price}: 변해야 합니다`],
  ],
}
