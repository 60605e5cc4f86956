import { allowed, type Mention } from '../mention/mention.ts'
import type { Statement } from './statement.ts'

/** What a sentence says that something grew or shrank by, as what the new amount is of the old one. */
export interface GrowthClaim {
  readonly text: string
  readonly low: number
  readonly high: number
  readonly from: number
  readonly to: number
  /** A percentage, which any two amounts of the sentence can be meant by; a factor is of "from A to B" alone. */
  readonly isPercent: boolean
}

const rise =
  /\b(?:up|rises?|rose|rais(?:e[sd]?|ing)|boost\w*|lift(?:s|ed|ing)?|risen|gr[eo]w(?:s|n|ing)?|growth|increas\w+|higher|gain\w*|jump\w*|climb\w*|more|above|expan\w+|soar\w*|surg\w+|advanc\w+|yoy|year[- ]on[- ]year|y\/y)\b|증가|성장|상승|늘|확대|급증|웃도|높은|높아|높였|많은|많다|많아|커졌|뛰|급등|불어|올렸|올린|올랐|올라|오른|인상|↑|▲/iu
const fall =
  /\b(?:down|falls?|fell|fallen|decreas\w+|lower|drop\w*|declin\w+|less|below|cuts?|cheaper|reduc\w+|shr[aiu]nk|discount|slip\w*|slid\w*|slump\w*|plung\w*|tumbl\w*|minus)\b|감소|하락|줄|축소|급감|급락|폭락|깎|삭감|감축|낮은|낮아|낮췄|낮추|낮춘|낮춰|적은|적다|저렴|밑도|떨어|내려|내린|내렸|내리|빠졌|빠진|인하|밀렸|밀린|↓|▼|△/iu
const otherwise = /\b(?:CAGR|margin|share of|per cent of|% of)\b|마진|이익률|비중|점유율|연평균/iu
/** A rate of every year is no growth between two amounts that lie years apart: what they make is reckoned elsewhere. */
const yearlyBefore =
  /\bCAGR\b[^.;\d]{0,16}$|\b(?:compound(?:ed|ing)?|annual(?:i[sz]ed|ly)?|yearly)\b[^.;,\d]{0,30}$|\b(?:each|every) year\b(?:(?! and )[^.;,\d]){0,20}$|(?:연평균|매년|해마다|연율)[^.;,\d]{0,14}$|(?:^|[\s(])연\s?(?:약\s?|평균\s?)?$/iu
const yearlyAfter =
  /^\s?(?:\([^)\d]*\)\s?)?(?:compound(?:ed)?\b|CAGR\b|annually\b|annuali[sz]ed\b|(?:on average )?(?:each|every|per|a) year\b(?! (?:before|earlier|ago|later|prior))|p\.\s?a\.|씩|의? ?연평균|의? ?CAGR)/iu
const aside = 60

/** Percentages with a direction, and words such as "doubled", "threefold", "3배". */
export function growthClaims(statement: Statement): readonly GrowthClaim[] {
  return [
    ...statement.mentions.flatMap((mention) => percentClaim(statement.text, mention)),
    ...statement.mentions.flatMap((mention) => factorClaim(statement.text, mention)),
    ...verbClaims(statement.text),
  ]
}

function percentClaim(text: string, mention: Mention): readonly GrowthClaim[] {
  if (mention.unit.kind !== 'percent' || mention.isRange) return []
  const direction = directionOf(text, mention)
  // "Slipped by 1.5 points to 82.5 %": what it came to is no change.
  if (
    isYearly(text, mention) ||
    /\bpoints?,? to (?:about |just |only )?$/iu.test(text.slice(0, mention.from))
  )
    return []
  if (direction === undefined || otherwise.test(text.slice(Math.max(0, mention.from - 16), mention.to + 20)))
    return []
  const size = allowed({ ...mention, ...unsigned(mention) })
  const [low, high] = direction === 1 ? [size.low, size.high] : [-size.high, -size.low]
  return [{ ...placeOf(mention), low: 1 + low / 100, high: 1 + high / 100, isPercent: true }]
}

/** Whether a percentage is of every year: "a CAGR of 20 %", "95 % a year", "연 20%씩". */
export function isYearly(text: string, { per, from, to }: Mention): boolean {
  return (
    per === 'year' ||
    yearlyBefore.test(text.slice(Math.max(0, from - 40), from)) ||
    yearlyAfter.test(text.slice(to, to + 40))
  )
}

function unsigned({ value, low, high }: Mention): Pick<Mention, 'value' | 'low' | 'high'> {
  const [a, b] = [Math.abs(low), Math.abs(high)]
  return { value: Math.abs(value), low: Math.min(a, b), high: Math.max(a, b) }
}

function placeOf({ text, from, to }: Mention): Pick<GrowthClaim, 'text' | 'from' | 'to'> {
  return { text, from, to }
}

function directionOf(text: string, { sign, from, to }: Mention): 1 | -1 | undefined {
  if (sign === -1) return -1
  const before = text.slice(Math.max(0, from - aside), from)
  const after = text.slice(to, to + 24)
  if (/\+\s?$/.test(before)) return 1
  const near = `${before.split(/[,;(]/).at(-1)} ${after.split(/[,;)]/)[0]}`
  const [up, down] = [rise.test(near), fall.test(near)]
  if (up && down) return named(before) ?? said(after)
  return up === down ? undefined : up ? 1 : -1
}

/** "증가율은 92%": the noun right before the number. */
function named(before: string): 1 | -1 | undefined {
  const [, word] =
    /(증가|성장|상승|감소|하락|인하|인상|축소|확대)(?:율|폭|세)?(?:은|는|이|가)?\s?(?:약\s)?$/u.exec(
      before,
    ) ?? []
  if (word === undefined) return undefined
  return /감소|하락|인하|축소/u.test(word) ? -1 : 1
}

/** "20% 낮춘": the verb right after it. */
function said(after: string): 1 | -1 | undefined {
  const next = /^\s?(?:씩\s|나\s|가량\s|정도\s)?\S{1,6}/u.exec(after)?.[0] ?? ''
  const [up, down] = [rise.test(next), fall.test(next)]
  return up === down ? undefined : up ? 1 : -1
}

/** Which ways a text says that something went. */
export function directionsIn(text: string): { readonly up: boolean; readonly down: boolean } {
  return {
    up: rise.test(text) || /오[르른]|올[라랐]/u.test(text),
    down: fall.test(text) || /내[리린려렸]/u.test(text),
  }
}

const increase = /\b(?:increas\w+|rise|more|growth|higher)\b|늘|증가|성장|많/iu

/** "Equal to 2.25 times quarterly revenue": of something that is no older amount. */
export const ofAnother: RegExp =
  /^ (?:(?:its|their|the|annual|yearly|quarterly|trailing|forward|net|gross|last year's|current) )*(?:revenues?|sales|earnings|profits?|income|capex|EBITDA|costs?|book|cash|backlog|assets|equity|GDP|demand|supply)\b/iu

/** "Threefold", "3배": three times as much; "3배 늘었다" is said of four times as much too. */
function factorClaim(text: string, mention: Mention): readonly GrowthClaim[] {
  const { unit, value, isRange, from, to } = mention
  if (unit.kind !== 'factor' || isRange || value <= 1 || isYearly(text, mention)) return []
  if (ofAnother.test(text.slice(to))) return []
  const { low, high } = allowed(mention)
  const isIncrease =
    increase.test(text.slice(to, to + 16)) && !/^\s?(?:로|가|에|이|인)/u.test(text.slice(to, to + 3))
  const wide = Math.max(0.1 * value, (mention.high - mention.low) / 2)
  const isDown =
    fall.test(text.slice(Math.max(0, from - 30), to + 12)) ||
    (fall.test(text.slice(0, to + 24)) && !rise.test(text.slice(0, to + 24)))
  const [least, most] = [Math.min(low, value - wide), Math.max(high, value + wide) + (isIncrease ? 1 : 0)]
  return [
    {
      ...placeOf(mention),
      low: isDown ? 1 / most : least,
      high: isDown ? 1 / Math.max(least, 1e-9) : most,
      isPercent: false,
    },
  ]
}

const verbs: readonly (readonly [RegExp, number])[] = [
  [/\b(?:doubl(?:e[ds]?|ing)|twice)\b/giu, 2],
  [/\b(?:tripl|trebl)(?:e[ds]?|ing)\b/giu, 3],
  [/\bquadrupl(?:ed|es|ing)\b/giu, 4],
  [/\bhalv(?:ed|es|ing)\b|절반(?:으로|이 됐|까지)/giu, 0.5],
]

function verbClaims(text: string): readonly GrowthClaim[] {
  return verbs.flatMap(([form, value]) =>
    [...text.matchAll(form)].map((match): GrowthClaim => {
      const before = text.slice(Math.max(0, match.index - 16), match.index)
      const isAbove = /\b(?:more than|over)\s$/i.test(before)
      const isBelow = /\b(?:nearly|almost|not quite)\s$/i.test(before)
      return {
        text: match[0],
        low: isAbove ? value : value * 0.9,
        high: isAbove ? value * 1.6 : isBelow ? value : value * 1.13,
        from: match.index,
        to: match.index + match[0].length,
        isPercent: false,
      }
    }),
  )
}
