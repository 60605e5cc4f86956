import { formatBits, type Model, type ModelShape, shapeFromConfig } from '#economics'
import { label } from '#figure'
import type { Entries } from '../form/entries.ts'
import type { Field } from '../form/field.ts'
import { models, optionsOf, rowOf } from './hardware.ts'

/** A model that was chosen, or described by a config.json. */
export interface AskedModel {
  readonly name: string
  readonly shape: ModelShape
  /** Absent where the parameters can't be counted from the configuration. */
  readonly size?: { readonly total: number; readonly active: number }
  /** Of the facts. */
  readonly known?: Model
}

/** What stands for a pasted configuration in the list of models. */
const pasted = 'config'

/** Which model, and its config.json where it is none of the facts. */
export function modelFields(model: string, initial: string): readonly Field[] {
  const options = [...optionsOf(models), { value: pasted }]
  const choice: Field = { id: 'model', kind: 'choice', initial, options }
  return model === pasted ? [choice, { id: 'config', kind: 'long', initial: '' }] : [choice]
}

/** @throws RangeError where a configuration is none, or is not understood */
export function askedModel(entries: Entries): AskedModel {
  const id = entries.text('model')
  return id === pasted ? modelOfConfig(entries.text('config')) : knownModel(rowOf(models, id))
}

export function knownModel(known: Model): AskedModel {
  const { name, config, totalParameters, activeParameters } = known
  return {
    name,
    shape: shapeFromConfig(config),
    size: { total: totalParameters, active: activeParameters },
    known,
  }
}

function modelOfConfig(text: string): AskedModel {
  const config = parsed(text)
  const shape = shapeFromConfig(config)
  const { counted } = shape
  const name = (config as { readonly _name_or_path?: unknown })._name_or_path
  return {
    name: typeof name === 'string' && name !== '' ? label(name) : 'config.json',
    shape,
    ...(counted === undefined ? {} : { size: { total: counted.total, active: counted.active } }),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new RangeError('config.json: { "num_hidden_layers": …, "hidden_size": …, … }')
  }
}

/** Formats that caches and weights are kept in. */
export const formats = ['bf16', 'fp8', 'int8', 'int6', 'int4'] as const

export function bitsOf(format: string): number {
  return formatBits('format', format)
}

/** As the command line names the model. */
export function modelFlag(entries: Entries): string {
  const id = entries.text('model')
  return id === pasted ? '--config config.json' : `--model ${id}`
}
