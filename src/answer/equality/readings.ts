import { parseAnswer } from '../latex/parse-answer.ts'
import type { CommaReading } from '../latex/token.ts'
import type { Tree } from '../latex/tree.ts'
import type { Work } from '../latex/work.ts'
import type { EqualityOptions } from './equality.ts'
import { namedAnswer } from './named-answer.ts'
import { expanded } from './plus-minus.ts'

/** Longer texts are not read as mathematics. */
const longestAnswer = 4000

/** What an answer may mean, the likeliest first: more than one where its commas may part digits in several ways. Empty where it is not understood. */
export function readings(text: string, options: EqualityOptions, work: Work): readonly Tree[] {
  if (text.length > longestAnswer) return []
  const named = namedAnswer(text)
  if (named) return [named]
  const trees: Tree[] = []
  for (const commas of commaReadings(text)) {
    const reading = parseAnswer(text, commas, work)
    if (!reading) continue
    const tree = reading.hasPlusMinus ? expanded(reading.tree) : reading.tree
    trees.push(options.kind === 'number' ? withGluedUnit(tree) : tree)
  }
  return trees
}

const betweenDigits = /\d,\d/
const anyGroups = /\d+(?:,\d+)+/g
const thousands = /^[1-9]\d{0,2}(?:,\d{3})+$/

function commaReadings(text: string): readonly CommaReading[] {
  if (!betweenDigits.test(text)) return ['thousands outside brackets']
  const groups = text.match(anyGroups) ?? []
  const found: CommaReading[] = ['thousands outside brackets']
  if (groups.some((group) => thousands.test(group))) found.push('separator', 'thousands')
  // In brackets commas part items, unless semicolons do: `(0,9)` is no 0.9, but `(0,5; 1,5)` is a pair.
  const parts = /[([{]/.test(text) && !text.includes(';')
  if (!parts && groups.some((group) => !thousands.test(group))) found.push('decimal')
  return found
}

/** Where a number is wanted, `5m` is one with its unit. */
function withGluedUnit(tree: Tree): Tree {
  if (tree.type !== 'product') return tree
  const [value, ...letters] = tree.parts
  const names = letters.map((part) => (part.type === 'symbol' ? part.name : undefined))
  if (value?.type !== 'number' || names.includes(undefined)) return tree
  return { type: 'quantity', value, unit: names.join(''), asProduct: tree }
}
