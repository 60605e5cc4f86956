import { allowed, type Mention } from '../../mention/mention.ts'
import { isAmount, unitName } from '../../mention/same-unit.ts'
import { isChange, isLeft, wasThere } from '../change-words.ts'
import { type GrowthClaim, growthClaims } from '../growth-claim.ts'
import { inKorean } from '../in-korean.ts'
import { koreanAmount, koreanPercent } from '../korean-number.ts'
import { nearly } from '../nearly.ts'
import { printedNumber, printedPercent } from '../printed-number.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'

/** "Fell 12 %, wiping out $18bn and leaving $110bn": a change in per cent, the change as an amount, and what there is before or after it. */
export const changeAmount: Rule = {
  name: 'change-amount',
  checks: {
    en: 'the amount of a rise or fall against its per cent and what was there before or is left, or against "from A to B"',
    ko: '증감액을 증감률과 이전·이후 금액, 또는 “A에서 B로”에 대조',
  },
  find: ({ statements }) => statements.flatMap(findingsIn),
}

function findingsIn(statement: Statement): readonly RuleFinding[] {
  const { text, mentions } = statement
  const amounts = mentions.filter(
    (one) =>
      isAmount(one) && one.unit.kind !== 'none' && one.value > 0 && !one.isRange && one.per === undefined,
  )
  const changes = amounts.filter((one) => isChange(text, one) && !isLeft(text, one))
  const [change] = changes
  if (!change || changes.length > 1) return []
  const others = amounts.filter((one) => one !== change && unitName(one.unit) === unitName(change.unit))
  const left = others.filter((one) => isLeft(text, one))
  const was = others.filter((one) => !left.includes(one) && wasThere(text, one))
  if (
    left.length + was.length === 0 ||
    left.length > 1 ||
    was.length > 1 ||
    others.length > left.length + was.length
  )
    return []
  const claims = claimsOf(statement, change)
  return left[0] && was[0]
    ? difference(statement, change, was[0], left[0])
    : percentOf(statement, change, { left: left[0], was: was[0] }, claims)
}

/** The changes in per cent of a sentence; "up $600m, or 20 %" has its direction at the amount. */
function claimsOf(statement: Statement, change: Mention): readonly GrowthClaim[] {
  const found = growthClaims(statement).filter(({ isPercent }) => isPercent)
  const { text, mentions } = statement
  const said = mentions.filter(({ unit }) => unit.kind === 'percent')
  const [only] = said
  if (found.length > 0 || !only || said.length > 1) return found
  if (!/^,? (?:or|equal to|which is) (?:about )?$/iu.test(text.slice(change.to, only.from))) return []
  const isFall = /\b(?:down|los\w+|cut\w*|shed\w*|fall|drop|decline|wip\w+|eras\w+)\b[^.;\d]{0,20}$/iu.test(
    text.slice(0, change.from),
  )
  const { low, high } = allowed(only)
  const [least, most] = isFall ? [1 - high / 100, 1 - low / 100] : [1 + low / 100, 1 + high / 100]
  return [{ text: only.text, low: least, high: most, from: only.from, to: only.to, isPercent: true }]
}

/** "Rose by $5bn, from $20bn to $27bn". */
function difference(
  { line }: Statement,
  change: Mention,
  was: Mention,
  left: Mention,
): readonly RuleFinding[] {
  const [a, b, by] = [nearly(was), nearly(left), allowed(change)]
  const [low, high] =
    was.value < left.value ? [b.low - a.high, b.high - a.low] : [a.low - b.high, a.high - b.low]
  if (low <= by.high && high >= by.low) return []
  const recomputed = Math.abs(left.value - was.value)
  return [
    {
      severity: 'error',
      line,
      printed: change.text,
      recomputed: printedNumber(recomputed),
      message: {
        en: `from ${was.text} to ${left.text} is a change of ${printedNumber(recomputed)}, not ${change.text}`,
        ko: inKorean`${was.text}에서 ${left.text}(으)로의 변동은 ${koreanAmount(recomputed, change)}이지 ${change.text}이(가) 아니다`,
      },
    },
  ]
}

interface Level {
  readonly left: Mention | undefined
  readonly was: Mention | undefined
}

/** The per cent are of what was there before: of what is left and what went. */
function percentOf(
  { line }: Statement,
  change: Mention,
  { left, was }: Level,
  claims: readonly GrowthClaim[],
): readonly RuleFinding[] {
  const [claim] = claims
  const level = left ?? was
  if (!claim || claims.length > 1 || !level) return []
  const isFall = claim.high < 1
  const sizes = {
    low: isFall ? 1 - claim.high : claim.low - 1,
    high: isFall ? 1 - claim.low : claim.high - 1,
  }
  const [by, at] = [allowed(change), allowed(level)]
  const share = (amount: number, base: number): number =>
    amount / (left === undefined ? base : isFall ? base + amount : base - amount)
  const bounds = [share(by.low, at.high), share(by.high, at.low)]
  const [low, high] = [Math.min(...bounds), Math.max(...bounds)]
  if (low <= sizes.high + 1e-9 && high >= sizes.low - 1e-9) return []
  const recomputed = share(change.value, level.value)
  // More than there was, or ten times as much: the two are of different things.
  if (!(recomputed > 0 && recomputed < 5) || recomputed > 8 * sizes.high || sizes.low > 8 * recomputed)
    return []
  const base =
    left === undefined ? level.value : isFall ? level.value + change.value : level.value - change.value
  return [
    {
      severity: 'error',
      line,
      printed: claim.text,
      recomputed: printedPercent(recomputed),
      message: {
        en: `${change.text} of ${printedNumber(base)} before is ${printedPercent(recomputed)}, not ${claim.text}`,
        ko: inKorean`${change.text}은(는) 변동 전 ${koreanAmount(base, level)}의 ${koreanPercent(recomputed)}이지 ${claim.text}이(가) 아니다`,
      },
    },
  ]
}
