import { allowed } from '../../mention/mention.ts'
import { type ClaimedQuantity, claimedQuantities } from '../claimed-quantity.ts'
import { inKorean } from '../in-korean.ts'
import { koreanName } from '../korean-names.ts'
import { printedNumber } from '../printed-number.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** One quantity of one thing with several values, and no word that says how they differ. */
export const sameQuantity: Rule = {
  name: 'same-quantity',
  checks: {
    en: 'numbers of one thing (its GPUs, training cost, total, capex …) given twice: they agree, or say of what day or part each is',
    ko: '두 번 적힌 같은 수치(GPU 수, 학습 비용, 총액, 설비투자 등)가 같은지, 다르면 시점·범위를 밝혔는지 확인',
  },
  find: (note) => {
    const groups = new Map<string, ClaimedQuantity[]>()
    for (const quantity of claimedQuantities(note)) {
      const key = [quantity.entity, quantity.metric, quantity.unit].join(' | ')
      const group = groups.get(key)
      if (!group) groups.set(key, [quantity])
      else if (group.length < mostOfOne) group.push(quantity)
    }
    return [...groups.values()].flatMap(findingsIn)
  },
}

/** More numbers of one thing are a series. */
const mostOfOne = 200

function findingsIn(group: readonly ClaimedQuantity[]): readonly RuleFinding[] {
  const [first] = group
  if (!first) return []
  return group.slice(1).flatMap((quantity, at): readonly RuleFinding[] => {
    const known = group.slice(0, at + 1).find((other) => contradicts(quantity, other))
    // A value that was printed before contradicts nothing anew.
    if (!known || group.slice(0, at + 1).some(({ mention }) => mention.value === quantity.mention.value))
      return []
    return [
      {
        severity: 'warning',
        line: quantity.line,
        printed: quantity.mention.text,
        recomputed: known.mention.text,
        message: {
          en: `${quantity.metric} of ${quantity.entity}: ${hedged(quantity)} here, ${hedged(known)} in line ${known.line}, and nothing says how they differ`,
          ko: inKorean`${[...new Set([quantity.entity, quantity.metric].map(koreanName))].join('의 ')}이(가) 여기서는 ${quantity.mention.text}, ${known.line}행에서는 ${known.mention.text}인데 차이에 대한 설명이 없다`,
        },
      },
    ]
  })
}

function hedged({ mention }: ClaimedQuantity): string {
  const unit =
    mention.unit.kind === 'money' ? ` ${mention.unit.currency}` : mention.unit.kind === 'percent' ? ' %' : ''
  return `${mention.hedge ? `${mention.hedge} ` : ''}${printedNumber(mention.value)}${unit}`
}

function contradicts(a: ClaimedQuantity, b: ClaimedQuantity): boolean {
  const [x, y] = [allowed(a.mention), allowed(b.mention)]
  if (x.low <= y.high && y.low <= x.high && a.mention.hedge === undefined && b.mention.hedge === undefined)
    return false
  if (a.mention.value === b.mention.value) return false
  const [small, large] = [
    Math.min(a.mention.value, b.mention.value),
    Math.max(a.mention.value, b.mention.value),
  ]
  if (large / small < 1.03) return false
  if (a.line === b.line && a.block === b.block && a.text === b.text) return bothTotals(a, b)
  if (timeWord.test(a.scope) !== timeWord.test(b.scope)) return false
  if (/^(?:revenue|capex)$/.test(a.metric) && partWord.test(a.scope) !== partWord.test(b.scope)) return false
  return a.scope === b.scope || a.scope === '' || b.scope === '' ? !datedApart(a, b) : false
}

const timeWord = /year|previous|earlier|quarter|작년|올해|내년|연말|이전|분기/iu
/** What a part of a firm earns or spends is not what the firm does. */
const partWord =
  /segment|division|data|cloud|gaming|(?<!in )service|advertising|hardware|software|domestic|overseas|abroad|부문|사업부|클라우드|게임|반도체|가전|서비스|국내|해외/iu

/** Two numbers of one sentence are usually of two things; two that are both called the total are not. */
function bothTotals(a: ClaimedQuantity, b: ClaimedQuantity): boolean {
  const called = ({ text, mention }: ClaimedQuantity): boolean =>
    /(?:\btotal(?:s|ling)?(?: of| cost of)?|총(?:액|사업비|투자액?|비용)?)\s?(?:은|는|이)?\s?(?:about|약|USD|US)?\s?\$?$/iu.test(
      text.slice(Math.max(0, mention.from - 24), mention.from),
    )
  return a.metric === 'total' && called(a) && called(b) && a.scope === b.scope
}

/** They say days or periods that are not the same, or only one of them says any. */
function datedApart(a: ClaimedQuantity, b: ClaimedQuantity): boolean {
  const [first, second] = [a.dates[0], b.dates[0]]
  if (!first || !second) return first !== second
  return first.end < second.start || second.end < first.start
}
