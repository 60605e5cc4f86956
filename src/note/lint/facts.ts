/** A number that is known from outside: claims of it are held against `low` to `high`. */
export interface FactValue {
  readonly id: string
  /** Names, in small letters, one of which the sentence must hold. */
  readonly subjects: readonly string[]
  /** Names that must stand in it too. */
  readonly with?: readonly string[] | undefined
  /** What the sentence must be about, as a regular expression. */
  readonly about: string
  /** What it must say besides. */
  readonly needs?: string | undefined
  /** What makes the claim another one. */
  readonly without?: string | undefined
  /** A currency; absent for ratios. */
  readonly unit?: string | undefined
  readonly ratio?: boolean | undefined
  readonly low: number
  readonly high: number
  /** As it is shown. */
  readonly value: string
  readonly says: string
  /** The same in Korean; without it a Korean finding says it in English. */
  readonly ko?: string | undefined
  readonly date: string
  readonly source: string
}

/** Where something stands. */
export interface FactPlace {
  readonly id: string
  readonly subjects: readonly string[]
  readonly place: string
  readonly others: string
  readonly value: string
  /** The place in Korean. */
  readonly ko?: string | undefined
  readonly date: string
  readonly source: string
}

/** Whose data columns of such names are: a house that did not measure them names who did. */
export interface FactOrigin {
  readonly id: string
  readonly columns: string
  readonly needs: string
  readonly value: string
  /** The origin in Korean. */
  readonly ko?: string | undefined
  readonly date: string
  readonly source: string
}

/** How many shares a firm has that is listed twice. */
export interface FactListing {
  readonly id: string
  readonly subjects: readonly string[]
  readonly shares: number
  readonly currency: string
  readonly says: string
  /** The same in Korean; without it a Korean finding says it in English. */
  readonly ko?: string | undefined
  readonly date: string
  readonly source: string
}

/** Dated, sourced facts from outside of a note: `data/note/facts.json`, or a file of one's own. */
export interface NoteFacts {
  readonly values: readonly FactValue[]
  readonly places: readonly FactPlace[]
  readonly sources: readonly { readonly name: string; readonly url: string }[]
  readonly outside: readonly FactOrigin[]
  readonly listings: readonly FactListing[]
  readonly rates: readonly {
    readonly from: string
    readonly to: string
    readonly value: number
    readonly date: string
    readonly source: string
  }[]
}

export const noFacts: NoteFacts = {
  values: [],
  places: [],
  sources: [],
  outside: [],
  listings: [],
  rates: [],
}
