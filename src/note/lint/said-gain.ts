import type { Mention } from '../mention/mention.ts'
import { orderedPairs } from './amount-pair.ts'
import type { NumberTable } from './number-table.ts'
import type { LintedNote } from './rule.ts'
import { countedIn, type Size } from './sizes.ts'
import type { Statement } from './statement.ts'

export const accuracyWord: RegExp =
  /\bacc(?:uracy)?\b|pass ?@ ?1|\bcorrect\b|\bsolv\w+|\bright\b|\bgain\b|\bscores?\b|정확도|정답률|맞/iu
/** Words of an interval or a test that is printed. */
export const interval: RegExp = /±|\bCI\b|confidence|interval|신뢰 ?구간|\bp\s?[<=]|유의 ?(?:수준|확률)/iu
/** A sentence that takes a difference for real. */
const claimed =
  /\b(?:improv\w+|rais\w+|boost\w*|better|gains?|prov\w+|beats?|outperform\w*|helps?|works|increas\w+|lifts?|rises?|rose|significant\w*|superior\w*|wins?|climb\w*|breakthroughs?|evidence (?:that|of|for))\b|개선|향상|높(?:인|였|아)|상승|끌어올|우수|뛰어|유의미|유의하게|뚜렷|분명/iu
/** One that takes it for a proof, of what the sentence before says too. */
const proved =
  /\b(?:prov(?:e|es|ed|en|ing)|demonstrat\w+|confirm\w*|establish\w*|validat\w+|shows? that)\b|입증|증명|확인(?:했|됐|된|하였|되었)|보여\s?(?:준|줬|주)/iu
export const cautious: RegExp =
  /\bnot significant\w*|\binsignificant|\bwithin (?:the |its )?(?:noise|error|sampling|margin|confidence)|\bconfidence interval|can(?:'t|not) tell|\bchance\b|\b(?:does|do|did) not (?:prove|tell|show|confirm)|유의(?:미)?하지|유의(?:미)?하게[^.]{0,24}(?:않|못)|유의(?:미)?한 차이(?:가|는|라고)? ?(?:없|아니|보기)|오차|구별할 수 없|신뢰 ?구간|우연/iu

/** Two accuracies of which a note says that one is better, and of how many problems they are. */
export interface SaidGain {
  readonly old: Mention
  readonly now: Mention
  readonly size: Size
  readonly line: number
}

/** Where a note names AIME without a year, it can be of two years: more problems than these it has not. */
const bareAime: Size = {
  name: /\bAIME\b/i,
  problems: 60,
  where: { en: 'AIME of two years has 60', ko: 'AIME 두 해분은 60문항' },
}

/** "Improves accuracy on 500 problems from 82.8 % to 84.2 %", "AIME goes from 43.3 to 46.7. This proves that it works". */
export function saidGains({ statements, tables }: LintedNote, sizes: readonly Size[]): readonly SaidGain[] {
  return statements.flatMap((statement, at): readonly SaidGain[] => {
    const { text, line, block } = statement
    const beside = (other: Statement | undefined): Statement | undefined =>
      other?.block === block ? other : undefined
    if (!isClaimed(text, beside(statements[at + 1])?.text ?? '')) return []
    const named = [...sizes, bareAime].find(({ name }) => name.test(text))
    const size = countedIn(text, statement.mentions) ?? named ?? sizeOf(beside(statements[at - 1]))
    if (!size || !(named || accuracyWord.test(text))) return []
    const pair = pairIn(statement, named !== undefined) ?? (named && pairOfTable(statement, named, tables))
    return pair ? [{ ...pair, size, line }] : []
  })
}

function isClaimed(text: string, after: string): boolean {
  const isSaid = claimed.test(text) || proved.test(text) || proved.test(after)
  return isSaid && !cautious.test(`${text} ${after}`) && !interval.test(text)
}

function sizeOf(statement: Statement | undefined): Size | undefined {
  return statement && countedIn(statement.text, statement.mentions)
}

type Pair = Pick<SaidGain, 'old' | 'now'>

/** The only pair of a sentence; of bare numbers only where a test is named. */
function pairIn(statement: Statement, isOfTest: boolean): Pair | undefined {
  const isScore = (one: Mention): boolean =>
    isShare(one) && (one.unit.kind === 'percent' || (isOfTest && /^\d{1,2}\.\d/.test(one.text)))
  const pairs = [...orderedPairs(statement), ...aroundPairs(statement)].filter(
    ({ old, now }) => isScore(old) && isScore(now),
  )
  return pairs.length === 1 ? pairs[0] : undefined
}

/** "적용 전 43.3%, 적용 후 46.7%", "43.3 before and 46.7 after". */
function aroundPairs({ text, mentions }: Statement): readonly Pair[] {
  const [old, now, ...others] = mentions.filter(isShare)
  if (!old || !now || others.length > 0) return []
  const isKorean =
    /전(?:에는|에|의)?\s?$/u.test(text.slice(0, old.from)) &&
    /후(?:에는|에|의)?\s?$/u.test(text.slice(0, now.from))
  const isEnglish = /^ before\b/i.test(text.slice(old.to)) && /^ after(?:wards)?\b/i.test(text.slice(now.to))
  const isRise = /^(?:이|가)\s?$/u.test(text.slice(old.to, now.from)) && /^로\s/u.test(text.slice(now.to))
  return isKorean || isEnglish || isRise ? [{ old, now }] : []
}

/** "The gain of 3.4 points on AIME": two cells of its column that differ by so much. */
function pairOfTable(
  { mentions }: Statement,
  { name }: Size,
  tables: readonly NumberTable[],
): Pair | undefined {
  const gain = mentions.find(
    ({ unit }) => unit.kind === 'percentPoint' || (unit.kind === 'count' && unit.name === 'point'),
  )
  if (!gain) return undefined
  return tables
    .flatMap(({ header, rows }) =>
      header.flatMap((title, column) => {
        const cells = name.test(title) ? rows.flatMap(({ cells: all }) => all[column]?.number ?? []) : []
        return cells.flatMap((old, at) => cells.slice(at + 1).map((now): Pair => ({ old, now })))
      }),
    )
    .find(({ old, now }) => Math.abs(now.value - old.value - gain.value) < 1e-6)
}

/** A share in per cent, or a number that can be one. */
export function isShare({ unit, value }: Mention): boolean {
  return (unit.kind === 'percent' || unit.kind === 'none') && value >= 0 && value <= 100
}
