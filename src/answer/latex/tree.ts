import type { Rational } from './rational.ts'

/** The relations between two sides that are read. */
export type Relation = '=' | '≠' | '<' | '≤' | '>' | '≥' | '≈' | '≡' | '∈' | '∉' | '⊂'

/** The operations on sets. */
export type SetOperation = '∪' | '∩' | '∖'

/** Brackets that hold several things: a tuple, an interval or a sequence, which only the other answer can tell apart. */
export interface Bracket {
  readonly type: 'bracket'
  readonly open: '(' | '[' | '⟨'
  readonly close: ')' | ']' | '⟩'
  readonly items: readonly Tree[]
}

/** A number as it was written; `base` where a subscript names one, `decimals` where it has a decimal mark. */
export interface Numeral {
  readonly type: 'number'
  readonly value: Rational
  /** Written with a decimal mark: possibly the rounding of something else. */
  readonly rounded: boolean
  readonly base?: number
}

/** What stands on both sides of relation signs: `0 < x ≤ 1` has three operands. */
export interface RelationChain {
  readonly type: 'relation'
  readonly relations: readonly Relation[]
  readonly operands: readonly Tree[]
}

/** An expression with its unit: `5 cm`, `$10`, `90°`. */
export interface Quantity {
  readonly type: 'quantity'
  readonly value: Tree
  /** As it was written. */
  readonly unit: string
  /** The product that the text may be instead, where the unit is a single letter: `5 m`. */
  readonly asProduct?: Tree
}

/** A mathematical text as a tree. */
export type Tree =
  | Numeral
  | { readonly type: 'symbol'; readonly name: string }
  | { readonly type: 'infinity' }
  /** Words, lower case, blanks single. */
  | { readonly type: 'words'; readonly words: string }
  | { readonly type: 'sum' | 'product' | 'ratio'; readonly parts: readonly Tree[] }
  | { readonly type: 'minus' | 'percent' | 'degrees'; readonly of: Tree }
  | {
      readonly type: 'quotient' | 'power' | 'plus-minus'
      readonly left: Tree
      readonly right: Tree
    }
  | { readonly type: 'minus-plus'; readonly left: Tree; readonly right: Tree }
  /** A function with a known meaning (`sin`), or one known by name alone (`f`, `F_` for an indexed F). */
  | { readonly type: 'call'; readonly name: string; readonly known: boolean; readonly args: readonly Tree[] }
  /** A sum or product over an index. */
  | {
      readonly type: 'series'
      readonly operation: 'sum' | 'product'
      readonly index: string
      readonly from: Tree
      readonly to: Tree
      readonly body: Tree
    }
  | Bracket
  | { readonly type: 'set' | 'list'; readonly items: readonly Tree[] }
  | { readonly type: 'builder'; readonly variable: Tree; readonly condition: Tree }
  | { readonly type: 'matrix'; readonly rows: readonly (readonly Tree[])[] }
  | {
      readonly type: 'set-operation'
      readonly operation: SetOperation
      readonly left: Tree
      readonly right: Tree
    }
  | RelationChain
  | Quantity
