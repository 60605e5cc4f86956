import type { GradedText, OpenPairs, OpenVerdict, SymbolicStage } from '#answer'

/**
 * Asks the symbolic stage about the pairs that are open in a verdict. One that it takes for equal makes the text correct; where
 * it tells all of them apart, it is the stage that decided; where it can't tell, the verdict stays as it was.
 */
export async function settleSymbolically(
  { graded, open }: OpenVerdict,
  ask: SymbolicStage,
): Promise<GradedText> {
  let differ = 0
  for (const pairs of open) {
    const equal = await allEqual(pairs, ask)
    if (equal === true) return { ...graded, verdict: 'correct', stage: 'symbolic' }
    if (equal === false) differ++
  }
  const isSettled = open.length > 0 && differ === open.length && graded.stage === 'undecided'
  return isSettled ? { ...graded, stage: 'symbolic' } : graded
}

/** Undefined where no pair is told apart, but not all are known to be equal. */
async function allEqual(pairs: OpenPairs, ask: SymbolicStage): Promise<boolean | undefined> {
  let known: true | undefined = true
  for (const { prediction, gold } of pairs) {
    const equal = await ask(prediction, gold)
    if (equal === false) return false
    if (equal === undefined) known = undefined
  }
  return known
}
