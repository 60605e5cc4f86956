import type { Confidence } from './datum.ts'

/** A model as its makers state it, a row of `data/economics/models.json`. */
export interface Model {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly huggingFace: string | null
  readonly released: string
  readonly totalParameters: number
  /** Used for one token, as published: all of them in a dense model. */
  readonly activeParameters: number
  readonly source: string
  readonly date: string
  readonly confidence: Confidence
  /** Of its config.json, what says how much memory and compute it takes; names are Hugging Face's. */
  readonly config: Readonly<Record<string, unknown>>
  readonly configSource: string
  readonly configDate: string
  readonly note?: string
}
