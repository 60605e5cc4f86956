import { allowed, type Hedge, type Mention } from '../../mention/mention.ts'
import { sameUnit } from '../../mention/same-unit.ts'
import { inKorean } from '../in-korean.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'

const summary = /highlight|summary|key (?:points|takeaways)|in brief|abstract|요약|하이라이트|핵심|한눈/iu

/** "At least 25 %" in the body, "25 %" in the summary: a bound that was dropped on the way. */
export const droppedHedge: Rule = {
  name: 'dropped-hedge',
  checks: {
    en: 'numbers of the summary against the same numbers of the body: bounds ("at least", "under") are kept',
    ko: '요약의 숫자에 본문의 한정어(‘최소’, ‘미만’)가 남아 있는지 확인',
  },
  find: ({ statements }) => {
    const isSummary = ({ section, kind, text }: Statement): boolean =>
      section.some((title) => summary.test(title)) || (kind === 'item' && summary.test(text.slice(0, 20)))
    // A summary is short, and what it sums up near it.
    const top = statements.filter(isSummary).slice(0, 200)
    const body = statements.filter((one) => !isSummary(one)).slice(0, 4_000)
    const bodies = body.map((statement) => ({ statement, words: wordsOf(statement.text) }))
    return top.flatMap((statement) => {
      const words = wordsOf(statement.text)
      const alike = bodies.filter((other) => shared(words, other.words) >= 2).map((other) => other.statement)
      return statement.mentions.flatMap((mention) => findingsOf(statement, mention, alike))
    })
  },
}

function findingsOf(
  statement: Statement,
  mention: Mention,
  body: readonly Statement[],
): readonly RuleFinding[] {
  if (mention.unit.kind === 'none') return []
  const same = body.flatMap((other) =>
    other.mentions.filter((one) => sameUnit(one, mention)).map((one) => ({ one, other })),
  )
  const equal = same.filter(({ one }) => one.value === mention.value)
  const bounded = equal.find(({ one }) => isBound(one.hedge))
  const kept = equal.some(({ one }) => kindOf(one.hedge) === kindOf(mention.hedge))
  const broken =
    equal.length === 0 ? same.find(({ one }) => isBound(one.hedge) && !within(mention, one)) : undefined
  if (bounded && !kept) return [findingOf(statement, mention, bounded.one, bounded.other.line)]
  return broken ? [findingOf(statement, mention, broken.one, broken.other.line)] : []
}

function isBound(hedge: Hedge | undefined): boolean {
  return hedge !== undefined && hedge !== 'about'
}

function kindOf(hedge: Hedge | undefined): string {
  if (hedge === 'least' || hedge === 'above') return 'lower bound'
  return hedge === 'most' || hedge === 'below' ? 'upper bound' : 'value'
}

function within(mention: Mention, bound: Mention): boolean {
  const { low, high } = allowed(bound)
  return mention.high >= low && mention.low <= high
}

const stop = new Set(
  'about with that this from have were been their more than least most less under over which into only also when wrong answers'.split(
    ' ',
  ),
)

/** Words of weight. */
function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    [
      ...(text.toLowerCase().match(/[\p{L}]{2,}/gu) ?? []).filter(
        (word) => (word.length > 3 || /[가-힣]/.test(word)) && !stop.has(word),
      ),
      ...(text.match(/(?<![\p{L}\p{N}])[A-Z][\w.-]*\d[\w-]*/gu) ?? []),
    ].map(stemOf),
  )
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((word) => b.has(word)).length
}

/** Korean words change at their end: two syllables tell them apart. */
function stemOf(word: string): string {
  return /^[가-힣]{3,}$/.test(word) ? word.slice(0, 2) : word
}

const koreanBound: Readonly<Record<Hedge, (amount: string) => string>> = {
  about: (amount) => `약 ${amount}`,
  least: (amount) => `최소 ${amount}`,
  most: (amount) => `최대 ${amount}`,
  above: (amount) => `${amount} 초과`,
  below: (amount) => `${amount} 미만`,
}

function findingOf({ line, text }: Statement, mention: Mention, bound: Mention, at: number): RuleFinding {
  const name: Readonly<Record<Hedge, string>> = {
    about: 'about',
    least: 'at least',
    most: 'at most',
    above: 'more than',
    below: 'less than',
  }
  return {
    severity: 'warning',
    line,
    printed: text.slice(Math.max(0, mention.from - 20), mention.to).trim(),
    recomputed: `${bound.hedge ? `${name[bound.hedge]} ` : ''}${bound.text}`,
    message: {
      en: `${mention.text} here, "${bound.hedge ? name[bound.hedge] : ''} ${bound.text}" in line ${at}: the bound was dropped`,
      ko: inKorean`${at}행의 ‘${bound.hedge ? koreanBound[bound.hedge](bound.text) : bound.text}’에서 한정어가 빠져 여기서는 ${mention.text}이(가) 됐다`,
    },
  }
}
