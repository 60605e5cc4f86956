/** A complex number in floating point. */
export interface Complex {
  readonly re: number
  readonly im: number
}

export const real = (re: number): Complex => ({ re, im: 0 })
const i: Complex = { re: 0, im: 1 }
const unit: Complex = { re: 1, im: 0 }

export function isFiniteValue({ re, im }: Complex): boolean {
  return Number.isFinite(re) && Number.isFinite(im)
}

export function modulus({ re, im }: Complex): number {
  return im === 0 ? Math.abs(re) : Math.hypot(re, im)
}

/** Whether the imaginary part is no more than rounding. */
export function isReal(value: Complex): boolean {
  return Math.abs(value.im) <= 1e-12 * Math.max(1, Math.abs(value.re))
}

export function plus(a: Complex, b: Complex): Complex {
  return { re: a.re + b.re, im: a.im + b.im }
}

export function minus(a: Complex, b: Complex): Complex {
  return { re: a.re - b.re, im: a.im - b.im }
}

export function times(a: Complex, b: Complex): Complex {
  if (a.im === 0 && b.im === 0) return real(a.re * b.re)
  return { re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re }
}

export function over(a: Complex, b: Complex): Complex {
  if (a.im === 0 && b.im === 0) return real(a.re / b.re)
  const square = b.re * b.re + b.im * b.im
  return { re: (a.re * b.re + a.im * b.im) / square, im: (a.im * b.re - a.re * b.im) / square }
}

export function exponential({ re, im }: Complex): Complex {
  const size = Math.exp(re)
  return im === 0 ? real(size) : { re: size * Math.cos(im), im: size * Math.sin(im) }
}

/** The principal branch. */
export function logarithm(value: Complex): Complex {
  if (value.im === 0 && value.re > 0) return real(Math.log(value.re))
  return { re: Math.log(modulus(value)), im: Math.atan2(value.im, value.re) }
}

/** The principal value of a power. */
export function raised(base: Complex, exponent: Complex): Complex {
  if (exponent.im === 0 && Number.isInteger(exponent.re) && Math.abs(exponent.re) <= 1024) {
    return base.im === 0 ? real(base.re ** exponent.re) : wholePower(base, exponent.re)
  }
  if (base.im === 0 && exponent.im === 0 && base.re >= 0) return real(base.re ** exponent.re)
  return exponential(times(exponent, logarithm(base)))
}

function wholePower(base: Complex, exponent: number): Complex {
  let result = unit
  let square = base
  for (let rest = Math.abs(exponent); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = times(result, square)
    square = times(square, square)
  }
  return exponent < 0 ? over(unit, result) : result
}

export function squareRoot(value: Complex): Complex {
  if (value.im === 0) return value.re >= 0 ? real(Math.sqrt(value.re)) : { re: 0, im: Math.sqrt(-value.re) }
  return raised(value, real(0.5))
}

/** A function of real numbers where it is defined, else its continuation by e to the power of i times the argument. */
export function circular(value: Complex, name: 'sin' | 'cos' | 'tan'): Complex {
  if (value.im === 0) return real(Math[name](value.re))
  const forth = exponential(times(i, value))
  const back = over(unit, forth)
  const sine = over(minus(forth, back), { re: 0, im: 2 })
  const cosine = times(plus(forth, back), real(0.5))
  if (name === 'tan') return over(sine, cosine)
  return name === 'sin' ? sine : cosine
}

export function hyperbolic(value: Complex, name: 'sinh' | 'cosh' | 'tanh'): Complex {
  if (value.im === 0) return real(Math[name](value.re))
  const forth = exponential(value)
  const back = over(unit, forth)
  const sine = times(minus(forth, back), real(0.5))
  const cosine = times(plus(forth, back), real(0.5))
  if (name === 'tanh') return over(sine, cosine)
  return name === 'sinh' ? sine : cosine
}

/** The inverse of sine, cosine or tangent, complex where no real angle has that value. */
export function inverseCircular(value: Complex, name: 'asin' | 'acos' | 'atan'): Complex {
  if (value.im === 0) {
    const angle = Math[name](value.re)
    if (!Number.isNaN(angle)) return real(angle)
  }
  const turned = times(i, value)
  if (name === 'atan') {
    const difference = minus(logarithm(minus(unit, turned)), logarithm(plus(unit, turned)))
    return times({ re: 0, im: 0.5 }, difference)
  }
  const root = squareRoot(minus(unit, times(value, value)))
  const sine = times({ re: 0, im: -1 }, logarithm(plus(turned, root)))
  return name === 'asin' ? sine : minus(real(Math.PI / 2), sine)
}
