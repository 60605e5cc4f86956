import { formatBits, type Model, type ModelShape, named, shapeFromConfig } from '#economics'
import { readModels } from '#run/facts'
import { askedText } from './asked-file.ts'
import { harmlessText } from './harmless-text.ts'
import { UsageError } from './usage-error.ts'
import { withinDomain } from './within-domain.ts'

/** A model that a command line names, or describes by a config.json. */
export interface AskedModel {
  readonly name: string
  readonly shape: ModelShape
  /** Published where it is, else counted from the configuration; absent where neither is possible. */
  readonly size?: { readonly total: number; readonly active: number }
  readonly source: string
  readonly date?: string
  readonly known?: Model
}

/** @throws UsageError where there is no such model or file, or the file says nothing that can be understood */
export function askedModel(flags: { readonly model?: string; readonly config?: string }): AskedModel {
  const { model, config } = flags
  if (model !== undefined && config !== undefined)
    throw new UsageError('--model and --config name two models: give one of them')
  if (config !== undefined) return modelOfFile(config)
  if (model === undefined)
    throw new UsageError('say which model: --model llama-3-70b, or --config config.json')
  return knownModel(withinDomain(() => named('model', readModels(), model)))
}

export function knownModel(known: Model): AskedModel {
  const { name, totalParameters, activeParameters, source, date, config } = known
  const shape = shapeFromConfig(config)
  return { name, shape, size: { total: totalParameters, active: activeParameters }, source, date, known }
}

function modelOfFile(file: string): AskedModel {
  const config = parsed(file, askedText('--config', file))
  try {
    const shape = shapeFromConfig(config)
    const { counted, notCounted } = shape
    return {
      name: nameIn(config) ?? harmlessText(file),
      shape,
      ...(counted === undefined ? {} : { size: { total: counted.total, active: counted.active } }),
      source: `${notCounted === undefined ? 'counted' : 'read'} from ${harmlessText(file)}`,
    }
  } catch (error) {
    if (error instanceof RangeError)
      throw new UsageError(`${harmlessText(file)}: ${harmlessText(error.message)}`)
    throw error
  }
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UsageError(
      `${harmlessText(file)}: is no JSON (NaN and Infinity, as Python writes them, are none)`,
    )
  }
}

function nameIn(config: unknown): string | undefined {
  const name = (config as { readonly _name_or_path?: unknown })._name_or_path
  return typeof name === 'string' && name !== '' ? harmlessText(name.slice(0, 80)) : undefined
}

/** The bits of a format that a flag names. @throws UsageError where there is none */
export function bitsFlag(flag: string, text: string | undefined, otherwise: number): number {
  return text === undefined ? otherwise : withinDomain(() => formatBits(flag, text))
}
