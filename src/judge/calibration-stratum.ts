import type { Calibration } from './calibration.ts'

/** Which stratum a thought falls into, its place among the strata; undefined where it falls into none. */
export function calibrationStratum(
  { strata }: Pick<Calibration, 'strata'>,
  thought: { readonly position: number; readonly characters: number },
): number | undefined {
  const index = strata.findIndex(
    ({ position, characters }) =>
      within(position, thought.position) && within(characters, thought.characters),
  )
  return index === -1 ? undefined : index
}

function within({ from, to }: { readonly from: number; readonly to: number | null }, value: number): boolean {
  return value >= from && (to === null || value <= to)
}
