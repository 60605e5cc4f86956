import { endogeneity } from '#economics'
import type { FieldWords, Language } from '../calculation.ts'

export interface ElasticityWords {
  readonly madeUp: string
  readonly answer: (now: Readonly<Record<'value' | 'low' | 'high' | 'level' | 'above', string>>) => string
  readonly isAbove: Readonly<Record<'above' | 'below' | 'open', string>>
  readonly negative: string
  readonly elasticity: string
  readonly probability: string
  readonly error: string
  readonly rSquared: string
  readonly rows: string
  readonly units: string
  readonly resource: (efficiency: string) => string
  readonly intoRebound: string
  readonly intoChain: string
  readonly chart: string
  readonly chartReading: string
  readonly price: string
  readonly quantity: string
  readonly unit: string
  readonly line: string
  readonly noUnit: string
  readonly endogeneity: string
  readonly errors: (kind: string) => string
  readonly notes: readonly string[]
}

export const elasticityFieldWords: Readonly<Record<Language, FieldWords>> = {
  en: {
    panels: { rebound: 'Into rebound' },
    fields: {
      table: 'Prices and quantities (CSV)',
      effects: 'Levels of their own for',
      errors: 'Errors',
      level: 'Level of the interval',
      efficiency: 'Efficiency gain',
    },
    options: {
      usual: 'by what the rows have',
      none: 'nothing',
      unit: 'units',
      period: 'periods',
      both: 'units and periods',
      HC1: 'differ in size (HC1)',
      HC3: 'differ in size, few rows (HC3)',
      cluster: 'alike within a unit (CR1)',
      'newey-west': 'carry on over time (Newey–West)',
    },
    hints: {
      table: 'Columns: price, quantity; where there are such unit (model, provider, region) and period.',
      effects: 'Units differ in more than their price: a level for each leaves what happens within them.',
    },
  },
  ko: {
    panels: { rebound: '반등 효과로' },
    fields: {
      table: '가격과 수량(CSV)',
      effects: '고정효과',
      errors: '오차',
      level: '신뢰수준',
      efficiency: '효율 향상',
    },
    options: {
      usual: '자료에 맞게',
      none: '없음',
      unit: '단위',
      period: '기간',
      both: '단위와 기간',
      HC1: '이분산 강건(HC1)',
      HC3: '이분산 강건, 적은 표본(HC3)',
      cluster: '단위별 군집(CR1)',
      'newey-west': '시계열 상관(Newey–West)',
    },
    hints: {
      table: '열: price, quantity. 있으면 unit(모델, 제공사, 지역)과 period도 쓴다.',
      effects: '단위는 가격 말고도 서로 다르다. 단위별 수준을 두면 단위 안의 변화만 남는다.',
    },
  },
}

export const elasticityWords: Readonly<Record<Language, ElasticityWords>> = {
  en: {
    madeUp:
      'These rows are made up, with an elasticity of 1.2: they show the method, and nothing about a market.',
    answer: ({ value, low, high, level, above }) =>
      `ε = ${value} (${level} interval ${low} to ${high}); above 1 with ${above} by that interval’s distribution.`,
    isAbove: {
      above:
        'The interval lies above 1: by these data demand outgrows the saving, if the price alone moved it.',
      below:
        'The interval lies below 1: by these data the saving outgrows demand, if the price alone moved it.',
      open: 'The interval holds 1: these data can’t tell whether demand outgrows the saving.',
    },
    negative:
      'More is bought where the price is higher: that is no demand curve. Rebound is computed with 0.',
    elasticity: 'price elasticity of demand ε',
    probability: 'how surely it is above 1',
    error: 'standard error',
    rSquared: 'R² within',
    rows: 'rows',
    units: 'units',
    resource: (efficiency) => `resource used, after ÷ before, at a gain of ${efficiency}×`,
    intoRebound: 'Take this elasticity into rebound',
    intoChain: 'Take it into the whole chain',
    chart: 'Quantity by price',
    chartReading:
      'Both axes are logarithmic: the slope of the line is −ε. With levels of their own each unit has its own line of that slope.',
    price: 'price',
    quantity: 'quantity',
    unit: 'unit',
    line: 'fitted',
    noUnit: 'all rows',
    endogeneity,
    errors: (kind) => `Errors: ${kind}.`,
    notes: [
      'One elasticity for a tenfold change is an extrapolation from the changes in the table.',
      'What would help: a price that moves alone (one provider’s cut, the same model elsewhere), quality among the columns (--control on the command line), instruments, which are not here.',
    ],
  },
  ko: {
    madeUp: '탄력성 1.2로 지어낸 자료다. 방법을 보여줄 뿐 시장에 대해 말해주는 것은 없다.',
    answer: ({ value, low, high, level, above }) =>
      `ε = ${value}(${level} 신뢰구간 ${low}~${high}). 이 구간의 분포로 1을 넘을 확률은 ${above}.`,
    isAbove: {
      above:
        '신뢰구간이 1보다 위에 있다. 가격만이 수요를 움직였다면 이 자료에서는 수요 증가가 절감보다 크다.',
      below:
        '신뢰구간이 1보다 아래에 있다. 가격만이 수요를 움직였다면 이 자료에서는 절감이 수요 증가보다 크다.',
      open: '신뢰구간이 1을 포함한다. 수요 증가가 절감보다 큰지 이 데이터로는 구별할 수 없다.',
    },
    negative: '가격이 높을수록 더 많이 팔렸으므로 수요 곡선이 아니다. 반등 효과는 0으로 계산한다.',
    elasticity: '수요의 가격 탄력성 ε',
    probability: '1을 넘을 확률',
    error: '표준오차',
    rSquared: 'R²(고정효과 제외)',
    rows: '행 수',
    units: '단위 수',
    resource: (efficiency) => `효율 향상 ${efficiency}배일 때 자원 사용(이후 ÷ 이전)`,
    intoRebound: '이 탄력성으로 반등 효과 계산',
    intoChain: '전체 연쇄에 적용',
    chart: '가격에 따른 수량',
    chartReading:
      '두 축 모두 로그 눈금이며 선의 기울기는 −ε다. 단위별 고정효과가 있으면 단위마다 같은 기울기의 선을 둔다.',
    price: '가격',
    quantity: '수량',
    unit: '단위',
    line: '적합선',
    noUnit: '전체',
    endogeneity:
      '가격은 제비뽑기로 정해진 것이 아닌데 최소제곱은 수요를 가격에서 그대로 읽는다. 판매자가 잘 팔리는 것의 가격을 올리면 탄력성이 작게, 싼 모델이 새롭고 더 좋기까지 하면 크게 나온다(내생성). 신뢰구간은 이를 담지 않는다.',
    errors: (kind) => `표준오차: ${kind}.`,
    notes: [
      '10배 변화에 하나의 탄력성을 쓰는 것은 표에 있는 변화에서 외삽하는 것이다.',
      '도움이 되는 것: 혼자 움직인 가격(한 제공사의 인하, 다른 곳의 같은 모델), 품질 열(명령줄의 --control), 도구변수. 여기에는 없다.',
    ],
  },
}
