import type { Thought, ThoughtSplit } from './split-thoughts.ts'

/** A switch to be confirmed: does this opener really change the approach, or is it style? */
export interface SwitchCandidate {
  /** The place in `thoughts` of the thought that it starts. */
  readonly index: number
  readonly opener: string
  /** Where the new thought starts in the reasoning. */
  readonly at: number
  /** The end of the thought before, and the beginning of the new one, as a judge is shown them. */
  readonly before: string
  readonly after: string
}

export interface CandidateContext {
  /** Characters shown of the thought before and of the new one; 600 each where left out. */
  readonly characters?: number
}

/** The switches of a split, with what a judge needs to see of them. */
export function switchCandidates(
  reasoning: string,
  { thoughts }: ThoughtSplit,
  { characters = 600 }: CandidateContext = {},
): readonly SwitchCandidate[] {
  return thoughts.flatMap(({ start, end, opener }, index) => {
    const previous = thoughts[index - 1]
    if (previous === undefined || opener === undefined) return []
    const before = whole(reasoning.slice(Math.max(previous.start, start - characters), start))
    return [
      {
        index,
        opener,
        at: start,
        before,
        after: whole(reasoning.slice(start, Math.min(end, start + characters))),
      },
    ]
  })
}

/**
 * The split with the switches that were refused taken back: their thoughts go on with the one before. Decisions stand in
 * the order of the candidates; a candidate without one is kept.
 */
export function withConfirmed(
  split: ThoughtSplit,
  decisions: readonly (boolean | undefined)[],
): ThoughtSplit {
  const thoughts: Thought[] = []
  let candidate = 0
  for (const thought of split.thoughts) {
    const last = thoughts.at(-1)
    const refused = last !== undefined && thought.opener !== undefined && decisions[candidate++] === false
    if (refused) thoughts[thoughts.length - 1] = { ...last, end: thought.end }
    else thoughts.push(thought)
  }
  return { ...split, thoughts }
}

/** Asks for each switch in turn whether it changes the approach, and keeps those that do. What `confirm` throws passes through. */
export async function confirmSwitches(
  reasoning: string,
  split: ThoughtSplit,
  confirm: (candidate: SwitchCandidate) => Promise<boolean>,
): Promise<ThoughtSplit> {
  const decisions: boolean[] = []
  for (const candidate of switchCandidates(reasoning, split)) decisions.push(await confirm(candidate))
  return withConfirmed(split, decisions)
}

/** A stretch without the half of a character at either end. */
function whole(stretch: string): string {
  return stretch.replace(/^[\uDC00-\uDFFF]/, '').replace(/[\uD800-\uDBFF]$/, '')
}
