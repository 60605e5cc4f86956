import { allowedLoosely, type Mention } from '../../mention/mention.ts'
import { sameUnit } from '../../mention/same-unit.ts'
import { entitiesIn } from '../entities.ts'
import { printedNumber } from '../printed-number.ts'
import type { LintedNote, Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'

const rise = /\b(?:up|rise|rose|grow\w*|grew|growth|increas\w+|higher|more|yoy)\b|증가|성장|늘|확대|상승/iu

/** "104 bn, up about 40 %", without the 74 bn that it grew from: the base that is implied, and what the note says elsewhere. */
export const impliedBase: Rule = {
  name: 'implied-base',
  checks:
    'an amount with its growth but no base: the base that they imply against one that the note gives elsewhere',
  find: (note) => note.statements.flatMap((statement) => findingsIn(statement, note)),
}

function findingsIn(statement: Statement, note: LintedNote): readonly RuleFinding[] {
  const { text, mentions, line } = statement
  return mentions.flatMap((growth, at): readonly RuleFinding[] => {
    const amount = mentions[at - 1] ?? mentions[at + 1]
    if (
      growth.unit.kind !== 'percent' ||
      amount?.unit.kind !== 'money' ||
      amount.isRange ||
      growth.value <= 0
    )
      return []
    const near = text.slice(
      Math.max(0, Math.min(growth.from, amount.from) - 12),
      Math.max(growth.to, amount.to) + 24,
    )
    if (
      !rise.test(near) ||
      Math.abs(growth.from - amount.from) > 70 ||
      mentions.some((other) => other !== amount && sameUnit(other, amount))
    )
      return []
    if (/\bCAGR\b|연평균|margin|마진|이익률/iu.test(near)) return []
    const base = amount.value / (1 + growth.value / 100)
    const elsewhere = baseElsewhere(statement, amount, note)
    const isOff = elsewhere !== undefined && !couldBe(elsewhere, amount, growth)
    return [
      {
        severity: isOff ? 'warning' : 'info',
        line,
        printed: `${amount.text}, ${growth.text}`,
        recomputed: printedNumber(base),
        message: isOff
          ? `${amount.text} after ${growth.text} implies ${printedNumber(base)} before; the note says ${elsewhere.text} elsewhere`
          : `${amount.text} after ${growth.text} implies a base of ${printedNumber(base)}, which is not printed beside it`,
      },
    ]
  })
}

const yearBefore =
  /\b(?:last year|a year (?:ago|before|earlier)|previous year|in 20\d\d|reported)\b|작년|전년|지난해|20\d\d년/iu

/** An amount of the same thing for the year before, in another sentence. */
function baseElsewhere(
  { text, line, mentions }: Statement,
  amount: Mention,
  { statements }: LintedNote,
): Mention | undefined {
  const names = new Set(entitiesIn(text).map(({ name }) => name))
  for (const other of statements) {
    if (other.line === line && other.text === text) continue
    if (!entitiesIn(other.text).some(({ name }) => names.has(name)) || !yearBefore.test(other.text)) continue
    const found = other.mentions.find(
      (mention) => sameUnit(mention, amount) && mention.value < amount.value && !mentions.includes(mention),
    )
    if (found) return found
  }
  return undefined
}

function couldBe(base: Mention, amount: Mention, growth: Mention): boolean {
  const [from, to, by] = [allowedLoosely(base), allowedLoosely(amount), allowedLoosely(growth)]
  return from.low * (1 + by.low / 100) <= to.high && from.high * (1 + by.high / 100) >= to.low
}
