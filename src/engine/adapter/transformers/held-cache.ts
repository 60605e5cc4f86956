import { EngineError } from '../../engine-error.ts'
import type { LibraryModel, LibraryTensor, Outputs, TransformersLibrary } from './transformers-library.ts'

/** The keys and values of the tokens that a model has read, which need not be computed again. */
export interface HeldCache {
  readonly next: (tokens: readonly number[], held: number) => Promise<Float32Array>
}

export function heldCache({ Tensor }: TransformersLibrary, model: LibraryModel): HeldCache {
  let past: Readonly<Record<string, LibraryTensor>> = {}
  let length = 0
  const names = new Set(model.sessions.model.inputNames)
  const row = (values: readonly number[]): LibraryTensor =>
    new Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length])
  const forget = (): void => {
    for (const tensor of Object.values(past)) tensor.dispose?.()
    past = {}
    length = 0
  }
  return {
    async next(tokens, held) {
      const keep = Math.min(held, length, tokens.length - 1)
      if (keep === 0) forget()
      else if (keep < length) past = cut(past, keep)
      const further = tokens.slice(keep)
      const outputs = await model.forward({
        input_ids: row(further),
        attention_mask: row(tokens.map(() => 1)),
        ...(names.has('position_ids') && { position_ids: row(further.map((_, at) => keep + at)) }),
        ...(keep > 0 && { past_key_values: past }),
      })
      past = pastOf(outputs)
      length = tokens.length
      return lastRow(outputs)
    },
  }
}

/** Keys and values are [1, heads, tokens, width]. */
function cut(past: Readonly<Record<string, LibraryTensor>>, keep: number): Record<string, LibraryTensor> {
  return Object.fromEntries(
    Object.entries(past).map(([name, tensor]) => [name, tensor.slice(null, null, [0, keep], null)]),
  )
}

function pastOf(outputs: Outputs): Record<string, LibraryTensor> {
  return Object.fromEntries(
    Object.entries(outputs).flatMap(([name, tensor]) =>
      name.startsWith('present') ? [[name.replace('present', 'past_key_values'), tensor]] : [],
    ),
  )
}

/** Logits are [1, tokens, vocabulary]: those after the last token are wanted. */
function lastRow({ logits }: Outputs): Float32Array {
  const size = logits?.dims.at(-1)
  if (!logits || size === undefined) throw new EngineError('the model tells no logits')
  return Float32Array.from(logits.data.subarray(logits.data.length - size))
}
