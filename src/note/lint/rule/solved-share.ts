import { allowed, type Mention } from '../../mention/mention.ts'
import { inKorean } from '../in-korean.ts'
import { type Passage, passages } from '../passage.ts'
import { printedNumber } from '../printed-number.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import { shareFinding } from '../share-finding.ts'

/** "30문항 중 24문항을 맞혀 정답률 80%", "Out of 200 answers 30 were wrong, an error rate of 15 %": how many were right, or wrong, and the rate. */
export const solvedShare: Rule = {
  name: 'solved-share',
  checks: {
    en: 'a rate of right or wrong answers, or of anything that passed or failed, against "k of n" in the same sentence or the one before',
    ko: '정답률·오답률·통과율 등을 같은 문장이나 앞 문장의 “n개 중 k개”에 대조',
  },
  yields: true,
  find: ({ statements }) =>
    passages(statements).flatMap((passage) => [
      ...findingsIn(passage),
      ...(passage.before ? [] : bothIn(passage)),
    ]),
}

const right =
  /\b(?:solv\w+|right|correct\w*|pass(?:ed|es)|succe\w+|answered|got|finished|completed|hit)\b|맞[혔히혀힌췄춘]|맞춘|맞춰|풀[어었]|푼|정답|통과|성공|합격|해결|달성|쓰고|쓴다|사용하|채택|도입했/iu
const wrong =
  /\b(?:wrong\w*|incorrect\w*|fail\w*|miss\w*|errors?\b|mistak\w+|rejected|dropped)\b|틀[렸려린]|오답|오류|실패|불합격|탈락|놓[쳤친]|불량/iu
const rateOfRight =
  /\b(?:accurac\w+|success rate|pass rate|solve rate|hit rate|score\w*|yield|correct)\b|정답률|정확도|성공률|통과율|합격률|해결률|수율|침투율|채택률|보급률|가입률|응답률|참여율|출석률/iu
const rateOfWrong =
  /\b(?:error rate|failure rate|miss rate|wrong|defect rate|rejection rate)\b|오답률|오류율|실패율|불량률|탈락률/iu

interface Solved {
  readonly part: Mention
  readonly whole: Mention
  readonly isWrong: boolean | undefined
}

function findingsIn({ joined, own, before, start }: Passage): readonly RuleFinding[] {
  const rates = joined.mentions.filter((one) => one.from >= start && isRate(joined.text, one, start))
  const [said, ...others] = rates
  if (!said || others.length > 0) return []
  const counts = (before ?? own).mentions.filter(isCount)
  const solved = solvedIn((before ?? own).text, counts)
  if (solved?.isWrong === undefined || (before && own.mentions.some(isOfAll))) return []
  return compare(solved, rateOfWrong.test(nearOf(joined.text, said, start)), said, own.line)
}

const both =
  /^\s?(?:을|를|개를|개는)?\s?(?:맞|풀)[^.;\d]{0,12}$|\b(?:right|correct\w*|passed|solved) (?:and|but) [^.;\d]{0,20}$/iu
const wrongAfter = /^\s?(?:을|를|개를|개는)?\s?(?:틀|놓)|^ (?:[a-z]+ )?(?:wrong|incorrect\w*|failed|missed)/iu

/** "250문항 가운데 205문항을 맞히고 45문항을 틀렸다": right and wrong are all there are. */
function bothIn({ own: { text, mentions, line } }: Passage): readonly RuleFinding[] {
  const [whole, isRight, isWrong, ...others] = mentions.filter(isCount)
  if (!whole || !isRight || !isWrong || others.length > 0) return []
  const isOf = /^[^.;,\d]{0,10}(?:중(?:에서)?|가운데)\s|^[^.;\d]{0,40}$/u.test(
    text.slice(whole.to, isRight.from),
  )
  if (!isOf || !both.test(text.slice(isRight.to, isWrong.from)) || !wrongAfter.test(text.slice(isWrong.to)))
    return []
  const rest = whole.value - isRight.value
  if (rest === isWrong.value || rest <= 0) return []
  return [
    {
      severity: 'error',
      line,
      printed: isWrong.text,
      recomputed: String(rest),
      message: {
        en: `${whole.text} less ${isRight.text} leave ${rest}, not ${isWrong.text}`,
        ko: inKorean`${whole.text}에서 ${isRight.text}을(를) 빼면 ${rest}이지 ${isWrong.text}이(가) 아니다`,
      },
    },
  ]
}

/** The words that say what a percentage is the rate of. */
function nearOf(text: string, { from, to }: Mention, start: number): string {
  const before =
    text
      .slice(Math.max(start, from - 28), from)
      .split(/[(,]/)
      .at(-1) ?? ''
  return before + (text.slice(to, to + 16).split(/[,)]/)[0] ?? '')
}

function isRate(text: string, one: Mention, start: number): boolean {
  if (one.unit.kind !== 'percent' || one.isRange) return false
  const near = nearOf(text, one, start)
  return rateOfRight.test(near) !== rateOfWrong.test(near)
}

/** A sentence with counts of problems of its own is of those. */
function isOfAll(one: Mention): boolean {
  return one.unit.kind === 'count' && one.unit.name === 'problem' && one.value >= 100
}

function isCount({ unit, value, isRange, hedge }: Mention): boolean {
  const isOne =
    unit.kind === 'none' || (unit.kind === 'count' && unit.name !== 'point' && unit.name !== 'token')
  return isOne && Number.isInteger(value) && value > 0 && !isRange && hedge === undefined
}

/** The only two counts of a text, of which one is of the other. */
function solvedIn(text: string, counts: readonly Mention[]): Solved | undefined {
  const [a, b, ...others] = counts
  if (!a || !b || others.length > 0) return undefined
  const between = text.slice(a.to, b.from)
  const isWholeFirst =
    /^[^.;,\d]{0,10}(?:중(?:에서)?|가운데)\s/u.test(between) ||
    /\bout of (?:the |all )?$/iu.test(text.slice(0, a.from))
  const isPartFirst = /^[^.;,\d]{0,20}\b(?:out )?of (?:the |its |all )?$/iu.test(between)
  if (isWholeFirst === isPartFirst) return undefined
  const [part, whole] = isPartFirst ? [a, b] : [b, a]
  if (part.value > whole.value) return undefined
  const words =
    text.slice(Math.max(0, Math.min(a.from, b.from) - 40), Math.max(a.to, b.to) + 36).split(/[.;]\s/)[0] ?? ''
  const verb = words.replace(rateOfRight, ' ').replace(rateOfWrong, ' ')
  const [isRight, isWrong] = [right.test(verb), wrong.test(verb)]
  return { part, whole, isWrong: isRight === isWrong ? undefined : isWrong }
}

function compare(
  { part, whole, isWrong }: Solved,
  isOfWrong: boolean,
  said: Mention,
  line: number,
): readonly RuleFinding[] {
  const share = (100 * part.value) / whole.value
  const recomputed = isWrong === isOfWrong ? share : 100 - share
  const { low, high } = allowed(said)
  if (recomputed >= low - 1e-9 && recomputed <= high + 1e-9) return []
  const shown = recomputed === share ? part.text : printedNumber(whole.value - part.value)
  return [shareFinding({ part: shown, whole, said, recomputed, line })]
}
