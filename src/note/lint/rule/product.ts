import { allowedLoosely, type Mention } from '../../mention/mention.ts'
import { inKorean } from '../in-korean.ts'
import { koreanAmount, koreanTime } from '../korean-number.ts'
import { printedNumber } from '../printed-number.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'
import type { Words } from '../words.ts'

const hoursOf: Readonly<Record<string, number>> = {
  hour: 1,
  day: 24,
  week: 168,
  month: 730,
  quarter: 2190,
  year: 8760,
}
const lengths: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, six: 6, twelve: 12 }

/** "100,000 GPUs at $3 an hour for three months, about $650 mn": the product of what the sentence gives. */
export const product: Rule = {
  name: 'product',
  checks: {
    en: 'a count times a price by the hour times a time, or GPU-hours times a price, against the amount in the same sentence; the count may stand in the one before',
    ko: '수량 × 시간당 가격 × 시간, 또는 GPU 시간 × 가격을 같은 문장의 금액에 대조(수량은 앞 문장에 있을 수 있음)',
  },
  find: ({ statements }) =>
    statements.flatMap((statement, at) =>
      findingsIn(statement, statements.slice(Math.max(0, at - 2), at).reverse()),
    ),
}

/** What a sentence leaves out, those right before it in its paragraph say. */
function findingsIn(statement: Statement, all: readonly Statement[]): readonly RuleFinding[] {
  const { mentions, line } = statement
  const before = all.filter(({ block }) => block === statement.block)
  const own = hourly(statement)
  const rate = own ?? before.map(hourly).find((one) => one !== undefined)
  const amount = mentions
    .filter((mention) => mention !== rate && mention.unit.kind === 'money' && mention.per === undefined)
    .at(-1)
  if (!rate || !amount) return []
  const hours = gpuHours(statement, before)
  if (!hours || !sameMoney(rate, amount)) return []
  const recomputed = hours.value * rate.value
  const said = allowedLoosely(amount)
  const slack = hours.slack + 0.02
  if (recomputed * (1 - slack) <= said.high && recomputed * (1 + slack) >= said.low) return []
  // At a price of another sentence: near, or of something else.
  if (!own && (recomputed > 2.5 * amount.value || amount.value > 2.5 * recomputed)) return []
  return [
    {
      severity: 'error',
      line,
      printed: amount.text,
      recomputed: printedNumber(recomputed),
      message: {
        en: `${hours.text.en} at ${rate.text} are ${printedNumber(recomputed)}, not ${amount.text}`,
        ko: inKorean`${hours.text.ko}에 ${rate.text}을(를) 곱하면 ${koreanAmount(recomputed, amount)}이지 ${amount.text}이(가) 아니다`,
      },
    },
  ]
}

function hourly({ mentions }: Statement): Mention | undefined {
  return mentions.find(({ unit, per }) => unit.kind === 'money' && (per === 'hour' || per === 'GPU-hour'))
}

interface Hours {
  readonly value: number
  /** How far a month or a year may be from its mean. */
  readonly slack: number
  readonly text: Words
}

/** "Their rental at $2.30 an hour": the sentence before says how many they are. */
const continues =
  /\b(?:their|they|them|these|those|all of (?:it|them)|the fleet|the cluster)\b|이들|이를|이 (?:GPU|칩|장비)|해당|전량|임대료|빌리/iu

function chipsIn({ mentions, text }: Statement, before: readonly Statement[]): Mention | undefined {
  const of = (all: readonly Mention[]): readonly Mention[] =>
    all.filter(({ unit }) => unit.kind === 'count' && unit.name === 'GPU')
  const [own] = of(mentions)
  const goesOn = continues.test(text) || before.slice(0, 1).some((one) => continues.test(one.text))
  const [earlier, ...others] = goesOn
    ? (before.map((one) => of(one.mentions)).find((found) => found.length > 0) ?? [])
    : []
  return own ?? (others.length === 0 ? earlier : undefined)
}

function gpuHours(statement: Statement, before: readonly Statement[]): Hours | undefined {
  const { mentions, text } = statement
  const given = mentions.find(({ unit }) => unit.kind === 'count' && unit.name === 'GPU-hour')
  if (given) return { value: given.value, slack: 0, text: { en: given.text, ko: given.text } }
  const own =
    chipHours(statement) ?? (refersBack.test(text) ? before.slice(0, 1).map(chipHours)[0] : undefined)
  if (own) return { value: own.value, slack: 0, text: { en: own.text, ko: own.text } }
  const gpus = chipsIn(statement, before)
  const times = mentions.filter(({ unit }) => unit.kind === 'time')
  // "하루 24시간씩 50일": the hours of a day say nothing more.
  const time = times.length > 1 ? times.find((one) => !isOfDay(text, one)) : times[0]
  const [, word = '', name = ''] =
    /\b(one|two|three|four|six|twelve)\s(month|year|week|day|quarter)s?\b/i.exec(text) ?? []
  const unit = time?.unit.kind === 'time' ? time.unit.name : name.toLowerCase()
  const length = time?.value ?? lengths[word.toLowerCase()]
  const hours = hoursOf[unit]
  if (!gpus || hours === undefined || length === undefined) return undefined
  return {
    value: gpus.value * length * hours,
    slack: unit === 'month' || unit === 'quarter' ? 0.02 : 0.003,
    text: {
      en: `${gpus.text} for ${length} ${unit}s`,
      ko: `${gpus.text} × ${koreanTime(length, unit)}`,
    },
  }
}

function isOfDay(text: string, { unit, value, from, to }: Mention): boolean {
  if (unit.kind !== 'time' || unit.name !== 'hour' || value > 24) return false
  return /하루\s?$/u.test(text.slice(0, from)) || /^ (?:a|per|each) day\b|^씩/u.test(text.slice(to))
}

/** "At $2 an hour that is …": the hours are those of the sentence before. */
const refersBack = /^\s?(?:at|which|that|this)\b|^\s?(?:시간당|이를|이에|여기에)/iu

/** "2,788,000 GPU-hours", and "H800 278.8만 시간": hours of a chip that is named right before them. */
function chipHours({ mentions, text }: Statement): Mention | undefined {
  return mentions.find(
    ({ unit, from, per }) =>
      per === undefined &&
      ((unit.kind === 'count' && unit.name === 'GPU-hour') ||
        (unit.kind === 'time' &&
          unit.name === 'hour' &&
          /(?:\b[AHB]\d{2,3}0?|GPU)\s?(?:로|를|을|의)?\s?(?:약\s?|총\s?)?$/u.test(
            text.slice(Math.max(0, from - 16), from),
          ))),
  )
}

function sameMoney(a: Mention, b: Mention): boolean {
  return a.unit.kind === 'money' && b.unit.kind === 'money' && a.unit.currency === b.unit.currency
}
