import type { Mention } from '../../mention/mention.ts'
import { unitName } from '../../mention/same-unit.ts'
import { directionsIn, isYearly } from '../growth-claim.ts'
import type { Passage } from '../passage.ts'
import * as cue from './cues.ts'
import type { WayKind } from './way.ts'

/** A number that its sentence says follows from others, and how it is said to. */
export interface ClaimedResult {
  readonly said: Mention
  readonly givens: readonly Mention[]
  /** The ways that the words allow. */
  readonly kinds: readonly WayKind[]
}

/** The numbers of a sentence that are said to follow from those before them, in it or in the sentence before. */
export function claimedResults(passage: Passage): readonly ClaimedResult[] {
  const { joined, own, before } = passage
  const start = joined.text.length - own.text.length
  // What grows by so much a year is reckoned with its years elsewhere.
  if (joined.mentions.some((one) => one.unit.kind === 'percent' && isYearly(joined.text, one))) return []
  return joined.mentions.flatMap((said, at) => {
    const givens = joined.mentions.slice(0, at)
    if (said.from < start || givens.length === 0) return []
    // What its own sentence has enough numbers for is none of the one before.
    if (before && givens.filter(({ from }) => from >= start).length > 1) return []
    const claim = claimOf(passage, placeOf(passage, at, start))
    return claim ? [{ ...claim, givens }] : []
  })
}

interface Place {
  /** What stands in the sentence before the number. */
  readonly head: string
  readonly said: Mention
  /** From the number before to this one. */
  readonly gap: string
  /** From this number to the next one, or the end. */
  readonly rest: string
  readonly isLast: boolean
}

function placeOf({ joined: { text, mentions } }: Passage, at: number, start: number): Place {
  const said = mentions[at] as Mention
  return {
    head: text.slice(start, said.from),
    said,
    gap: text.slice(Math.max(start, mentions[at - 1]?.to ?? 0), said.from),
    rest: text.slice(said.to, mentions[at + 1]?.from ?? text.length),
    isLast: at === mentions.length - 1,
  }
}

function claimOf({ before, own, earlier }: Passage, place: Place): Omit<ClaimedResult, 'givens'> | undefined {
  const { said, gap, rest, head, isLast } = place
  const isAside = /\(\s?(?:\+|about |약 )?$/.test(gap) && /^\s?\)/.test(rest)
  const isStrong =
    isAside ||
    cue.follows.test(gap) ||
    cue.saidAfter.test(rest) ||
    cue.unitBefore.test(gap) ||
    (isLast && cue.therefore.test(gap)) ||
    (before !== undefined && cue.anaphora.test(own.text))
  const near = clauseBefore(gap) + (rest.split(/[,;()]/, 1)[0] ?? '')
  if (
    cue.otherRate.test(near) ||
    cue.otherTime.test(clauseBefore(gap)) ||
    cue.otherTime.test(near) ||
    cue.between.test(head)
  )
    return undefined
  if (before && (cue.otherScope.test(own.text) || cue.partly.test(before.text))) return undefined
  const kinds = kindsOf(place, isStrong, isAside)
  // What is added up can have stood further back too, and a change is of one part.
  if (
    before &&
    kinds[0] === 'sum' &&
    (cue.turns.test(before.text) || earlier.some((one) => hasAlike(one, said)))
  )
    return undefined
  return kinds.length === 0 ? undefined : { said, kinds }
}

function hasAlike({ mentions }: Passage['own'], said: Mention): boolean {
  return mentions.some(({ unit }) => unitName(unit) === unitName(said.unit))
}

/** What stands right before a number, after the last comma or bracket. */
function clauseBefore(gap: string): string {
  return gap.slice(Math.max(gap.lastIndexOf(','), gap.lastIndexOf('(')) + 1)
}

function kindsOf(
  { head, said, gap, rest, isLast }: Place,
  isStrong: boolean,
  isAside: boolean,
): readonly WayKind[] {
  const { kind } = said.unit
  const [own, tail] = [clauseBefore(gap), rest.split(/[,;()]/, 1)[0] ?? '']
  const isSum = isAdded(own, tail)
  if (kind === 'percent') return isSum ? ['sum'] : percentKinds(head, own + tail, isStrong)
  if (kind === 'factor')
    return isStrong || /\b(?:is|are|was)\s$|\bof (?:only )?$/iu.test(gap) ? ['times'] : []
  if (isSum) return ['sum']
  if (cue.averaged.test(own) || (isLast && cue.averaged.test(head))) return ['mean']
  if (cue.leaves.test(own)) return ['difference']
  return isStrong && !isAside ? ['product'] : []
}

function isAdded(own: string, tail: string): boolean {
  return cue.added.test(own) || (!/[가-힣]/u.test(own + tail) && cue.inAll.test(tail))
}

function percentKinds(before: string, near: string, isStrong: boolean): readonly WayKind[] {
  const { up, down } = directionsIn(near)
  const isShare = cue.ofWhole.test(near)
  const isRest = cue.rest.test(near)
  const isChange = up !== down || cue.taller.test(near) || (cue.compares.test(near) && !isShare)
  if (!isStrong && !isShare && !isRest && !isChange) return []
  if (isRest) return ['rest', 'share']
  if (isShare && up === down) return ['share']
  if (up !== down) return [up ? 'rise' : 'fall']
  const whole = directionsIn(before)
  if (whole.up !== whole.down) return [whole.up ? 'rise' : 'fall']
  return isChange ? ['rise', 'fall'] : ['rise', 'fall', 'share']
}
