import type { Tree } from '../latex/tree.ts'
import { spend, type Work } from '../latex/work.ts'
import { type Comparison, type Decision, exactlyDifferent } from './comparison.ts'
import { exactValue } from './exact-value.ts'
import { sameInOrder } from './same-sequence.ts'
import { variablesOf } from './variables.ts'

type Rows = readonly (readonly Tree[])[]

/** The entries of a matrix, sums and products of matrices carried out; undefined for anything that is none. */
function matrixRows(tree: Tree, work: Work): Rows | undefined {
  if (!spend(work, 1)) return undefined
  switch (tree.type) {
    case 'matrix':
      return tree.rows
    case 'minus':
      return mapped(matrixRows(tree.of, work), (entry) => ({ type: 'minus', of: entry }))
    case 'sum':
      return summed(tree.parts, work)
    case 'product':
      return multiplied(tree.parts, work)
    case 'quotient': {
      const { right } = tree
      return mapped(matrixRows(tree.left, work), (left) => ({ type: 'quotient', left, right }))
    }
    case 'call':
      return tree.name === 'transpose' ? transposed(tree.args[0], work) : undefined
    case 'bracket':
      return bracketRows(tree.items)
    default:
      return undefined
  }
}

/** Whether a matrix stands in it somewhere that matters. */
export function hasMatrix(tree: Tree): boolean {
  switch (tree.type) {
    case 'matrix':
      return true
    case 'minus':
      return hasMatrix(tree.of)
    case 'sum':
    case 'product':
      return tree.parts.some(hasMatrix)
    case 'quotient':
      return hasMatrix(tree.left)
    case 'call':
      return tree.name === 'transpose' && tree.args.some(hasMatrix)
    default:
      return false
  }
}

function mapped(rows: Rows | undefined, change: (entry: Tree) => Tree): Rows | undefined {
  return rows?.map((row) => row.map(change))
}

/** `[[1, 2], [3, 4]]`, as programs write it. */
function bracketRows(items: readonly Tree[]): Rows | undefined {
  const rows = items.map((item) => (item.type === 'bracket' ? item.items : undefined))
  return rows.every((row) => row !== undefined) ? rows : undefined
}

function summed(parts: readonly Tree[], work: Work): Rows | undefined {
  const all = parts.map((part) => matrixRows(part, work))
  const [first] = all
  if (!first || !all.every((rows) => rows !== undefined && sameShape(rows, first))) return undefined
  return first.map((row, r) =>
    row.map((_, c) => ({ type: 'sum', parts: all.flatMap((rows) => rows?.[r]?.[c] ?? []) })),
  )
}

function sameShape(a: Rows, b: Rows): boolean {
  return a.length === b.length && a.every((row, place) => row.length === b[place]?.length)
}

/** More entries are not computed, where they have variables: each factor multiplies how long they are. */
const mostTerms = 2000

function multiplied(parts: readonly Tree[], work: Work): Rows | undefined {
  const scalars = parts.filter((part) => !hasMatrix(part))
  let product: Rows | undefined
  let terms = 1
  for (const part of parts.filter(hasMatrix)) {
    const rows = matrixRows(part, work)
    product = product && rows ? rowsByColumns(product, rows, work) : rows
    terms *= product?.[0]?.length ?? 1
    if (!product || (terms > mostTerms && !product.flat().every(({ type }) => type === 'number')))
      return undefined
  }
  return scalars.length === 0
    ? product
    : mapped(product, (entry) => ({ type: 'product', parts: [...scalars, entry] }))
}

function rowsByColumns(a: Rows, b: Rows, work: Work): Rows | undefined {
  const width = b[0]?.length ?? 0
  if (!a.every((row) => row.length === b.length) || !spend(work, a.length * width * b.length))
    return undefined
  return a.map((row) =>
    Array.from({ length: width }, (_, c) =>
      computed(
        {
          type: 'sum',
          parts: row.map((entry, k) => ({ type: 'product', parts: [entry, b[k]?.[c] ?? entry] })),
        },
        work,
      ),
    ),
  )
}

/** A sum as one number where it is one, so that products of many matrices stay small. */
function computed(sum: Tree, work: Work): Tree {
  const value = exactValue(sum, work)
  const { rounded } = variablesOf(sum)
  return value ? { type: 'number', value, rounded } : sum
}

function transposed(tree: Tree | undefined, work: Work): Rows | undefined {
  const rows = tree && matrixRows(tree, work)
  const width = rows?.[0]?.length ?? 0
  if (!rows?.every((row) => row.length === width)) return undefined
  return Array.from({ length: width }, (_, c) => rows.flatMap((row) => row[c] ?? []))
}

/** Compares two of which at least one has a matrix: entry by entry, or a vector with a tuple. */
export function sameMatrix(a: Tree, b: Tree, comparison: Comparison): Decision {
  const [left, right] = [matrixRows(a, comparison.work), matrixRows(b, comparison.work)]
  if (left && right) {
    if (!sameShape(left, right)) return exactlyDifferent
    return sameInOrder(left.flat(), right.flat(), comparison)
  }
  const [leftItems, rightItems] = [left ? vector(left) : items(a), right ? vector(right) : items(b)]
  if (!leftItems || !rightItems) return exactlyDifferent
  return sameInOrder(leftItems, rightItems, comparison)
}

/** The entries of one row or one column. */
function vector(rows: Rows): readonly Tree[] | undefined {
  return rows.length === 1 || rows.every((row) => row.length === 1) ? rows.flat() : undefined
}

function items(tree: Tree): readonly Tree[] | undefined {
  return tree.type === 'bracket' || tree.type === 'list' ? tree.items : undefined
}
