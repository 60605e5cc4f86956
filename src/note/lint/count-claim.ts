import type { Mention } from '../mention/mention.ts'
import { englishCounts, koreanCounts } from '../mention/number-words.ts'

/** "Three of the four models exceed 80 %", "30%를 넘는 기업은 없다": how many of a set lie on which side of a number. */
export interface CountClaim {
  /** How many; `all`, or a share of them. */
  readonly count: number | 'all' | 'half'
  /** "At least three": more may. */
  readonly isLeast: boolean
  /** How many the text says there are in all. */
  readonly of: number | undefined
  /** What is counted, as the text calls it. */
  readonly noun: string
  /** Which side of which number; of a rise or a fall, of 0. */
  readonly side: Side
  readonly bound: Mention | undefined
  readonly text: string
  /** Whether nothing stands between what is counted and its verb: then no column need be named. */
  readonly isDirect: boolean
}

export type Side = 'above' | 'least' | 'below' | 'most'

interface Counted {
  readonly count: CountClaim['count']
  readonly isLeast: boolean
  readonly of: number | undefined
  readonly noun: string
  readonly text: string
  readonly from: number
  readonly to: number
}

const word = Object.keys(englishCounts).join('|')
const one = `(?:${word}|one|\\d{1,2})`
const english: readonly RegExp[] = [
  // "three of the four models", "only one of the models", "none of the three models", "half of the models", "all three models"
  new RegExp(
    `\\b(?:(at least|only|just) )?(${one}|all|none|half|each|both|every one)(?: of)?(?: (?:the|these|those|our|its))?(?: (${one}))? ([a-z]+s)\\b`,
    'iu',
  ),
  /\b(?:()(every|no)() ([a-z]+[a-rt-z]|[a-z]+ss))\b/iu,
]
const koreanOne = `(?:${Object.keys(koreanCounts).join('|')}|한|\\d{1,2})`
const counter = '(?:개|곳|종|종목|개사|사|명|대|건)'
const korean: readonly RegExp[] = [
  // "네 모델 중 세 모델이", "네 곳 가운데 세 곳의"
  new RegExp(
    `(?<of>${koreanOne})\\s?(?<noun>${counter}|[가-힣]{2,5}?)(?:의\\s[가-힣]{2,4})?\\s?(?:중|가운데)\\s?(?:(?<least>적어도|최소)\\s)?(?<count>${koreanOne})\\s?(?:개\\s?)?(?:${counter}|[가-힣]{2,5}?)(?<after>이|가|은|는|만이|의|에서)\\s`,
    'u',
  ),
  // "세 모델 모두 …", "모든 기업이"
  new RegExp(
    `(?<of>${koreanOne})\\s?(?<noun>${counter}|[가-힣]{2,5})\\s?(?:이|가|은|는)?\\s?(?<all>모두|전부)(?:가|의)?\\s`,
    'u',
  ),
  /(?<all>모든)\s(?<noun>[가-힣]{2,5})(?<after>이|가|은|는|의|에서)\s/u,
  // "30%를 넘는 기업은 하나도 없다", "5달러 미만인 모델은 세 개다"
  new RegExp(
    `(?:넘는|넘긴|웃도는|이상인|이하인|미만인|초과하는|초과인|밑도는)\\s(?<noun>[가-힣]{1,5})(?:은|는|이)\\s(?:(?<none>하나도 없|없)|(?<single>하나)(?:다|이다|뿐)|(?:모두\\s)?(?<count>${koreanOne})\\s?${counter}(?:다|이다|였다|뿐|에 그))`,
    'u',
  ),
]

/** What a sentence counts; undefined where it counts nothing, or says neither bound nor direction. */
export function countClaim(text: string, mentions: readonly Mention[]): CountClaim | undefined {
  const counted = englishCounted(text) ?? koreanCounted(text)
  if (!counted) return undefined
  const { from, to, ...said } = counted
  const bounds = mentions.filter(
    (mention) =>
      (mention.from >= to || mention.to <= from) &&
      !mention.isRange &&
      !/년|위/u.test(text.slice(mention.to, mention.to + 2)),
  )
  const [bound] = bounds
  if (bound && bounds.length === 1) {
    const side = sideOf(text, bound)
    const isDirect = isBeside(text, { from, to }, bound)
    return side && { ...said, side, bound, isDirect }
  }
  const side = bounds.length === 0 ? directionOf(text.slice(to)) : undefined
  return side && { ...said, side, bound: undefined, isDirect: true }
}

const numberOf = (said: string): number => {
  const plain = said.toLowerCase()
  return (
    englishCounts[plain] ?? koreanCounts[plain] ?? (plain === 'one' || plain === '한' ? 1 : Number(plain))
  )
}

function englishCounted(text: string): Counted | undefined {
  return firstOf(english, text, (match) => {
    const [all, bound = '', said = '', of = '', noun = ''] = match
    const count = englishCount(said.toLowerCase())
    const isPart = all.includes(' of ') || typeof count === 'string' || count === 0
    if (Number.isNaN(count) || !isPart) return undefined
    return {
      count,
      isLeast: /least/i.test(bound),
      of: of === '' ? undefined : numberOf(of),
      noun,
      text: all,
      from: match.index,
      to: match.index + all.length,
    }
  })
}

function englishCount(said: string): CountClaim['count'] {
  if (/^(?:all|each|every|every one|both)$/.test(said)) return 'all'
  if (said === 'half') return 'half'
  return /^(?:none|no)$/.test(said) ? 0 : numberOf(said)
}

function koreanCounted(text: string): Counted | undefined {
  return firstOf(korean, text, (match) => {
    const { of, noun = '', least } = match.groups ?? {}
    const count = koreanCount(match.groups ?? {})
    if (Number.isNaN(count)) return undefined
    const to = match.index + match[0].length
    return {
      count,
      isLeast: least !== undefined,
      of: of === undefined ? undefined : numberOf(of),
      noun,
      text: match[0].trim(),
      // What is counted may stand after its bound.
      from: boundFirst.test(match[0]) ? to : match.index,
      to,
    }
  })
}

function koreanCount({
  all,
  none,
  single,
  count = '',
}: Readonly<Record<string, string>>): CountClaim['count'] {
  if (all !== undefined) return 'all'
  if (none !== undefined) return 0
  return single === undefined ? numberOf(count) : 1
}

const boundFirst = /^(?:넘|웃|이상|이하|미만|초과|밑)/u

function firstOf(
  forms: readonly RegExp[],
  text: string,
  read: (match: RegExpExecArray) => Counted | undefined,
): Counted | undefined {
  return forms
    .map((form) => form.exec(text))
    .map((match) => (match ? read(match) : undefined))
    .find((counted) => counted !== undefined)
}

const aboveBefore =
  /\b(?:exceed\w*|above|over|(?:more|higher|greater) than|surpass\w*|top(?:s|ped)?|beat\w*)\s(?:about )?[$₩€£]?$/iu
const leastBefore = /\b(?:at least|reach\w*)\s(?:an? [a-z]+ of )?[$₩€£]?$/iu
const belowBefore = /\b(?:below|under|(?:less|lower|fewer) than)\s[$₩€£]?$/iu
const aboveAfter = /^\s?(?:을|를|이|가)?\s?(?:넘|초과|웃돌|웃도|상회)/u
const leastAfter = /^\s?(?:이상|or (?:more|higher|better|above))/iu
const belowAfter = /^\s?(?:미만|(?:을|를)?\s?(?:밑|하회)|에 못\s?미)/u
const mostAfter = /^\s?(?:이하|or (?:less|lower))/iu

function sideOf(text: string, { from, to }: Mention): Side | undefined {
  const [before, after] = [text.slice(Math.max(0, from - 40), from), text.slice(to, to + 16)]
  if (leastAfter.test(after) || leastBefore.test(before)) return 'least'
  if (mostAfter.test(after)) return 'most'
  if (aboveBefore.test(before) || aboveAfter.test(after)) return 'above'
  return belowBefore.test(before) || belowAfter.test(after) ? 'below' : undefined
}

/** "Models exceed 80 %", "모델이 80%를": nothing but a verb between the two. */
function isBeside(
  text: string,
  counted: { readonly from: number; readonly to: number },
  bound: Mention,
): boolean {
  if (bound.from < counted.to) return false
  const between = text.slice(counted.to, bound.from)
  return /^\s?(?:(?:[a-z]+\s)?(?:(?:in|at|by|above|below|over|under|at least|more than|less than|higher than)\s){0,2})?[$₩€£]?$/iu.test(
    between,
  )
}

function directionOf(after: string): Side | undefined {
  if (
    /^\s(?:all )?(?:rose|gained|went up|advanced|are up)\b|^[^.]{0,8}(?:올랐|상승했|올라)/iu.test(
      ` ${after.trim()}`,
    )
  )
    return 'above'
  return /^\s(?:all )?(?:fell|lost|declined|went down|dropped|are down)\b|^[^.]{0,8}(?:내렸|하락했|떨어졌)/iu.test(
    ` ${after.trim()}`,
  )
    ? 'below'
    : undefined
}
