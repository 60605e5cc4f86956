const rootOfTwoPi = Math.sqrt(2 * Math.PI)

function normalDensity(x: number): number {
  return Math.exp((-x * x) / 2) / rootOfTwoPi
}

/** P(X > x) ÷ density for x from 3 on, by Laplace's continued fraction. */
function millsRatio(x: number): number {
  let fraction = x
  for (let step = 60; step >= 1; step--) fraction = x + step / fraction
  return 1 / fraction
}

/** P(0 < X < x) ÷ density for small x: x + x³/3 + x⁵/(3·5) + … (Marsaglia 2004). */
function centralRatio(x: number): number {
  let term = x
  let sum = x
  for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
    term *= (x * x) / odd
    sum += term
  }
  return sum
}

/** P(X ≤ x) for a standard normal X. */
export function normalCdf(x: number): number {
  if (x <= -3) return x === -Infinity ? 0 : normalDensity(x) * millsRatio(-x)
  if (x >= 3) return x === Infinity ? 1 : 1 - normalDensity(x) * millsRatio(x)
  return 0.5 + normalDensity(x) * centralRatio(x)
}

/**
 * The x with P(X ≤ x) = probability, for a standard normal X.
 * @param probability from 0 (gives −Infinity) to 1 (gives Infinity)
 */
export function normalQuantile(probability: number): number {
  if (!(probability >= 0 && probability <= 1))
    throw new RangeError(`probability ${probability}: must be from 0 to 1`)
  if (probability === 0.5) return 0
  if (probability > 0.5) return -lowerQuantile(1 - probability)
  return lowerQuantile(probability)
}

/** A first approximation (Abramowitz and Stegun 26.2.23, error below 4.5e-4), made exact by Halley's steps. */
function lowerQuantile(probability: number): number {
  if (probability === 0) return -Infinity
  const r = Math.sqrt(-2 * Math.log(probability))
  let x =
    (2.515517 + r * (0.802853 + r * 0.010328)) / (1 + r * (1.432788 + r * (0.189269 + r * 0.001308))) - r
  for (let step = 0; step < 3; step++) {
    const error = (normalCdf(x) - probability) / normalDensity(x)
    if (!Number.isFinite(error)) break
    x -= error / (1 + (x * error) / 2)
  }
  return x
}
