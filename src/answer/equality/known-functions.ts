import {
  type Complex,
  circular,
  exponential,
  hyperbolic,
  inverseCircular,
  isReal,
  logarithm,
  modulus,
  over,
  raised,
  real,
  squareRoot,
} from './complex.ts'

type OneArgument = (value: Complex) => Complex | undefined
const one = real(1)

/** A function that is defined for real numbers only. */
const onReal =
  (compute: (value: number) => number): OneArgument =>
  (value) =>
    isReal(value) ? real(compute(value.re)) : undefined

const inverted =
  (compute: (value: Complex) => Complex): OneArgument =>
  (value) =>
    compute(over(one, value))

const functions: ReadonlyMap<string, OneArgument> = new Map<string, OneArgument>([
  ['sin', (x) => circular(x, 'sin')],
  ['cos', (x) => circular(x, 'cos')],
  ['tan', (x) => circular(x, 'tan')],
  ['cot', (x) => over(circular(x, 'cos'), circular(x, 'sin'))],
  ['sec', (x) => over(one, circular(x, 'cos'))],
  ['csc', (x) => over(one, circular(x, 'sin'))],
  ['sinh', (x) => hyperbolic(x, 'sinh')],
  ['cosh', (x) => hyperbolic(x, 'cosh')],
  ['tanh', (x) => hyperbolic(x, 'tanh')],
  ['coth', (x) => over(one, hyperbolic(x, 'tanh'))],
  ['sech', (x) => over(one, hyperbolic(x, 'cosh'))],
  ['csch', (x) => over(one, hyperbolic(x, 'sinh'))],
  ...aliases(['arcsin', 'asin'], (x) => inverseCircular(x, 'asin')),
  ...aliases(['arccos', 'acos'], (x) => inverseCircular(x, 'acos')),
  ...aliases(['arctan', 'atan'], (x) => inverseCircular(x, 'atan')),
  ['arccot', inverted((x) => inverseCircular(x, 'atan'))],
  ['arcsec', inverted((x) => inverseCircular(x, 'acos'))],
  ['arccsc', inverted((x) => inverseCircular(x, 'asin'))],
  ...aliases(['arsinh', 'asinh', 'arcsinh'], onReal(Math.asinh)),
  ...aliases(['arcosh', 'acosh', 'arccosh'], onReal(Math.acosh)),
  ...aliases(['artanh', 'atanh', 'arctanh'], onReal(Math.atanh)),
  ['ln', logarithm],
  ['exp', exponential],
  ['cbrt', onReal(Math.cbrt)],
  ['abs', (x) => real(modulus(x))],
  ['norm', (x) => real(modulus(x))],
  ['floor', onReal((x) => Math.floor(x + 1e-12))],
  ['ceil', onReal((x) => Math.ceil(x - 1e-12))],
  ...aliases(['sgn', 'sign'], onReal(Math.sign)),
  ['Re', (x) => real(x.re)],
  ['Im', (x) => real(x.im)],
  ['factorial', onReal((x) => gamma(x + 1))],
  ...aliases(['overline', 'bar'], (x) => ({ re: x.re, im: -x.im })),
])

function aliases(names: readonly string[], compute: OneArgument): [string, OneArgument][] {
  return names.map((name) => [name, compute])
}

/** The value of a function with a known meaning; undefined where it has none there, or is not known by that name. */
export function knownFunction(name: string, args: readonly Complex[]): Complex | undefined {
  const [first, second] = args
  if (!first) return undefined
  switch (name) {
    case 'root':
      return root(first, second)
    case 'log':
    case 'lg':
      return over(logarithm(first), second ? logarithm(second) : real(Math.LN10))
    case 'binom':
      return second && isReal(first) && isReal(second) ? real(binomial(first.re, second.re)) : undefined
    case 'min':
    case 'max':
      return args.every(isReal) ? real(Math[name](...args.map(({ re }) => re))) : undefined
    case 'gcd':
    case 'lcm':
      return args.every(isReal)
        ? wholeDivisors(
            name,
            args.map(({ re }) => re),
          )
        : undefined
    default:
      return args.length === 1 ? functions.get(name)?.(first) : undefined
  }
}

/** The real root where there is one, else the principal one. */
export function root(value: Complex, degree: Complex | undefined): Complex {
  if (!degree || degree.re === 2) return squareRoot(value)
  if (isReal(value) && value.re < 0 && isReal(degree) && Math.abs(degree.re % 2) === 1) {
    return real(-((-value.re) ** (1 / degree.re)))
  }
  return raised(value, over(one, degree))
}

function wholeDivisors(name: 'gcd' | 'lcm', values: readonly number[]): Complex | undefined {
  if (!values.every((value) => Number.isSafeInteger(value) && value !== 0)) return undefined
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
  const all = values.map(Math.abs)
  return real(all.reduce((a, b) => (name === 'gcd' ? divisor(a, b) : (a / divisor(a, b)) * b)))
}

function binomial(n: number, k: number): number {
  return gamma(n + 1) / (gamma(k + 1) * gamma(n - k + 1))
}

/** Lanczos' coefficients for g = 7 (Numerical Recipes, 3rd edition, 6.1). */
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

function gamma(x: number): number {
  if (x < 0.5) return Math.PI / (Math.sin(Math.PI * x) * gamma(1 - x))
  let sum = lanczos[0] ?? 0
  for (let k = 1; k < lanczos.length; k++) sum += (lanczos[k] ?? 0) / (x - 1 + k)
  const t = x + 6.5
  return Math.sqrt(2 * Math.PI) * t ** (x - 0.5) * Math.exp(-t) * sum
}
