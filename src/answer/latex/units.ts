import type { Rational } from './rational.ts'

/** Dimensions by which units are compared: their exponents of length, mass, time, temperature, current, money, data, count. */
export interface UnitMeasure {
  /** How many of the base unit one of it is. */
  readonly factor: Rational
  /** Exponents by dimension, such as `{ m: 1, s: -1 }`. */
  readonly dimension: Readonly<Record<string, number>>
}

/** Name, factor and dimension; names that differ only in their plural are written once. */
const table = `
m metre meter 미터 米=1 m; cm centimetre centimeter 센티미터 厘米=0.01 m; mm millimetre millimeter 밀리미터 毫米=0.001 m; km kilometre kilometer 킬로미터 公里 千米=1000 m
nm nanometer nanometre=1e-9 m; μm micrometer micrometre micron=1e-6 m; dm decimeter decimetre=0.1 m
in inch inche 인치=0.0254 m; ft foot feet 피트=0.3048 m; yd yard 야드=0.9144 m; mi mile 마일=1609.344 m; lightyear ly=9.4607304725808e15 m
kg kilogram 킬로그램 千克 公斤=1 kg; g gram 그램 克=0.001 kg; mg milligram=1e-6 kg; lb pound=0.45359237 kg; oz ounce=0.028349523125 kg; t ton tonne 톤 吨=1000 kg
s sec second 초 秒=1 s; ms millisecond=0.001 s; min minute 분 分钟=60 s; h hr hour 시간 小时=3600 s; day 일 天=86400 s; week 주=604800 s; month 개월 个月=1 month; yr year 년 年=12 month
l liter litre 리터 升=0.001 m3; ml milliliter millilitre 밀리리터 毫升=1e-6 m3; gallon gal=1 gallon; quart qt=0.25 gallon; pint pt=0.125 gallon; cup=0.0625 gallon
sqcm=1e-4 m2; cc=1e-6 m3; acre=4046.8564224 m2; hectare ha=10000 m2; 제곱미터 평방미터 平方米=1 m2; 제곱센티미터 平方厘米=1e-4 m2; 세제곱미터 立方米=1 m3; 세제곱센티미터 立方厘米=1e-6 m3
mph=0.44704 m s-1; kph kmh kmph=5/18 m s-1; hz hertz=1 s-1
rad radian 라디안=1 rad; j joule=1 kg m2 s-2; kj kilojoule=1000 kg m2 s-2; n newton=1 kg m s-2; w watt=1 kg m2 s-3; kw kilowatt=1000 kg m2 s-3; kwh=3600000 kg m2 s-2
pa pascal=1 kg m-1 s-2; v volt=1 kg m2 s-3 a-1; a amp ampere=1 a; ohm=1 kg m2 s-3 a-2; k kelvin=1 kelvin; mol mole=1 mol
$ dollar usd buck 달러 美元=1 usd; cent ¢ penny penni=0.01 usd; € euro eur 유로 欧元=1 eur; £ gbp=1 gbp; ¥ yen jpy 엔=1 jpy; ₩ won krw 원=1 krw; yuan cny rmb 元 위안=1 cny; rupee rs inr=1 inr
bit=1 bit; byte=8 bit; kb=8000 bit; mb=8000000 bit; gb=8000000000 bit`

const measures: ReadonlyMap<string, UnitMeasure> = new Map(
  table
    .trim()
    .split(/;\s*|\n/)
    .flatMap((entry) => {
      const [names = '', meaning = ''] = entry.split('=')
      const [factor = '1', ...powers] = meaning.split(' ')
      const dimension = Object.fromEntries(powers.map(readPower))
      return names
        .split(' ')
        .map((name): [string, UnitMeasure] => [name, { factor: readFactor(factor), dimension }])
    }),
)

function readFactor(text: string): Rational {
  const [top = '', bottom = '1'] = text.split('/')
  const [mantissa = '', exponent = '0'] = top.split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const shift = Number(exponent) - fraction.length
  const n = BigInt(`${whole}${fraction}`) * 10n ** BigInt(Math.max(0, shift))
  return { n, d: BigInt(bottom) * 10n ** BigInt(Math.max(0, -shift)) }
}

function readPower(text: string): [string, number] {
  const name = text.replace(/-?\d+$/, '')
  return [name, Number(text.slice(name.length) || '1')]
}

/** What a unit's name measures, in the singular or plural, however its letters are cased; undefined for others. */
export function unitMeasure(name: string): UnitMeasure | undefined {
  const exact = measures.get(name)
  if (exact) return exact
  const lower = name.toLowerCase()
  return measures.get(lower) ?? (lower.endsWith('s') ? measures.get(lower.slice(0, -1)) : undefined)
}

const angles: ReadonlySet<string> = new Set(['degree', 'degrees', 'deg', '도', '度'])
const percents: ReadonlySet<string> = new Set([
  'percent',
  'percents',
  'pct',
  'percentage',
  'percentages',
  '퍼센트',
  '프로',
])

export function isAngle(name: string): boolean {
  return angles.has(name.toLowerCase())
}

export function isPercent(name: string): boolean {
  return percents.has(name.toLowerCase())
}

/** Whether a word is a unit wherever it follows a number. One letter may as well be a variable, and is not. */
export function isUnitName(name: string): boolean {
  return name.length > 1
    ? unitMeasure(name) !== undefined || isAngle(name) || isPercent(name)
    : name.charCodeAt(0) > 127 && unitMeasure(name) !== undefined
}
