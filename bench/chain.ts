import { type ChainRanges, chainTornado, drawChain } from '../src/economics/index.ts'

/**
 * `npx tsx --conditions=jevons-source bench/chain.ts`: how long a Monte Carlo through the whole chain takes, every input that
 * can be uncertain. It must take at most a second for 100,000 points in a browser; this is the same code in Node.
 */
const points = 100_000
const rounds = 5

const around = (value: number, low: number, high: number): { value: number; low: number; high: number } => ({
  value,
  low: value * low,
  high: value * high,
})

const ranges: ChainRanges = {
  accuracyBefore: around(0.49, 0.95, 1.05),
  accuracyAfter: around(0.63, 0.95, 1.05),
  outputBefore: around(158, 0.9, 1.1),
  outputAfter: around(167, 0.9, 1.1),
  inputBefore: around(11, 1, 2),
  inputAfter: around(11, 1, 2),
  decodeSpeed: around(1850, 0.8, 1.2),
  prefillSpeed: around(9212, 0.8, 1.2),
  achieved: around(0.8, 0.6, 1.2),
  hardwareGain: around(1.2, 0.9, 1.5),
  utilisation: around(0.7, 0.7, 1.3),
  gpuHourUsd: around(2, 0.7, 1.5),
  outputPriceUsd: around(2.19, 0.5, 1),
  inputPriceUsd: around(0.55, 0.5, 1),
  passThrough: around(0.7, 0.5, 1.4),
  elasticity: around(1.1, 0.5, 1.5),
  rightAnswersPerDay: around(5e8, 0.5, 2),
  wattsPerGpu: around(1730, 0.75, 1.1),
  capexUsdPerGpu: around(31_728, 0.8, 1.2),
}

const seconds = Array.from({ length: rounds }, (_, round) => {
  // Seconds of the processor, which other programs do not lengthen.
  const before = process.cpuUsage()
  drawChain(ranges, { seed: `round ${round}`, points })
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
})
const { gpuRatio } = drawChain(ranges, { seed: 'shown', points }).outcomes
console.log(`${points.toLocaleString('en')} points, ${Object.keys(ranges).length} uncertain inputs`)
console.log(`seconds, first to last of ${rounds}: ${seconds.map((one) => one.toFixed(3)).join(', ')}`)
console.log(`GPUs, after ÷ before: ${gpuRatio.p5.toFixed(3)} to ${gpuRatio.p95.toFixed(3)} (5 to 95 %)`)
console.log(`matters most: ${chainTornado(ranges, 'gpuRatio').bars[0]?.input ?? 'nothing'}`)
