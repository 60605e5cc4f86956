import { corpusRandom } from '../reasoner/corpus/random.ts'
import { type ClusterTotal, comparePaired, type PairedContrast } from '../src/statistics/index.ts'

const problems = 1000
const samples = 4

/** Milliseconds of a family of two contrasts, accuracy and tokens, on 1,000 problems with 4 responses each. */
export function pairedComparison(): () => number {
  const random = corpusRandom('bench/statistics')
  const total = (value: () => number): ClusterTotal => ({
    sum: Array.from({ length: samples }, value).reduce((sum, one) => sum + one, 0),
    count: samples,
  })
  const clusters = (value: () => number): PairedContrast['clusters'] =>
    Array.from({ length: problems }, () => ({ a: total(value), b: total(value) }))
  const contrasts: PairedContrast[] = [
    { name: 'accuracy', clusters: clusters(() => random.integer(2)), binary: true, harmful: 'lower' },
    { name: 'tokens', clusters: clusters(() => 50 + random.integer(300)), binary: false, harmful: 'higher' },
  ]
  return () => {
    const startedMs = performance.now()
    comparePaired(contrasts, { seed: 'bench' })
    return performance.now() - startedMs
  }
}
