import type { ClusterTotal } from './cluster-total.ts'
import type { PairedCounts } from './newcombe.ts'
import type { PairedContrast } from './paired-contrast.ts'
import type { PairedTotals } from './paired-totals.ts'

/** Whether a contrast is a fourfold table: values 0 or 1, and each problem has one response of both arms or of neither. */
export function isFourfold({ clusters, binary }: PairedContrast): boolean {
  const whole = ({ sum }: ClusterTotal): boolean => Number.isInteger(sum)
  return binary && clusters.every(({ a, b }) => a.count === b.count && a.count <= 1 && whole(a) && whole(b))
}

export function fourfoldCounts({ size, sumsA, sumsB, countsA }: PairedTotals): PairedCounts {
  const cells = { both: 0, onlyA: 0, onlyB: 0, neither: 0 }
  for (let index = 0; index < size; index++) {
    if (countsA[index] === 0) continue
    const a = sumsA[index] === 1
    const b = sumsB[index] === 1
    cells[a ? (b ? 'both' : 'onlyA') : b ? 'onlyB' : 'neither']++
  }
  return cells
}
