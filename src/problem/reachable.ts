import { afterMove, movesFrom, type Position } from './move.ts'

const known = new Map<string, boolean>()
const knownLimit = 200_000

/**
 * The exact solver: can the target still be made from this position, using every number left exactly once?
 * Results are remembered, since studies ask about the same positions again and again.
 */
export function canReach(position: Position, target: number): boolean {
  if (position.length === 1) return position[0] === target
  const key = `${[...position].sort((a, b) => a - b).join(' ')}>${target}`
  const remembered = known.get(key)
  if (remembered !== undefined) return remembered
  const reachable = movesFrom(position).some((move) => {
    const next = afterMove(position, move)
    return next !== undefined && canReach(next, target)
  })
  if (known.size >= knownLimit) known.clear()
  known.set(key, reachable)
  return reachable
}
