import type { Gpu, Model } from '#economics'
import gpuFacts from '../../../data/economics/gpus.json'
import modelFacts from '../../../data/economics/models.json'
import type { ChoiceField } from '../form/field.ts'

/** Every accelerator that there are facts of. */
export const gpus = gpuFacts.gpus as unknown as readonly Gpu[]

/** Every model that there are facts of. */
export const models = modelFacts.models as unknown as readonly Model[]

/** Rows to choose from, by name. */
export function optionsOf(
  rows: readonly { readonly id: string; readonly name: string }[],
): ChoiceField['options'] {
  return rows.map(({ id, name }) => ({ value: id, label: name }))
}

/** A row of the facts; an address may name one that there is not, which the field has refused by then. */
export function rowOf<Row extends { readonly id: string }>(rows: readonly Row[], id: string): Row {
  const row = rows.find((one) => one.id === id)
  if (row === undefined) throw new RangeError(`${id}: there is no such row`)
  return row
}
