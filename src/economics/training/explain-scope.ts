import { type Explained, given } from '../explained.ts'
import { explain, type Formula } from '../formula.ts'
import { type ScopeId, type ScopeInputs, scopeLadder } from './scope.ts'

const withRuns: Formula<'finalRun' | 'otherRuns'> = {
  name: 'cost up to other runs',
  symbol: 'withRuns',
  unit: 'USD',
  text: 'finalRun + otherRuns',
  of: ({ finalRun, otherRuns }) => finalRun + otherRuns,
}

const withStaff: Formula<'before' | 'staff'> = {
  name: 'cost up to staff',
  symbol: 'withStaff',
  unit: 'USD',
  text: 'before + staff',
  of: ({ before, staff }) => before + staff,
}

const withCluster: Formula<'before' | 'cluster' | 'staff'> = {
  name: 'cost up to the cluster, which takes the place of the rent',
  symbol: 'withCluster',
  unit: 'USD',
  text: 'max(before, cluster + staff)',
  of: ({ before, cluster, staff }) => Math.max(before, cluster + staff),
}

/**
 * Why each rung of the ladder is what it is; a layer that nobody knows has no explanation.
 * @throws RangeError as `scopeLadder`
 */
export function explainScope(inputs: ScopeInputs): ReadonlyMap<ScopeId, Explained> {
  scopeLadder(inputs)
  const { finalRunUsd, otherRunsUsd, staffUsd, clusterUsd } = inputs
  const found = new Map<ScopeId, Explained>()
  let before = given('cost of the final run', 'finalRun', finalRunUsd, 'USD')
  const climb = (id: ScopeId, next: Explained): void => {
    before = next
    found.set(id, next)
  }
  climb('finalRun', before)
  if (otherRunsUsd !== undefined)
    climb(
      'otherRuns',
      explain(withRuns, {
        finalRun: before,
        otherRuns: given('cost of other runs', 'otherRuns', otherRunsUsd, 'USD'),
      }),
    )
  const staff = given('cost of staff', 'staff', staffUsd ?? 0, 'USD')
  if (staffUsd !== undefined) climb('staff', explain(withStaff, { before, staff }))
  if (clusterUsd !== undefined)
    climb(
      'cluster',
      explain(withCluster, {
        before,
        cluster: given('cost of the cluster over its life', 'cluster', clusterUsd, 'USD'),
        staff: staffUsd === undefined ? { ...staff, note: 'not known: left out' } : staff,
      }),
    )
  return found
}
