import type { Mention } from '../../mention/mention.ts'
import { directionsIn, isYearly } from '../growth-claim.ts'
import type { Statement } from '../statement.ts'
import type { WayKind } from './way.ts'

/** A number that its sentence says follows from others, and how it is said to. */
export interface ClaimedResult {
  readonly said: Mention
  readonly givens: readonly Mention[]
  /** The ways that the words allow. */
  readonly kinds: readonly WayKind[]
}

const fill =
  '(?:only |about |around |roughly |some |almost |nearly |just |over |a mere |an? |the |total of |overall |a total of |약 |총 |모두 |대략 )*(?:US)?[$€₩£]?$'
const follows = new RegExp(
  `(?:,? or|\\bi\\.e\\.,?|\\bthat is,?|\\b(?:which|that|this) (?:is|are|was|makes?|means|gives|equals|comes to|works out (?:at|to)|amounts to|implies|translates (?:in)?to)|\\bmak(?:es?|ing)|\\bgiv(?:es?|ing)|\\bequal(?:s|ling)?(?: to)?|\\bequivalent to|\\bworks? out (?:at|to)|\\bcom(?:es?|ing) to|\\bamount(?:s|ing)? to|\\bimpl(?:ies|ying)|\\bmean(?:s|ing)|\\bneeds?|\\brequires?|\\bwould (?:need|cost|take|draw|be)|\\byield(?:s|ing)?|=|≈|→|즉,?|다시 말해,?) ?${fill}`,
  'iu',
)
const therefore =
  /(?:^|[\s,])(?:so|thus|hence|therefore|consequently)[\s,]|따라서|그러므로|결국|(?:므로|이니|니까|하면|되면|리면|쓰면|이면|으면|치면|누면|곱하면|나누면|환산 시|계산 시|적용 시)(?=[\s,])/iu
const added =
  /\b(?:adds? up to|add(?:ing|ed)? up|sums? to|total(?:s|ling|ing|led)?|together|combined|in all|altogether|in total)\b|합계|합쳐|합하|더하|더해|합치|합산|도합|합은/iu
const inAll = /^,? (?:in all|altogether|in total|together|combined)\b/iu
const averaged = /\b(?:averages?|averaging|mean)\b|평균/iu
const ofWhole =
  /\b(?:of which|of (?:it|them|these|those|the)|margin|share|yield|proportion|active|activated|accounts? for|makes? up|represents?)\b|중|가운데|비중|비율|점유율|차지|이익률|수익률/iu
const otherRate =
  /\b(?:tax rate|interest|CAGR|a year|per year|annual\w*|each year|coupon|discount rate|WACC|utili[sz]ation|accuracy|probability|chance|confidence)\b|세율|금리|연평균|확률|신뢰/iu
/** A change against a time whose amount is not given. */
const otherTime =
  /(?:지난해|전년|작년|전분기|전월|동기)[^\d]{0,8}$|\b(?:year[- ](?:on|over)[- ]year|yoy|than (?:last|a) year|(?:from|than) (?:a|the) year (?:ago|earlier))\b/iu
/** What lies between two amounts is one amount. */
const between = /\bbetween\b|\branges?\b|사이|범위/iu
const taller =
  /크다|컸|작다|작았|빠르|느리|비싸|싸다|저렴|larger|bigger|smaller|faster|slower|dearer|cheaper|wider|longer|shorter/iu
const compares =
  /\b(?:drop|fall|decline|rise|increase|gain|jump|growth|reduction|saving|premium|discount|beat|cut|by|margin|yields?|multiple|ratio|leverage)\b/iu

/** The numbers of a sentence that are said to follow from those before them. */
export function claimedResults(statement: Statement): readonly ClaimedResult[] {
  return statement.mentions.flatMap((said, at) => {
    const givens = statement.mentions.slice(0, at)
    const claim = givens.length === 0 ? undefined : claimOf(statement, said, givens, at)
    return claim ? [claim] : []
  })
}

function claimOf(
  { text, mentions }: Statement,
  said: Mention,
  givens: readonly Mention[],
  at: number,
): ClaimedResult | undefined {
  const gap = text.slice(mentions[at - 1]?.to ?? 0, said.from)
  const rest = text.slice(said.to, mentions[at + 1]?.from ?? text.length)
  const isLast = at === mentions.length - 1
  const isAside = /\(\s?(?:\+|about |약 )?$/.test(gap) && /^\s?\)/.test(rest)
  const isStrong = isAside || follows.test(gap) || (isLast && therefore.test(gap))
  const own = gap.slice(Math.max(gap.lastIndexOf(','), gap.lastIndexOf('(')) + 1)
  const tail = rest.split(/[,;()]/, 1)[0] ?? ''
  const near = own + tail
  if (
    otherRate.test(near) ||
    otherTime.test(own) ||
    otherTime.test(near) ||
    between.test(text.slice(0, said.from))
  )
    return undefined
  // What grows by so much a year is reckoned with its years elsewhere.
  if (mentions.some((one) => one.unit.kind === 'percent' && isYearly(text, one))) return undefined
  const kinds = kindsOf({ text, said, gap, own, tail, isLast, isStrong, isAside })
  return kinds.length === 0 ? undefined : { said, givens, kinds }
}

interface Place {
  readonly text: string
  readonly said: Mention
  readonly gap: string
  readonly tail: string
  readonly isStrong: boolean
  /** "(70 %)": alone in brackets. */
  readonly isAside: boolean
  /** What stands right before the number, after the last comma. */
  readonly own: string
  readonly isLast: boolean
}

function kindsOf({ text, said, gap, tail, isStrong, isAside, own, isLast }: Place): readonly WayKind[] {
  const { kind } = said.unit
  const near = own + tail
  const before = text.slice(0, said.from)
  const isSum = added.test(own) || (/[가-힣]/u.test(text) ? false : inAll.test(tail))
  if (kind === 'percent') return isSum ? ['sum'] : percentKinds(before, near, isStrong)
  if (kind === 'factor')
    return isStrong || /\b(?:is|are|was)\s$|\bof (?:only )?$/iu.test(gap) ? ['times'] : []
  if (isSum) return ['sum']
  if (averaged.test(before)) return isLast ? ['mean'] : []
  return isStrong && !isAside ? ['product'] : []
}

function percentKinds(before: string, near: string, isStrong: boolean): readonly WayKind[] {
  const { up, down } = directionsIn(near)
  const isShare = ofWhole.test(near)
  const isChange = up !== down || taller.test(near) || (compares.test(near) && !isShare)
  if (!isStrong && !isShare && !isChange) return []
  if (isShare && up === down) return ['share']
  if (up !== down) return [up ? 'rise' : 'fall']
  const whole = directionsIn(before)
  if (whole.up !== whole.down) return [whole.up ? 'rise' : 'fall']
  return isChange ? ['rise', 'fall'] : ['rise', 'fall', 'share']
}
