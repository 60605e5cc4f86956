import { allowed, type Mention } from '../../mention/mention.ts'
import { inKorean } from '../in-korean.ts'
import { koreanNumber } from '../korean-number.ts'
import type { NumberTable } from '../number-table.ts'
import { printedNumber } from '../printed-number.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'

const ruleOf40 = /rule[ -]of[ -](?:40|forty)|40의 ?법칙|40% ?룰|룰 오브 40|40 ?법칙/iu
const growthWord = /\bgrowth|grew|grow\w*|\bup\b|성장/iu
const marginWord = /\bmargin|이익률|마진/iu
const scoreWord = /\bscore|points?\b|sums?\b|점수|점\b|합계|지표/iu

/** The Rule of 40: growth and margin add up to the score, and the margin is the one that the definition names. */
export const additiveScore: Rule = {
  name: 'additive-score',
  checks: {
    en: 'a Rule-of-40 score against growth plus margin, and the basis of the margin against its definition',
    ko: '40의 법칙 점수를 성장률과 이익률의 합에, 이익률의 기준을 정의에 대조',
  },
  find: ({ statements, tables }) => [...tables.flatMap(inTable), ...inText(statements)],
}

/** Growth, margin and score in three columns. */
function inTable(table: NumberTable): readonly RuleFinding[] {
  const columnOf = (form: RegExp): number => table.header.findIndex((text) => form.test(text))
  const [growthAt, marginAt, scoreAt] = [growthWord, marginWord, ruleOf40].map(columnOf)
  return table.rows.flatMap(({ cells, line }) => {
    const [growth, margin, score] = [growthAt, marginAt, scoreAt].map((at) => cells[at ?? -1]?.number)
    return growth && margin && score ? compare({ growth, margin, score, line }) : []
  })
}

function inText(statements: readonly Statement[]): readonly RuleFinding[] {
  return statements.flatMap((statement, at) => {
    if (!ruleOf40.test(statement.text)) return []
    const from = Math.max(0, at - nearest)
    const near = statements
      .slice(from, at + nearest + 1)
      .filter(({ block }, other) => block === statement.block || Math.abs(from + other - at) <= 1)
      .concat(itemsAfter(statements, at))
    return [...sums(statement, near), ...bases(statement, near)]
  })
}

/** The list under a line that has no number of its own: "Rule of 40", then growth, margin and score. */
function itemsAfter(statements: readonly Statement[], at: number): readonly Statement[] {
  if ((statements[at]?.mentions.length ?? 0) > 1) return []
  const rest = statements.slice(at + 1, at + 6)
  const end = rest.findIndex(({ kind }) => kind !== 'item')
  return end === -1 ? rest : rest.slice(0, end)
}

/** Sentences of one paragraph stand no further apart. */
const nearest = 12

function sums(statement: Statement, near: readonly Statement[]): readonly RuleFinding[] {
  const score = scoreIn(statement) ?? (statement.mentions.length <= 1 ? scoreAmong(near) : undefined)
  // What the sentence says itself comes before what stands beside it.
  const growth = numberBy([statement], growthWord) ?? numberBy(near, growthWord)
  const margin = numberBy([statement], marginWord) ?? numberBy(near, marginWord)
  return score && growth && margin ? compare({ growth, margin, score, line: statement.line }) : []
}

interface Scored {
  readonly growth: Mention
  readonly margin: Mention
  readonly score: Mention
  readonly line: number
}

function compare({ growth, margin, score, line }: Scored): readonly RuleFinding[] {
  const [a, b, said] = [allowed(growth), allowed(margin), allowed(score)]
  const sum = growth.value + margin.value
  const printedTogether = Number.isInteger(score.value) ? Math.abs(sum - score.value) < 0.5 : false
  if (
    printedTogether ||
    (a.low + b.low <= said.high && a.high + b.high >= said.low && !areWhole(growth, margin, score))
  )
    return []
  return [
    {
      severity: 'error',
      line,
      printed: score.text,
      recomputed: printedNumber(sum),
      message: {
        en: `growth ${growth.text} and margin ${margin.text} make ${printedNumber(sum)}, not ${score.text}`,
        ko: inKorean`성장률 ${growth.text}과(와) 이익률 ${margin.text}의 합은 ${koreanNumber(sum)}이지 ${score.text}이(가) 아니다`,
      },
    },
  ]
}

function areWhole(...mentions: readonly Mention[]): boolean {
  return mentions.every(({ value }) => Number.isInteger(value))
}

function scoreIn({ text, mentions }: Statement): Mention | undefined {
  const others = mentions.filter(
    ({ value, from, to }) => !(value === 40 && ruleOf40.test(text.slice(Math.max(0, from - 12), to + 6))),
  )
  const points = others.find(({ unit }) => unit.kind === 'count' && unit.name === 'point')
  if (points) return points
  const right = others.find(({ from, unit }) => unit.kind !== 'money' && isRight(text, from))
  if (right) return right
  return others.find(
    ({ from, to, unit }) =>
      unit.kind !== 'money' &&
      scoreWord.test(text.slice(Math.max(0, from - 30), to + 14)) &&
      !growthWord.test(text.slice(Math.max(0, from - 16), from)) &&
      !marginWord.test(text.slice(Math.max(0, from - 16), from)),
  )
}

function scoreAmong(near: readonly Statement[]): Mention | undefined {
  return near
    .filter(({ text }) => scoreWord.test(text) && !growthWord.test(text) && !marginWord.test(text))
    .flatMap(({ mentions }) => mentions)
    .find(
      ({ unit, value }) =>
        value !== 40 && (unit.kind === 'none' || unit.kind === 'percent' || unit.kind === 'count'),
    )
}

/** "Rule of 40: 82", "Rule of 40 came in at 82", "Rule of 40(성장률+마진): 82". */
function isRight(text: string, from: number): boolean {
  const before = text.slice(Math.max(0, from - 60), from)
  return /(?:rule[ -]of[ -](?:40|forty)|40의 ?법칙|룰 오브 40|40 ?법칙)\s?(?:\([^()\d]{0,30}\))?\s?(?:score |figure |reading )?(?:of |is |was |at |came in at |reached |[:=]\s?|은 |는 )?$/iu.test(
    before,
  )
}

/** The percentage whose nearest word, before or after, is the one looked for. */
function numberBy(near: readonly Statement[], wanted: RegExp): Mention | undefined {
  return near
    .flatMap(({ text, mentions }) => mentions.filter((mention) => isNamed(text, mention, wanted)))
    .at(0)
}

const clause = /[,;+]|\band\b|\bplus\b|와 |과 /

function isNamed(text: string, { unit, from, to }: Mention, wanted: RegExp): boolean {
  if (unit.kind !== 'percent') return false
  const before =
    text
      .slice(Math.max(0, from - 36), from)
      .split(clause)
      .at(-1) ?? ''
  const after = text.slice(to, to + 36).split(clause)[0] ?? ''
  const other = wanted === growthWord ? marginWord : growthWord
  const fits = (part: string): boolean => wanted.test(part) && !other.test(part)
  return fits(before) || (!other.test(before) && fits(after))
}

const basis =
  /\b(EBITDA|free cash flow|FCF|(?:adjusted |adj\. )?operating(?: income| profit)?|net)\s+margin|(EBITDA|잉여현금흐름|FCF|(?:조정 ?)?영업|순)\s?(?:이익률|마진)/giu
/** "EBITDA margin of 45 %", "45 % EBITDA margin": no more than a word between. */
function isBeside({ unit, from, to }: Mention, start: number, end: number): boolean {
  return unit.kind === 'percent' && ((from >= end && from - end < 8) || (to <= start && start - to < 4))
}

const defines = /\b(?:is|as|means?|defined|adds?|sum of|plus)\b|정의|의미|합|더한|더해/iu

function bases(statement: Statement, near: readonly Statement[]): readonly RuleFinding[] {
  const named = near.flatMap(({ text, line, mentions }) =>
    [...text.matchAll(basis)].map((match) => ({
      name: (match[1] ?? match[2] ?? '')
        .toLowerCase()
        .replace(/adj\.|adjusted|조정/g, '')
        .trim(),
      isGiven: mentions.some((mention) => isBeside(mention, match.index, match.index + match[0].length)),
      isDefined: defines.test(text),
      line,
      text: match[0],
    })),
  )
  const definition = named.find(({ isGiven, isDefined }) => isDefined && !isGiven)
  const used = named.find(({ isGiven, name }) => isGiven && name !== definition?.name)
  const defined = named.some(({ isGiven, name }) => isGiven && name === definition?.name)
  if (!definition || !used || defined) return []
  return [
    {
      severity: 'warning',
      line: statement.line,
      printed: used.text,
      recomputed: null,
      message: {
        en: `the score is defined by the ${definition.text}, and only the ${used.text} is given`,
        ko: inKorean`점수의 정의는 ‘${definition.text}’ 기준인데 값은 ‘${used.text}’만 있다`,
      },
    },
  ]
}
