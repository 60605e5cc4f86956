import type { OpenerClass } from './opener.ts'

/**
 * What speaks for an opener being a switch, in words that people can argue about. A word alone does not tell: "But" turns
 * to something else in one model and goes on with the sentence before in another.
 */
export interface OpenerUse {
  /** Words in the order they stand, joined by single blanks. */
  readonly opener: string
  readonly count: number
  /** The share of the texts in which it occurs. */
  readonly texts: number
  /** The share of its occurrences that begin a paragraph. */
  readonly paragraphs: number
  /** The share whose sentence, after the first word, soon names another approach; and that soon names a check. */
  readonly approaches: number
  readonly checks: number
}

/** Always a switch, whoever writes them. */
const transitions =
  /^(?:(?:but|or|wait|so|and|hmm)[, ]+)?(?:alternative(?:ly)?|another|a(?: totally| completely)? different|different (?:approach|way|method|idea)|instead|what if|let(?: me|'s|’s| us) (?:try|consider) (?:another|a different|something else|an alternative)|(?:let me |let's |let’s )?think differently|on the other hand|或者|另一|另外一|换[个种一]|再换|还有(?:另)?一种|要不|试试另|또는|아니면|혹은|다른 (?:방법|접근|방식|관점|각도)|또 다른|다르게|달리 생각)/iu

/** Checks the same thought, whoever writes them. */
const reflections =
  /^(?:(?:but|oh|no|so|and|ah|hmm|okay|ok)[, ]+)?(?:wait|hmm+|hold on|on second thoughts?|actually|double[- ]check|re-?check|let(?: me|'s|’s| us)(?: just| quickly)? (?:check|verify|confirm|double[- ]check|re-?check|make sure|reconsider|re-?read|re-?examine|re-?think|test)|to (?:verify|confirm|double[- ]check)|等等|等一[下等]|稍等|不对|但是?等等|重新检查|验证一下|检查一下|잠깐|잠시만|하지만 잠깐|아니(?:다)?$|다시 (?:확인|생각|계산|검토)|확인해|검증해)/iu

/** Turns to something else where they begin a paragraph; inside one they go on with the sentence before. */
const turns =
  /^(?:but|however|perhaps|maybe|possibly|or|suppose|now suppose|try|could it be|is it possible|unless|不过|也许|或许|可能|그런데|근데|하지만|혹시|어쩌면|아마)$/iu

/** What names another approach shortly after an opener, and what names a check. */
export const approachWords: RegExp =
  /\b(?:approach|way|method|idea|strategy|possibility|interpretation|option|technique|alternative(?:ly)?|another|differently)\b|方法|思路|角度|방법|접근|관점/u
export const checkWords: RegExp =
  /\b(?:wait|check|verify|confirm|double-check|recheck|reconsider|mistake|wrong|sure|again)\b|检查|验证|不对|확인|검증|다시/u

const half = 0.5
const third = 1 / 3
/** What fewer texts share is the habit of a problem, not of a model. */
const habit = 0.1

/**
 * The class of an opener by the first rule that fits:
 * 1. a word of checking, such as "Wait" or "Let me check": a reflection;
 * 2. a word that says itself that another approach follows, such as "Alternatively" or "Another": a transition;
 * 3. a turn, such as "But" or "Perhaps": a transition where it begins a paragraph half of the time or more;
 * 4. any other opener that begins a paragraph half of the time or more and occurs in a tenth of the texts: a transition
 *    where a third of its sentences name another approach in the next words, a reflection where a third name a check;
 * 5. otherwise no switch.
 */
export function openerClass({
  opener,
  texts,
  paragraphs,
  approaches,
  checks,
}: OpenerUse): OpenerClass | 'other' {
  if (reflections.test(opener)) return 'reflection'
  if (transitions.test(opener)) return 'transition'
  if (paragraphs < half) return 'other'
  if (turns.test(opener)) return 'transition'
  if (texts < habit) return 'other'
  if (approaches >= third && approaches >= checks) return 'transition'
  return checks >= third ? 'reflection' : 'other'
}
