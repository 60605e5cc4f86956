import type { ChoiceField } from '../form/field.ts'
import { gpus } from './hardware.ts'

/** The formats that a GPU computes in. */
export function precisionField(gpu: string): ChoiceField {
  const formats = Object.keys(gpus.find(({ id }) => id === gpu)?.dense ?? { bf16: 1 })
  return {
    id: 'precision',
    kind: 'choice',
    initial: 'bf16',
    options: formats.map((value) => ({ value })),
    panel: 'hardware',
  }
}
