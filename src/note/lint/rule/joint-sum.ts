import type { Mention } from '../../mention/mention.ts'
import { englishCounts, koreanCounts } from '../../mention/number-words.ts'
import { sameUnit, unitName } from '../../mention/same-unit.ts'
import { inKorean } from '../in-korean.ts'
import { koreanAmount } from '../korean-number.ts'
import { likelyRounding } from '../likely-rounding.ts'
import { printedNumber } from '../printed-number.ts'
import type { LintedNote, Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'
import { isApart, summed } from '../summed.ts'

/** "Together the two segments brought in $15.9 bn", after a sentence for each: a sum over several sentences. */
export const jointSum: Rule = {
  name: 'joint-sum',
  checks: {
    en: 'what several things make together, or pay in full, against the amount that the sentences before give for each or for the whole',
    ko: '합친 금액이나 전액 부담을 앞 문장들의 개별 금액·전체에 대조',
  },
  find: (note) => note.statements.flatMap((_, at) => [...togetherAt(note, at), ...paidInFull(note, at)]),
}

const counts: Readonly<Record<string, number>> = {
  ...englishCounts,
  ...koreanCounts,
  ...{ both: 2, pair: 2, duo: 2, trio: 3, 양: 2 },
}
const counted =
  /\b(both|pair|duo|trio|two|three|four|five|six|seven)\b(?! (?:years?|months?|weeks?|days?|quarters?|times|thirds?|percent))|(두|세|네|다섯|여섯|일곱)\s?(?!배|번|달|해|주\s|자리|자릿|시간|가지|차례|분기)[가-힣]{1,8}|(양)\s?(?=사|[가-힣]{2})|(\d)\s?개?\s?(?:사|곳|부문|개사|개 부문)/iu
const together =
  /\b(?:together|combined|altogether|jointly|in all|in aggregate|add(?:s|ed)? up to|sum(?:s|med)? to|total(?:s|led|ling)?|between them|in sum|(?:comes?|came) to|amount(?:s|ed)? to|makes?)\b|합계|합치면|합하면|합쳐|합친|합해|합한|합산|더하면|더한|더해|합은|총합|모두\s?(?:합|더)/iu
const surely =
  /\b(?:together|combined|altogether|jointly|in aggregate|add(?:s|ed)? up to|sum(?:s|med)? to|between them|in sum)\b|합계는|합치면|합친|합하면|합한|합쳐|합해|합산하?면|더하면|더한|더해/iu
const otherwise =
  /\b(?:other|another|additional|extra|more than|rest|including|excluding|each|average|per|(?:together|combined|along) with|of which|since|so far|market|expect\w*|would|could|guidance|target|record)\b|별도|추가|나머지|포함|제외|각각|평균|당\s|시장|목표|전망|누적|예상/iu
/** The amount is the one of before, or that of a comparison. */
const comparedBefore =
  /(?:\bfrom|\bagainst|\bversus|\bvs\.?|\bcompared (?:with|to)|\bthan|\bover|\bafter|\bbelow|\babove|\bbeat\w*|\bguidance of|\bexpected|\bestimate of|\bconsensus of|last year's|year-ago|전년(?:\s?동기)?|작년(?:\s?동기)?|지난해|전분기|컨센서스|예상치?|가이던스)(?:\s(?:the|a|an|of|about|around|only|just))*\s?[(]?(?:US)?[$₩€£¥]?$/iu
const comparedAfter =
  /^\s?(?:a year (?:ago|before|earlier)|the year before|last year|in the (?:prior|previous|same)\b|(?:in )?20\d\d\b|expected|had been)|^\s?(?:에서|보다|대비|이던|였던|을 웃|를 웃|을 밑|를 밑|이었던)/iu

function togetherAt({ statements }: LintedNote, at: number): readonly RuleFinding[] {
  const statement = statements[at]
  if (
    !statement ||
    statement.kind === 'heading' ||
    !together.test(statement.text) ||
    otherwise.test(statement.text)
  )
    return []
  const totals = currentAmounts(statement)
  const [total] = totals
  if (!total || totals.length > 1 || isInPart(statement, total)) return []
  const said = countIn(statement.text.slice(0, total.from)) ?? countIn(statement.text)
  // "The total budget is …" is said of anything.
  if (said === undefined && !surely.test(statement.text)) return []
  const parts = partsBefore(statements, at, total, said)
  return parts.length < 2 ? [] : compare(statement, total, parts)
}

function countIn(text: string): number | undefined {
  const [, ...words] = counted.exec(text) ?? []
  const word = words.find((one) => one !== undefined)
  return word === undefined ? undefined : (counts[word.toLowerCase()] ?? Number(word))
}

/** "A total of $5bn in cloud": a sum of what the sentence itself does not split, or of something new. */
function isInPart({ text }: Statement, total: Mention): boolean {
  return /(?:%|percent)\s(?:of|to)\s[^.;]{0,10}$/iu.test(text.slice(0, total.from))
}

/** Amounts of money, counts or sizes that are of now, those that they are compared with left out. */
function currentAmounts({ text, mentions }: Statement): readonly Mention[] {
  return mentions.filter(
    ({ unit, isRange, from, to, value }) =>
      (unit.kind === 'money' || unit.kind === 'physical' || unit.kind === 'count') &&
      !isRange &&
      value > 0 &&
      !comparedBefore.test(text.slice(Math.max(0, from - 40), from)) &&
      !comparedAfter.test(text.slice(to, to + 24)),
  )
}

/** A rate that only one of them names ("연간 22만대") is of both. */
function isOneKind(a: Mention, b: Mention): boolean {
  return (
    unitName(a.unit) === unitName(b.unit) && (a.per === b.per || a.per === undefined || b.per === undefined)
  )
}

const farthest = 6

/** As many amounts as are said, going back sentence by sentence; without a number all of the sentence before. */
function partsBefore(
  statements: readonly Statement[],
  at: number,
  total: Mention,
  said: number | undefined,
): readonly Mention[] {
  const parts: Mention[] = []
  for (let place = at - 1; place >= Math.max(0, at - farthest); place--) {
    const before = statements[place]
    if (!before || !isBeside(before, statements[at])) break
    const found = currentAmounts(before).filter((one) => isOneKind(one, total))
    parts.push(...found)
    if (said === undefined && found.length > 0) break
    if (said !== undefined && parts.length >= said) break
  }
  return said === undefined || parts.length === said ? parts : []
}

function isBeside(before: Statement, statement: Statement | undefined): boolean {
  return (
    statement !== undefined &&
    (before.block === statement.block ||
      (before.kind === 'item' && before.section.join() === statement.section.join()))
  )
}

function compare(
  { line, text }: Statement,
  total: Mention,
  parts: readonly Mention[],
): readonly RuleFinding[] {
  const sum = summed(parts)
  const ratio = sum.value / total.value
  // Amounts of another size are no parts of it.
  const isOff =
    isApart(sum, total) ||
    (Math.abs(ratio - 1) > mostRounded && !likelyRounding([...parts, total], sum.value - total.value))
  if (!isOff || ratio < 0.6 || ratio > 1.6) return []
  const shown = parts
    .map((part) => part.text)
    .toReversed()
    .join(' + ')
  return [
    {
      severity: isApart(sum, total) && countIn(text) === parts.length ? 'error' : 'warning',
      line,
      printed: total.text,
      recomputed: printedNumber(sum.value),
      message: {
        en: `${shown} make ${printedNumber(sum.value)}, not ${total.text}`,
        ko: inKorean`${shown}의 합은 ${koreanAmount(sum.value, total)}이지 ${total.text}이(가) 아니다`,
      },
    },
  ]
}

const mostRounded = 0.05

const whole =
  /\b(?:total|budget|cost\w*|round|raise\w*|programme|program|project|price tag|worth|investment|loan|fund of)\b|총|예산|사업비|공사비|투자액|규모|비용|대금/iu
const pays =
  /\b(?:fund\w*|financ\w*|contribut\w*|shar(?:es?|ed|ing)|bear\w*|borne|pay\w*|put\w* (?:up|in)|split|chip\w* in|cover\w*|provid\w*|invest\w*)\b|부담|출자|분담|조달|마련|충당|납입|투자|나눠|댄다|내기로|낸다/iu
const inFull =
  /\b(?:in full|entire\w*|wholly|fully|the whole|all of it|the rest|the remaining|between (?:them|the)|the remainder)\b|전액|전부|나머지|모두|나눠/iu
const openEnded =
  /\b(?:others?|such as|including|at least|so far|first|more|additional|initial|tranche)\b|등(?=$|[\s.)])|우선|먼저|추가|외에/iu

/** "A budget of $320bn. Four partners fund it: $90bn, $70bn, $60bn and $80bn": as many as are said, and all of it. */
function paidInFull({ statements }: LintedNote, at: number): readonly RuleFinding[] {
  const [before, statement] = [statements[at - 1], statements[at]]
  if (
    !before ||
    !statement ||
    !isBeside(before, statement) ||
    !whole.test(before.text) ||
    !pays.test(statement.text)
  )
    return []
  if (openEnded.test(statement.text)) return []
  const totals = currentAmounts(before).filter(({ unit }) => unit.kind === 'money')
  const [total] = totals
  if (!total || totals.length > 1) return []
  const parts = currentAmounts(statement).filter((one) => sameUnit(one, total))
  const isAll = countIn(statement.text) === parts.length || inFull.test(statement.text)
  return parts.length < 2 || !isAll ? [] : compare(statement, total, [...parts].reverse())
}
