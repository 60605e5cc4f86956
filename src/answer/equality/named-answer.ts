import type { Tree } from '../latex/tree.ts'
import { wordForm } from './normal-form.ts'

const reals: Tree = { type: 'symbol', name: '𝔹R' }
const nothing: Tree = { type: 'set', items: [] }
const nowhere: Tree = { type: 'words', words: 'does not exist' }

const phrases: readonly (readonly [Tree, readonly string[]])[] = [
  [
    reals,
    [
      'all real numbers',
      'all reals',
      'all real',
      'real numbers',
      'every real number',
      '모든 실수',
      '全体实数',
    ],
  ],
  [
    nothing,
    [
      'no solution',
      'no solutions',
      'no real solution',
      'no real solutions',
      'empty set',
      '해가 없다',
      '해 없음',
      '无解',
    ],
  ],
  [nowhere, ['dne', 'does not exist']],
]

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

const named: ReadonlyMap<string, Tree> = new Map<string, Tree>([
  ...phrases.flatMap(([tree, words]) => words.map((each): [string, Tree] => [each, tree])),
  ...numberWords(),
])

/** From zero to ninety-nine. */
function numberWords(): readonly [string, Tree][] {
  const number = (value: number): Tree => ({
    type: 'number',
    value: { n: BigInt(value), d: 1n },
    rounded: false,
  })
  const small = ones.map((word, value): [string, Tree] => [word, number(value)])
  const large = tens.flatMap((ten, place) =>
    ones.slice(0, 10).map((word, value): [string, Tree] => {
      return [value === 0 ? ten : `${ten} ${word}`, number(20 + 10 * place + value)]
    }),
  )
  return [...small, ...large]
}

/** The longest phrase that is looked up. */
const longest = 40

/** What a phrase or a number in words stands for; undefined for any other text. */
export function namedAnswer(text: string): Tree | undefined {
  return text.length <= longest ? named.get(wordForm(text)) : undefined
}
