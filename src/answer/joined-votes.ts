import type { GoldKind } from '#problem'
import { sameAnswer } from './equality/same-answer.ts'

const comparedKinds: readonly GoldKind[] = ['number', 'expression']

/**
 * Which vote keys of one problem are the same answer: each key, and the key that stands for it. Numbers and formulas are
 * compared by `sameAnswer`, in the order of their texts, so that nothing depends on the order of responses; equality that is
 * not transitive goes by whatever comes first in that order. Other keys stand for themselves.
 */
export function joinedVotes(keys: Iterable<string>): ReadonlyMap<string, string> {
  const joined = new Map<string, string>()
  const standing: { readonly key: string; readonly kind: GoldKind; readonly form: string }[] = []
  for (const key of [...new Set(keys)].sort()) {
    const kind = comparedKinds.find((one) => key.startsWith(`${one}:`))
    if (kind === undefined) {
      joined.set(key, key)
      continue
    }
    const form = key.slice(kind.length + 1)
    const same = standing.find((one) => one.kind === kind && sameAnswer(form, one.form, { kind }).equal)
    joined.set(key, same?.key ?? key)
    if (!same) standing.push({ key, kind, form })
  }
  return joined
}
