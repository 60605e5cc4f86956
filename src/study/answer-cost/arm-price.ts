import type { UsdPerMillion } from '#economics'

/** By what an arm's responses are priced. */
export type ArmPrice =
  | {
      readonly kind: 'stated' | 'list' | 'own hardware'
      readonly usdPerMillion: UsdPerMillion
      /** Where the price comes from, in words, with its date. */
      readonly source: string
      readonly notes: readonly string[]
    }
  /** What the server told that each response cost. */
  | { readonly kind: 'as billed'; readonly source: string; readonly notes: readonly string[] }
  | { readonly absent: string }
