export type JsonObject = { readonly [key: string]: unknown }

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Thrown while reading a `tokenizer.json` that is sound but of a kind that another implementation has to read. */
export class OtherKind extends Error {
  override readonly name = 'OtherKind'
}
