import { settleSymbolically, symbolicStage } from '#study'
import type { Settling } from './grade-line.ts'
import type { World } from './world.ts'

/** The symbolic stage at work for `jevons grade`, and what came of it. */
export interface SymbolicAsking {
  readonly settle: Settling
  /** How many texts it was asked about, how many it decided, and at how many it ran into its time limit. */
  readonly counts: () => { readonly asked: number; readonly decided: number; readonly late: number }
  readonly close: () => Promise<void>
}

/** @throws StudyError where the library is not installed */
export function symbolicAsking({ openSymbolicStage = symbolicStage }: World): SymbolicAsking {
  const stage = openSymbolicStage()
  const counts = { asked: 0, decided: 0, late: 0 }
  const settle: Settling = async (verdict) => {
    const lateBefore = stage.late()
    const graded = await settleSymbolically(verdict, stage.ask)
    counts.asked++
    if (graded.stage === 'symbolic') counts.decided++
    else if (stage.late() > lateBefore) counts.late++
    return graded
  }
  return { settle, counts: () => counts, close: stage.close }
}
