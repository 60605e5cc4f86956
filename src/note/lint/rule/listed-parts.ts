import { allowed, type Mention } from '../../mention/mention.ts'
import { mentionsIn } from '../../mention/mentions-in.ts'
import { sameUnit } from '../../mention/same-unit.ts'
import { inKorean } from '../in-korean.ts'
import { koreanAmount } from '../korean-number.ts'
import { printedNumber } from '../printed-number.ts'
import type { LintedNote, Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'
import { isApart, summed } from '../summed.ts'

const whole =
  /\b(?:total\w*|sum|in all|overall|capex|opex|capital|budget|fund\w*|revenues?|sales|costs?|fleet|round|spending|investment|expenses?|come in|comes in|falls? into|divid\w+ (?:in)?to)\b|나뉜|나뉘|이루어|총|합계|전체|예산|매출|비용|투자|지출|CAPEX|OPEX/iu
/** Words that make of a list a comparison of years, plans or views instead of parts. */
const compared =
  /\b(?:last year|previous|prior|year[- ]ago|consensus|guidance|forecast|expected|estimate\w*|actual|target|before|after|was|up|down|vs\.?|versus|average|peak|per)\b|작년|전년|컨센서스|가이던스|예상|전망|목표|실제|평균|대비|증가|감소|당\b|\d{4}년|[1-4]분기/iu
const complete =
  /\b(?:consist\w*|compris\w*|made up|breakdown|split|composition|by (?:segment|source|part)|come in|comes in|falls? into|divid\w+ (?:in)?to)\b|이루어|구성|내역|세부|나뉜|나뉘|부문별/iu

/** A whole, and under it a list of its parts: items, or lines of one cell. */
export const listedParts: Rule = {
  name: 'listed-parts',
  checks: {
    en: 'a whole against the parts that are listed under it, as items or as lines of a table cell',
    ko: '전체를 그 아래 항목이나 셀 안 줄들의 합에 대조',
  },
  find: (note) => [...inItems(note), ...inCells(note)],
}

interface Part {
  readonly text: string
  readonly amount: Mention
}

/** One line with its first amount, where it has no others of that kind. */
function partOf(text: string, mentions: readonly Mention[], isBare = false): Part | undefined {
  const amounts = mentions.filter(
    ({ unit }) =>
      unit.kind === 'money' ||
      unit.kind === 'count' ||
      unit.kind === 'physical' ||
      (isBare && unit.kind === 'none'),
  )
  const [amount] = amounts
  if (!amount || amount.isRange) return undefined
  return amounts.slice(1).some((other) => sameUnit(other, amount)) ? undefined : { text, amount }
}

function inItems({ statements }: LintedNote): readonly RuleFinding[] {
  return statements.flatMap((parent, at): readonly RuleFinding[] => {
    const first = statements[at + 1]
    if (first?.kind !== 'item' || (parent.kind === 'item' && first.depth <= parent.depth)) return []
    // What comes in parts may be of any thing: "1,200 vehicles fall into three classes".
    const isBare = complete.test(parent.text)
    const head = partOf(parent.text, parent.mentions, isBare)
    if (!head || !whole.test(parent.text)) return []
    const children = itemsFrom(statements, at + 1, first.depth)
    const parts = children.map(({ text, mentions }) => partOf(text, mentions, isBare))
    return compare(parent, head, parts)
  })
}

/** The items of one list from a place on, those inside of them left out. */
function itemsFrom(statements: readonly Statement[], from: number, depth: number): readonly Statement[] {
  const items: Statement[] = []
  for (const statement of statements.slice(from, from + mostParts * 4)) {
    if (statement.kind !== 'item' || statement.depth < depth) break
    if (statement.depth === depth && statement.block !== items.at(-1)?.block) items.push(statement)
  }
  return items
}

const mostParts = 30

/** A cell whose lines are parts, and the whole in its first line or in another cell of the row. */
function inCells({ tables }: LintedNote): readonly RuleFinding[] {
  return tables.flatMap(({ rows, header }) =>
    rows.flatMap(({ cells, line, label }) =>
      cells.flatMap(({ text }, column): readonly RuleFinding[] => {
        const lines = text.split('\n').map((part) => partOf(part, mentionsIn(part), true))
        if (lines.length < 2) return []
        const said = { line, text: `${label} ${header[column] ?? ''}` }
        const [own, ...under] = lines
        const isOwnWhole = own !== undefined && /\btotal\b|총|합계|전체|capex|budget/iu.test(own.text)
        if (isOwnWhole) return compare(said, own, under)
        const other = cells.flatMap((cell, at) =>
          at > 0 && at !== column && cell.number ? [{ text: label, amount: cell.number }] : [],
        )
        const [head] = other
        return head && other.length === 1 && whole.test(`${label} ${header.join(' ')}`)
          ? compare(said, head, lines)
          : []
      }),
    ),
  )
}

function compare(
  { line, text }: { readonly line: number; readonly text: string },
  head: Part,
  found: readonly (Part | undefined)[],
): readonly RuleFinding[] {
  const parts = found.filter((part) => part !== undefined)
  if (parts.length < 2 || parts.length !== found.length) return []
  if (parts.some((part) => !sameUnit(part.amount, head.amount) || compared.test(part.text))) return []
  const sum = summed(parts.map(({ amount }) => amount))
  const total = head.amount
  const ratio = sum.value / total.value
  const isAbove =
    sum.low > allowed(total).high || (sum.isBounded && sum.value > total.value && total.hedge === undefined)
  const isBelow = isApart(sum, total) && sum.value < total.value && complete.test(`${text} ${head.text}`)
  if (!(isAbove && ratio < 1.5) && !(isBelow && ratio > 0.5)) return []
  return [
    {
      severity: sum.isBounded ? 'warning' : 'error',
      line,
      printed: `${total.text}: ${parts.map(({ amount }) => amount.text).join(' + ')}`,
      recomputed: printedNumber(sum.value),
      message: {
        en: `the parts under it make ${printedNumber(sum.value)}, the whole is ${total.text}`,
        ko: inKorean`아래 항목의 합은 ${koreanAmount(sum.value, total)}인데 전체는 ${total.text}(으)로 적혀 있다`,
      },
    },
  ]
}
