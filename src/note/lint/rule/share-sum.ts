import type { Mention } from '../../mention/mention.ts'
import { measuredCell } from '../column-unit.ts'
import { inKorean } from '../in-korean.ts'
import { koreanNumber } from '../korean-number.ts'
import { type NumberTable, numberColumns, totalLabel } from '../number-table.ts'
import { printedNumber } from '../printed-number.ts'
import type { LintedNote, Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'
import { summed } from '../summed.ts'
import { oddShareIn } from './table-share.ts'

/** "83 % of revenue", "17 % of revenue", "4 % of revenue": shares of one whole, as items, in a sentence or in a column, that are no whole. */
export const shareSum: Rule = {
  name: 'share-sum',
  checks: {
    en: 'shares of one whole (items of a list, a column of shares, "40 % of sales from A, 35 % from B …") against 100 %',
    ko: '한 전체의 비중(목록, 표의 열, “A 40%, B 35%”)의 합을 100%에 대조',
  },
  find: (note) => [
    ...inItems(note),
    ...note.statements.flatMap(inSentence),
    ...note.tables.flatMap(inColumns),
  ],
}

const things =
  'revenues?|sales|turnover|spending|costs?|demand|output|users|customers|capacity|shipments|budget|capex|orders|income|profit|tokens|traffic|power|energy|electricity|emissions|staff|employees|weights|매출|비용|지출|수요|생산|고객|사용자|설비투자|예산|출하량?|전력|수주|이익|인력'
const shareOf = new RegExp(
  `^\\s?(?:of|in) (?:(?:its|the|total|all|group|annual|global)\\s){0,2}(${things})\\b`,
  'iu',
)
const koreanShareOf = new RegExp(`(${things})의\\s?(?:약\\s)?$`, 'iu')

/** What a share is of: "17 % of revenue", "매출의 17%". */
function wholeOf(text: string, { from, to }: Mention): string | undefined {
  const found = shareOf.exec(text.slice(to)) ?? koreanShareOf.exec(text.slice(Math.max(0, from - 12), from))
  return found?.[1]?.toLowerCase()
}

const mix =
  /\b(?:mix|split|breakdown|composition|by (?:segment|region|source|product|customer)|shares? of|made up of|breaks down)\b|구성|비중|점유율|비율|나뉜|나눠|나뉘/iu
const moved =
  /\b(?:(?<!(?:made|makes?|making) )up|(?<!(?:breaks?|broken|broke|split) )down|rose|fell|grew|growth|increas\w*|declin\w*|utili[sz]ation|accuracy|rates?|scores?|returns?|yields?|adoption|penetration|approval|satisfaction|coverage|tariffs?|discounts?|vs\.?|versus|yoy|margin|each of|respectively|overlap\w*|multiple answers|more than one)\b|증가|감소|상승|하락|성장|대비|마진|이익률|증감|복수|중복|(?<!비|점유)[률율]/iu

function inItems({ statements }: LintedNote): readonly RuleFinding[] {
  return statements.flatMap((first, at): readonly RuleFinding[] => {
    const before = statements[at - 1]
    if (first.kind !== 'item' || (before?.kind === 'item' && before.depth >= first.depth)) return []
    const items = itemsFrom(statements, at)
    const shares = items.map(onlyShare)
    if (
      shares.length < 3 ||
      shares.some((share) => share === undefined) ||
      items.some(({ text }) => moved.test(text))
    )
      return []
    const nouns = new Set(items.map(({ text }, place) => wholeOf(text, shares[place] as Mention)))
    const isOne = nouns.size === 1 && !nouns.has(undefined)
    const isSaid =
      before !== undefined &&
      before.section.join() === first.section.join() &&
      mix.test(before.text) &&
      !moved.test(before.text)
    return isOne || isSaid ? compare(shares as readonly Mention[], first.line) : []
  })
}

function itemsFrom(statements: readonly Statement[], from: number): readonly Statement[] {
  const items: Statement[] = []
  const depth = statements[from]?.depth ?? 0
  for (const statement of statements.slice(from, from + 40)) {
    if (statement.kind !== 'item' || statement.depth < depth) break
    if (statement.depth === depth && statement.block !== items.at(-1)?.block) items.push(statement)
  }
  return items
}

function onlyShare({ mentions }: Statement): Mention | undefined {
  const [share, ...others] = mentions.filter(({ unit }) => unit.kind === 'percent')
  return share && others.length === 0 && isShare(share) ? share : undefined
}

function isShare({ isRange, hedge, value }: Mention): boolean {
  return !isRange && (hedge === undefined || hedge === 'about') && value > 0 && value <= 100
}

/** "Cars made up 24 % of sales, trucks 51 % and parts 35 %". */
function inSentence({ text, mentions, dates, line }: Statement): readonly RuleFinding[] {
  const shares = mentions.filter(({ unit }) => unit.kind === 'percent')
  if (shares.length < 3 || dates.length > 1 || moved.test(text) || !shares.every(isShare)) return []
  const nouns = new Set(shares.flatMap((share) => wholeOf(text, share) ?? []))
  const isSaid = parted.test(text) && shares.every((share, at) => isNamed(text, shares[at - 1], share))
  const isChained = shares.every(
    ({ from }, at) =>
      at === 0 || !/[;:.]|\bof (?:which|that|these|them)\b/iu.test(text.slice(shares[at - 1]?.to ?? 0, from)),
  )
  return (nouns.size === 1 || (nouns.size === 0 && isSaid)) &&
    isChained &&
    !/\b(?:of (?:which|that|these)|within)\b/iu.test(text)
    ? compare(shares, line)
    : []
}

const parted =
  /\b(?:by (?:segment|region|source|product|customer|type|country|use)\b|mix|split|breakdown|composition|made up of|consists? of|broken down|comes? from|came from|accounts? for|takes?|makes? up|absorbs?)|구성|비율은|비중|나뉜|나뉘|점유율/iu

/** Between two shares stands a short name and no more. */
function isNamed(text: string, before: Mention | undefined, share: Mention): boolean {
  return before === undefined || /^[^.;:\d]{1,30}$/u.test(text.slice(before.to, share.from))
}

const shareHeader =
  /\b(?:share|mix|weight|proportion|% of (?:total|sales|revenue|index))\b|비중|점유율|구성비|비율/iu

/** A column of shares: with its rows all there it makes 100, with a total row too. */
function inColumns(table: NumberTable): readonly RuleFinding[] {
  return numberColumns(table).flatMap((column): readonly RuleFinding[] => {
    const header = table.header[column] ?? ''
    if (
      column === 0 ||
      oddShareIn(table, column) !== undefined ||
      !shareHeader.test(header) ||
      moved.test(header) ||
      /price|per share|주당|주가/iu.test(header)
    )
      return []
    const rows = table.rows.map(({ label, line }, row) => ({
      label,
      line,
      share: measuredCell(table, row, column),
    }))
    const total = rows.find(({ label }) => totalLabel.test(label))
    const parts = rows.flatMap(({ label, share }) => (share && !totalLabel.test(label) ? [share] : []))
    const isPercent = /%|percent|퍼센트/iu.test(header) || parts.some(({ unit }) => unit.kind === 'percent')
    const isWhole =
      total !== undefined && total.share !== undefined && Math.abs(total.share.value - 100) < 0.05
    const last = rows.at(-1)
    if (
      !isPercent ||
      parts.length < 3 ||
      !last ||
      !parts.every(isShare) ||
      parts.length + (total ? 1 : 0) < rows.length
    )
      return []
    return compare(parts, (total ?? last).line, isWhole)
  })
}

/** More than a whole wherever shares stand; less only where a total of 100 stands under them. */
function compare(shares: readonly Mention[], line: number, isWhole = false): readonly RuleFinding[] {
  const sum = summed(shares)
  const isAbove = sum.low > 100 + 1e-9 && sum.value <= 150
  const isBelow = isWhole && sum.high < 100 - 1e-9 && sum.value > 50
  if (!isAbove && !isBelow) return []
  return [
    {
      severity: isWhole ? 'error' : 'warning',
      line,
      printed: shares.map((share) => share.text).join(' + '),
      recomputed: `${printedNumber(sum.value)} %`,
      message: {
        en: `the shares of one whole make ${printedNumber(sum.value)} %`,
        ko: inKorean`한 전체의 비중을 더하면 ${koreanNumber(sum.value)}%다`,
      },
    },
  ]
}
