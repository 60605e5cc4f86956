import { type Gpu, type Model, nameInWords } from '#economics'
import gpuFacts from '../../../data/economics/gpus.json'
import modelFacts from '../../../data/economics/models.json'
import type { Language } from '../calculation.ts'
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

/** What a GPU is called; most are called alike everywhere. */
export function gpuName({ name }: Gpu, language: Language): string {
  return nameInWords(name, language)
}

/** All GPUs to choose from. */
export function gpuOptions(language: Language): ChoiceField['options'] {
  return gpus.map((gpu) => ({ value: gpu.id, label: gpuName(gpu, language) }))
}

/** A row of the facts; an address may name one that there is not, which the field has refused by then. */
export function rowOf<Row extends { readonly id: string }>(rows: readonly Row[], id: string): Row {
  const row = rows.find((one) => one.id === id)
  if (row === undefined) throw new RangeError(`${id}: there is no such row`)
  return row
}
