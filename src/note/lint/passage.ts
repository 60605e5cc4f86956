import type { Statement } from './statement.ts'

/** A sentence, alone or with the one before it read as one text. */
export interface Passage {
  /** The sentence that a finding is of. */
  readonly own: Statement
  readonly before: Statement | undefined
  /** What stands in the paragraph before both. */
  readonly earlier: readonly Statement[]
  /** Both as one: numbers and dates stand where they are in its text. */
  readonly joined: Statement
  /** Where the sentence of its own begins in that text. */
  readonly start: number
}

/** Every sentence alone, then every sentence with the one before it in its paragraph. */
export function passages(statements: readonly Statement[]): readonly Passage[] {
  const known = remembered.get(statements) ?? passagesOf(statements)
  remembered.set(statements, known)
  return known
}

/** Six rules ask for them: a note's sentences are joined once. */
const remembered = new WeakMap<readonly Statement[], readonly Passage[]>()

function passagesOf(statements: readonly Statement[]): readonly Passage[] {
  return statements.flatMap((own, at): readonly Passage[] => {
    const alone: Passage = { own, before: undefined, earlier: [], joined: own, start: 0 }
    const before = statements[at - 1]
    if (before?.block !== own.block) return [alone]
    const earlier = statements
      .slice(Math.max(0, at - furthest), at - 1)
      .filter(({ block }) => block === own.block)
    const joined = join(before, own)
    return [alone, { own, before, earlier, joined, start: joined.text.length - own.text.length }]
  })
}

const furthest = 6

function join(before: Statement, own: Statement): Statement {
  const shift = before.text.length + 1
  const moved = <Place extends { readonly from: number; readonly to: number }>(place: Place): Place => ({
    ...place,
    from: place.from + shift,
    to: place.to + shift,
  })
  return {
    ...own,
    text: `${before.text} ${own.text}`,
    mentions: [...before.mentions, ...own.mentions.map(moved)],
    dates: [...before.dates, ...own.dates.map(moved)],
  }
}
