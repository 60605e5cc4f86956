import type { MentionUnit } from './mention.ts'

/** Currencies by how they are written, before a number or after it. */
export const currencyBefore: readonly (readonly [RegExp, string])[] = [
  [/(?:HK\$|HKD\s?)$/, 'HKD'],
  [/(?:NT\$|TWD\s?)$/, 'TWD'],
  [/(?:(?<![A-Z])S\$|SGD\s?)$/, 'SGD'],
  [/(?:(?<![A-Z])A\$|AUD\s?)$/, 'AUD'],
  [/(?:(?<![A-Z])C\$|CAD\s?)$/, 'CAD'],
  [/(?:(?<![A-Z])R\$|BRL\s?)$/, 'BRL'],
  [/(?:₹|INR\s?)$/, 'INR'],
  [/(?:US\s?\$|U\$|USD\s?|\$)$/, 'USD'],
  [/(?:₩|KRW\s?|￦)$/, 'KRW'],
  [/(?:€|EUR\s?)$/, 'EUR'],
  [/(?:RMB\s?|CNY\s?|CN¥|위안화\s?)$/, 'CNY'],
  [/(?:£|GBP\s?)$/, 'GBP'],
  [/(?:JPY\s?|¥)$/, 'JPY'],
  [/\bCHF\s?$/, 'CHF'],
  [/\bSEK\s?$/, 'SEK'],
  [/\bNOK\s?$/, 'NOK'],
  [/\bDKK\s?$/, 'DKK'],
  [/\bPLN\s?$/, 'PLN'],
  [/\bKES\s?$/, 'KES'],
  [/\bIDR\s?$/, 'IDR'],
  [/\bVND\s?$/, 'VND'],
]

export const currencyAfter: readonly (readonly [RegExp, string])[] = [
  [/^\s?(?:US\s)?dollars?\b/i, 'USD'],
  [/^\s?(?:USD|US\$)(?![A-Za-z])/, 'USD'],
  [/^\s?(?:미국?\s?)?달러/, 'USD'],
  [/^\s?(?:KRW|won)\b/i, 'KRW'],
  [/^원(?!자|래|문|본|천|유|하|칙|격)|^\s원(?!자|인|래|문|본|천|유|하|칙|격)/, 'KRW'],
  [/^\s?(?:CNY|RMB|yuan|renminbi)\b/i, 'CNY'],
  [/^\s?위안/, 'CNY'],
  [/^\s?(?:EUR|euros?)\b/i, 'EUR'],
  [/^\s?유로/, 'EUR'],
  [/^\s?(?:HKD|Hong Kong dollars?)\b/i, 'HKD'],
  [/^\s?홍콩\s?달러/, 'HKD'],
  [/^\s?(?:JPY|yen)\b/i, 'JPY'],
  [/^\s?엔(?!비|진|지|터|드)/, 'JPY'],
  [/^\s?(?:GBP|pounds?)\b/i, 'GBP'],
  [/^\s?파운드/, 'GBP'],
  [/^\s?(?:TWD|(?:New )?Taiwan dollars?)\b|^\s?대만\s?달러/i, 'TWD'],
  [/^\s?(?:SGD|Singapore dollars?)\b|^\s?싱가포르\s?달러/i, 'SGD'],
  [/^\s?(?:INR|rupees?)\b|^\s?루피/i, 'INR'],
  [/^\s?(?:CHF|(?:Swiss )?francs?)\b|^\s?(?:스위스\s?)?프랑(?!스)/i, 'CHF'],
  [/^\s?(?:KES|(?:Kenyan? )?shillings?)\b|^\s?실링/i, 'KES'],
  [/^\s?(?:SEK|Swedish kron\w+)\b/i, 'SEK'],
  [/^\s?(?:PLN|z[lł]oty\w*)/i, 'PLN'],
]

export interface ScaleWord {
  readonly form: RegExp
  readonly factor: number
  /** One letter that could be something else: only where a currency stands before, or nothing else fits. */
  readonly needsCurrency?: boolean
}

export const scales: readonly ScaleWord[] = [
  { form: /^\s?(?:trillions?|trn|tn)\b/i, factor: 1e12 },
  { form: /^\s?(?:billions?|bln|bn)\b/i, factor: 1e9 },
  { form: /^\s?(?:millions?|mln|mn)\b/i, factor: 1e6 },
  { form: /^\s?thousands?\b/i, factor: 1e3 },
  { form: /^[Tt](?![A-Za-z/])/, factor: 1e12, needsCurrency: true },
  { form: /^[Bb](?![A-Za-z/])/, factor: 1e9, needsCurrency: true },
  { form: /^M(?![A-Za-z/])/, factor: 1e6 },
  { form: /^m(?![A-Za-z/²])/, factor: 1e6, needsCurrency: true },
  {
    form: /^m(?=\s(?:->|→|\([+-]|(?:users|units|customers|subscribers|tokens|people|shares)\b))/,
    factor: 1e6,
  },
  { form: /^\s?[kK](?![A-Za-z/])/, factor: 1e3 },
  { form: /^\sM(?=\s(?:GPU|[AHB]\d{2,3}|tokens?\b|users?\b))/, factor: 1e6 },
  { form: /^\sT(?![A-Za-z/])/, factor: 1e12, needsCurrency: true },
  { form: /^\sB(?![A-Za-z/])/, factor: 1e9, needsCurrency: true },
  { form: /^\sM(?![A-Za-z/])/, factor: 1e6, needsCurrency: true },
]

/** Scales that stand between digits in Korean: 25억 7,300만. Larger ones first. */
export const koreanScales: readonly (readonly [string, number])[] = [
  ['경', 1e16],
  ['조', 1e12],
  ['십억', 1e9],
  ['백억', 1e10],
  ['천억', 1e11],
  ['억', 1e8],
  ['천만', 1e7],
  ['백만', 1e6],
  ['십만', 1e5],
  ['만', 1e4],
  ['천', 1e3],
  ['백', 100],
]

interface UnitWord {
  readonly form: RegExp
  readonly unit: MentionUnit
  /** Into the unit's own size, where the word is another size of it. */
  readonly factor?: number
}

const simple = (
  kind: 'percent' | 'percentPoint' | 'basisPoint' | 'factor' | 'orderOfMagnitude',
): MentionUnit => ({ kind })
const counted = (name: string): MentionUnit => ({ kind: 'count', name })
const lasting = (name: string): MentionUnit => ({ kind: 'time', name })
const measured = (name: string): MentionUnit => ({ kind: 'physical', name })

/** Units after a number; the first that fits. */
export const unitsAfter: readonly UnitWord[] = [
  {
    form: /^\s?(?:%p|%\s?points?|pp\b|ppt\b|p\.p\.|percentage[ -]points?|퍼센트\s?포인트|%\s?포인트|포인트\s?\(%p\))/i,
    unit: simple('percentPoint'),
  },
  { form: /^\s?(?:%|％|percent\b|per cent\b|퍼센트|프로(?!젝|세|그|덕|모))/i, unit: simple('percent') },
  { form: /^\s?(?:bps?\b|basis points?|베이시스)/i, unit: simple('basisPoint') },
  {
    form: /^\s?(?:(?:of )?(?:an? )?orders? of magnitude|OOMs?\b|자릿수|자리수)/i,
    unit: simple('orderOfMagnitude'),
  },
  {
    form: /^\s?(?:x\b|×|times\b|-?fold\b|배(?!포|치|당|경|터|출|송|제|열|수|분|급))/i,
    unit: simple('factor'),
  },
  { form: /^[\s-]?(?:months?\b|mo\b|개월|달(?!러|라|성|리))/i, unit: lasting('month') },
  { form: /^[\s-]?(?:years?\b|yrs?\b|년(?!도))/i, unit: lasting('year') },
  { form: /^[\s-]?(?:quarters?\b|분기)/i, unit: lasting('quarter') },
  {
    form: /^[\s-]?(?:weeks?\b|주(?:간|일)?(?=\s|[,.]|$|후|전|동안|만에|가\s(?:걸|지나|흘)))/i,
    unit: lasting('week'),
  },
  {
    form: /^[\s-]?(?:days?\b|일(?=\s|[,.]|$|간|후|전|동안|이면|치|이\s?(?:걸|지나|지났|흘)))/i,
    unit: lasting('day'),
  },
  {
    form: /^[\s-]?(?:(?:GPU|accelerator|chip|card)[ -]?hours?|GPU[ -]?h\b|(?:GPU|가속기|칩|카드|장)[ ·-]?시간)/i,
    unit: counted('GPU-hour'),
  },
  {
    form: /^[\s-]?(?:(?:[AHB]\d{2,3}|GB\d{3})[ -]?(?:hours?|h)\b|[AHB]\d{2,3}\s?시간)/i,
    unit: counted('GPU-hour'),
  },
  { form: /^[\s-]?(?:hours?\b|hrs?\b|시간)/i, unit: lasting('hour') },
  { form: /^[\s-]?(?:minutes?\b|mins?\b|분(?=\s|[,.]|$|간|동안|만))/i, unit: lasting('minute') },
  { form: /^[\s-]?(?:seconds?\b|secs?\b|초(?=\s|[,.]|$|간|당))/i, unit: lasting('second') },
  { form: /^\s?TWh(?![\w/])/, unit: measured('Wh'), factor: 1e12 },
  { form: /^\s?GWh(?![\w/])/, unit: measured('Wh'), factor: 1e9 },
  { form: /^\s?MWh(?![\w/])/, unit: measured('Wh'), factor: 1e6 },
  { form: /^\s?kWh(?![\w/])/, unit: measured('Wh'), factor: 1e3 },
  { form: /^\s?GW\b/, unit: measured('W'), factor: 1e9 },
  { form: /^\s?MW\b/, unit: measured('W'), factor: 1e6 },
  { form: /^\s?kW\b/, unit: measured('W'), factor: 1e3 },
  { form: /^\s?W\b/, unit: measured('W') },
  { form: /^\s?기가\s?와트/, unit: measured('W'), factor: 1e9 },
  { form: /^\s?TB\/s\b/, unit: measured('byte/s'), factor: 1e12 },
  { form: /^\s?GB\/s\b/, unit: measured('byte/s'), factor: 1e9 },
  { form: /^\s?TB\b/, unit: measured('byte'), factor: 1e12 },
  { form: /^\s?GB\b/, unit: measured('byte'), factor: 1e9 },
  { form: /^[\s-]?(?:bytes?\b|바이트)/i, unit: measured('byte') },
  { form: /^\s?(?:TFLOPS|TFLOP\/s|TOPS)\b/i, unit: measured('FLOP/s'), factor: 1e12 },
  { form: /^\s?(?:PFLOPS)\b/i, unit: measured('FLOP/s'), factor: 1e15 },
  { form: /^\s?nm\b/, unit: measured('nm') },
  {
    form: /^\s?(?:[A-Z]\w*\s){0,2}(?:GPUs?|accelerators?|chips?|(?:[AHB]\d{2,3}|GB\d{3})s?)\b/,
    unit: counted('GPU'),
  },
  { form: /^\s?(?:장(?!기|비|점|치|중|세)|개의?\s?(?:GPU|칩)|대의?\s?GPU)/, unit: counted('GPU') },
  {
    form: /^[\s-]?(?:(?:(?:input|output|prompt|completion|cached|generated|training|reasoning) )?tokens?\b|(?:(?:입력|출력)\s?)?토큰)/i,
    unit: counted('token'),
  },
  { form: /^[\s-]?(?:thoughts?\b|개의?\s?생각)/i, unit: counted('thought') },
  { form: /^[\s-]?(?:problems?\b|questions?\b|문항|문제|개\s?문항)/i, unit: counted('problem') },
  { form: /^[\s-]?(?:prompts?\b|프롬프트)/i, unit: counted('prompt') },
  { form: /^[\s-]?(?:samples?\b|answers?\b|runs?\b|표본)/i, unit: counted('sample') },
  {
    form: /^[\s-]?(?:partner |other |named )?(?:countries|nations|partners\b|개\s?국가?)/i,
    unit: counted('country'),
  },
  {
    form: /^[\s-]?(?:stocks?\b|companies\b|constituents\b|firms\b|종목|개\s?(?:종목|기업|사(?![가-힣]*[업례람용이안건항])))/i,
    unit: counted('stock'),
  },
  { form: /^[\s-]?(?:employees|people|명(?!목|시|확|칭|예|령|단|분))/i, unit: counted('person') },
  {
    form: /^[\s-]?(?:units\b|대(?!비|표|형|한|학|응|출|규|기|상|신|부분|를 이|조|세|폭|로 하))/i,
    unit: counted('unit'),
  },
  { form: /^[\s-]?(?:points?\b|pts?\b|점(?!유|진적|차)|포인트)/i, unit: counted('point') },
]

/** "a month", "per GPU-hour", "월", "시간당": what a number is for one of. */
export const rates: readonly (readonly [RegExp, string])[] = [
  [/^\s?(?:per|an?|\/|each)\s?(?:H\d00|GPU|accelerator)[ -]?(?:hour|hr|h)\b/i, 'GPU-hour'],
  [/^\s?(?:per|an?|\/|each)\s?(?:hour|hr|h)\b/i, 'hour'],
  [
    /^\s?(?:per|a|\/|each)\s?(?:month|mo)\b(?! (?:before(?! (?:tax|bonus\w*|costs|interest))|earlier|ago|later|prior))/i,
    'month',
  ],
  [
    /^\s?(?:per|a|\/|each)\s?(?:year|yr|annum)\b(?:\s(?:compounded|annualised))?(?! (?:before(?! (?:tax|bonus\w*|costs|interest))|earlier|ago|later|prior))/i,
    'year',
  ],
  [/^\s?(?:annually|yearly)\b/i, 'year'],
  [/^\s?monthly\b/i, 'month'],
  [
    /^\s?(?:per|\/|a)\s?(?:1\s?M|1 million|one million|million|M|백만|100만)\s?(?:output |input |출력 |입력 )?(?:tokens?|tok|토큰)/i,
    '1M tokens',
  ],
  [/^\s?(?:per|\/|a)\s?(?:problem|question|task|prompt)\b/i, 'problem'],
  [/^\s?(?:per|\/|a)\s?(?:GPU|chip|accelerator)\b/i, 'GPU'],
  [/^\s?(?:per|\/)\s?(?:day)\b/i, 'day'],
  [/^\s?(?:per|a|\/)\s?(?:second|sec)\b/i, 'second'],
  [/^\s?(?:per|an?|\/)\s?(?:MWh|megawatt[- ]hour)\b/i, 'MWh'],
  [/^\s?(?:per|an?|\/)\s?(?:kWh|kilowatt[- ]hour)\b/i, 'kWh'],
]

/** Rates that stand before a number in Korean: "월 200달러", "시간당 2달러". */
export const ratesBefore: readonly (readonly [RegExp, string])[] = [
  [/GPU\s?시간당\s?(?:약\s?|최대\s?|최소\s?)?[$₩]?$/, 'GPU-hour'],
  [/(?:시간당\s?[장개대]당|[장개대]당\s?시간당)\s?(?:약\s?|최대\s?|최소\s?)?[$₩]?$/, 'hour'],
  [/시간당\s?(?:약\s?|최대\s?|최소\s?)?[$₩]?$/, 'hour'],
  [/초당\s?(?:약\s?|최대\s?|최소\s?)?$/, 'second'],
  [/(?<![\d가-힣])월\s(?:[가-힣]{1,6}\s){0,2}[가-힣]{1,6}(?:은|는|이)\s$/u, 'month'],
  [/월평균\s(?:[가-힣]{1,6}\s){0,2}(?:[가-힣]{1,6}\s)?$/u, 'month'],
  [/(?:해마다|매년)\s?(?:약\s?)?[$₩]?$/, 'year'],
  [/주급(?:은|이|으로)?\s?(?:약\s?|최대\s?|최소\s?)?[$₩]?$/, 'week'],
  [/(?:월|월급(?:은|이|으로)?|매월|매달|한 달에)\s?(?:약\s?|최대\s?|최소\s?)?[$₩]?$/, 'month'],
  [
    /(?:연봉|연간|연으?로)(?:은|이|으로|으로는|로는|는)?\s?(?:환산하?(?:면|시|하여|해)?)?\s?(?:약\s?|최대\s?|최소\s?)?[$₩]?$/,
    'year',
  ],
  [/(?:연|연간|매년|1년에)\s?(?:약\s?|최대\s?|최소\s?)?[$₩]?$/, 'year'],
  [/(?:백만|100만|1M)\s?토큰당\s?(?:약\s?|최대\s?|최소\s?)?[$₩]?$/, '1M tokens'],
  [/kWh당\s?(?:약\s?|최대\s?|최소\s?)?[$₩]?$/, 'kWh'],
  [/MWh당\s?(?:약\s?|최대\s?|최소\s?)?[$₩]?$/, 'MWh'],
  [/(?:문제|문항)당\s?(?:약\s?|최대\s?|최소\s?)?[$₩]?$/, 'problem'],
]
