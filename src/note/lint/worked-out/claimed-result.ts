import type { Mention } from '../../mention/mention.ts'
import { unitName } from '../../mention/same-unit.ts'
import { isPartOfFraction } from '../fraction-phrase.ts'
import { directionsIn, isYearly, ofAnother } from '../growth-claim.ts'
import type { Passage } from '../passage.ts'
import * as cue from './cues.ts'
import { asRate } from './fx-rate.ts'
import type { WayKind } from './way.ts'

/** A number that its sentence says follows from others, and how it is said to. */
export interface ClaimedResult {
  readonly said: Mention
  readonly givens: readonly Mention[]
  /** The ways that the words allow. */
  readonly kinds: readonly WayKind[]
}

/** The numbers of a sentence that are said to follow from those before them, in it or in the sentence before. */
export function claimedResults(read: Passage): readonly ClaimedResult[] {
  const passage: Passage = { ...read, joined: withoutFractions(read.joined) }
  const { joined, before, start } = passage
  // What grows by so much a year is reckoned with its years elsewhere.
  if (joined.mentions.some((one) => one.unit.kind === 'percent' && isYearly(joined.text, one))) return []
  return joined.mentions.flatMap((said, at) => {
    const givens = joined.mentions.slice(0, at).map((one) => asRate(joined.text, one))
    if (said.from < start || givens.length === 0) return []
    // What its own sentence has enough numbers for is none of the one before.
    if (before && givens.filter(({ from }) => from >= start).length > 1) return []
    const claim = claimOf(passage, placeOf(passage, at, start))
    return claim ? [{ ...claim, givens }] : []
  })
}

/** The digits of "8분의 1" are none of the numbers. */
function withoutFractions(joined: Passage['joined']): Passage['joined'] {
  return { ...joined, mentions: joined.mentions.filter((one) => !isPartOfFraction(joined.text, one)) }
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

function claimOf(passage: Passage, place: Place): Omit<ClaimedResult, 'givens'> | undefined {
  const { said, gap, rest, head } = place
  const near = clauseBefore(gap) + (rest.split(/[,;()]/, 1)[0] ?? '')
  const isOfOther =
    cue.otherRate.test(near) ||
    (said.unit.kind === 'percent' && (cue.otherTime.test(clauseBefore(gap)) || cue.otherTime.test(near)))
  if (isOfOther || cue.between.test(head)) return undefined
  const isAside = /\(\s?(?:\+|about |약 )?$/.test(gap) && /^\s?\)/.test(rest)
  const isStrongly = isAside || isStrong(passage, place)
  const kinds = withSums(passage, place, kindsOf(place, isStrongly, isAside))
  if (kinds.length === 0 || (passage.before && !isOfBefore(passage, place, kinds))) return undefined
  return { said: withUnit(place), kinds }
}

/** "Which takes it to $23bn", "That is a net addition of 425 people": amounts of one unit make their sum or difference. */
function withSums(
  { before, own }: Passage,
  { said, rest }: Place,
  kinds: readonly WayKind[],
): readonly WayKind[] {
  const isOfBoth =
    cue.anaphora.test(own.text) ||
    (before !== undefined && /^[^.;\d]{0,3}\s?(?:을|를)?\s?더\s|^ more\b/u.test(rest)) ||
    (before === undefined && said.unit.kind === 'money')
  return kinds[0] === 'product' && kinds.length === 1 && isOfBoth ? ['product', 'sum', 'difference'] : kinds
}

function isStrong({ before, own }: Passage, { gap, rest, head, isLast }: Place): boolean {
  return (
    cue.follows.test(gap) ||
    cue.saidAfter.test(rest) ||
    cue.unitBefore.test(gap) ||
    (isLast && cue.therefore.test(head)) ||
    (before !== undefined &&
      (cue.anaphora.test(own.text) || (cue.each.test(before.text) && cue.allOf.test(head))))
  )
}

/** Whether a number can be reckoned from the sentence before: that speaks of the same time and kind, and of all there is. */
function isOfBefore(
  { before, earlier }: Passage,
  { said, rest, head, isLast }: Place,
  kinds: readonly WayKind[],
): boolean {
  if (!before || cue.otherScope.test(head + (rest.split(/[,;]/, 1)[0] ?? '')) || cue.partly.test(before.text))
    return false
  // "About 60 % of the total, or $108bn": what it makes follows.
  if (!isLast && rest.length < 30 && !/^(?:mean|median|weighted)$/.test(kinds[0] ?? '')) return false
  // What is added up can have stood further back too, and a change is of one part.
  return kinds[0] !== 'sum' || !(cue.turns.test(before.text) || earlier.some((one) => hasAlike(one, said)))
}

/** "$12m a megawatt" of a power, which no other rule reads. */
function withUnit({ said, gap, rest }: Place): Mention {
  const isPerPower = /^\s?(?:a|per) (?:MW|megawatt)\b/iu.test(rest) || /MW당\s?[$₩]?$/u.test(gap)
  return isPerPower && said.unit.kind === 'money' ? { ...said, per: 'MW' } : said
}

function hasAlike({ mentions }: Passage['own'], said: Mention): boolean {
  return mentions.some(({ unit }) => unitName(unit) === unitName(said.unit))
}

/** What stands right before a number, after the last comma or bracket. */
function clauseBefore(gap: string): string {
  return gap.slice(Math.max(gap.lastIndexOf(','), gap.lastIndexOf('(')) + 1)
}

function kindsOf(place: Place, isStrong: boolean, isAside: boolean): readonly WayKind[] {
  const { head, said, gap, rest } = place
  const [own, tail] = [clauseBefore(gap), rest.split(/[,;()]/, 1)[0] ?? '']
  const isSum = isAdded(gap.length < 30 ? gap : own, tail)
  switch (said.unit.kind) {
    case 'percent':
      if (isSum) return ['sum']
      if (cue.middle.test(own)) return ['median']
      return percentKinds(head, own + tail, isStrong)
    case 'factor':
      return (isStrong || isTold.test(gap) || cue.covers.test(head)) && !ofAnother.test(rest) ? ['times'] : []
    default:
      return isSum ? ['sum', 'product'] : amountKinds(place, own, isStrong && !isAside)
  }
}

function amountKinds({ head, gap, rest }: Place, own: string, isProduct: boolean): readonly WayKind[] {
  const near = gap.length < 30 ? gap : own
  if (cue.middle.test(near)) return ['median']
  if (cue.weighted.test(near)) return ['weighted']
  // "Averaging 80, 85 and 90 gives 87": the word before all of them, or right before the mean.
  if (
    cue.averaged.test(near) ||
    (isProduct && !/\bof\b/iu.test(gap) && cue.averaged.test(head.split(/\d/)[0] ?? ''))
  )
    return ['mean']
  if (cue.leaves.test(own) || cue.apartAfter.test(rest)) return ['difference']
  return isProduct ? ['product'] : []
}

const isTold = /\b(?:is|are|was)\s$|\bof (?:only )?$/iu

function isAdded(own: string, tail: string): boolean {
  return cue.added.test(own) || (!/[가-힣]/u.test(own + tail) && cue.inAll.test(tail))
}

function percentKinds(before: string, near: string, isStrong: boolean): readonly WayKind[] {
  const { up, down } = directionsIn(near)
  const isShare = cue.ofWhole.test(near)
  const isChange = up !== down || cue.taller.test(near) || (cue.compares.test(near) && !isShare)
  if (cue.rest.test(near)) return restKinds(before, near)
  if (!isStrong && !isShare && !isChange) return []
  if (isShare && up === down) return ['share', 'rest']
  const whole = up === down ? directionsIn(before) : { up, down }
  const share: readonly WayKind[] = isShare || cue.ofWhole.test(before) ? ['share'] : []
  if (whole.up !== whole.down) return [...share, whole.up ? 'rise' : 'fall']
  return isChange ? ['rise', 'fall'] : ['rise', 'fall', 'share', 'rest']
}

/** A margin beside costs is what they leave; beside a profit it is a share. */
function restKinds(before: string, near: string): readonly WayKind[] {
  const isMargin = /margin|이익률|마진/iu.test(near)
  return isMargin && cue.costs.test(before) ? ['rest'] : ['rest', 'share']
}
