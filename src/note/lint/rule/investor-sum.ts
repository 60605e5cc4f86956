import type { Mention } from '../../mention/mention.ts'
import { mentionsIn } from '../../mention/mentions-in.ts'
import { entitiesIn } from '../entities.ts'
import { inKorean } from '../in-korean.ts'
import { koreanName } from '../korean-names.ts'
import { koreanAmount } from '../korean-number.ts'
import { printedNumber } from '../printed-number.ts'
import type { LintedNote, Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'
import { isApart, summed } from '../summed.ts'

const invests =
  /\b(?:invest\w*|stake|put|puts|backs?|backed|pour\w*|commit\w*|adds?|adding|injects?|funding|contribut\w+)\b|투자|출자|넣|추가/iu
const more = /\b(?:another|adds?|adding|additional|further|more|again)\b|추가|더\s|이어/iu
const inAll = /\b(?:total|in all|altogether|together|combined|invest\w*)\b|총|합계|투자/iu
const together = /\b(?:together|combined|jointly|in all|between them)\b|총|합쳐|모두/iu

/** What a note says that each investor put into a firm, against what it says that they put in together. */
export const investorSum: Rule = {
  name: 'investor-sum',
  checks: {
    en: 'what each investor put into a firm, summed over the note, against the amount that it gives for them together',
    ko: '투자자별 투자액의 합을 공동 투자액에 대조',
  },
  find: (note) => {
    const stakes = stakesIn(note.statements)
    if (stakes.length === 0) return []
    return totalsIn(note, stakes).flatMap((total) => findingsOf(total, stakes))
  },
}

interface Stake {
  readonly investor: string
  readonly target: string
  readonly amount: Mention
  readonly isMore: boolean
}

/** "Google has put $2bn into Anthropic and adds $1bn", "Amazon's stake in Anthropic is $8bn": by clause, the nearest investor before. */
function stakesIn(statements: readonly Statement[]): readonly Stake[] {
  return statements.flatMap(({ text, mentions }): readonly Stake[] => {
    if (!invests.test(text) || together.test(text)) return []
    const amounts = mentions.filter(
      ({ unit, isRange, per }) => unit.kind === 'money' && !isRange && per === undefined,
    )
    const names = namesIn(text)
    const targets = targetsIn(text, names)
    const [target] = targets
    if (target === undefined || targets.length > 1 || amounts.length === 0) return []
    return amounts.flatMap((amount): readonly Stake[] => {
      const investor = names.findLast(({ name, at }) => at < amount.from && name !== target)?.name
      const near = text.slice(Math.max(0, amount.from - 30), amount.to + 12)
      return investor === undefined ? [] : [{ investor, target, amount, isMore: more.test(near) }]
    })
  })
}

interface Named {
  readonly name: string
  readonly at: number
}

/** Korean names by the particles after them, where no list knows them: "한빛은 라온에 …을 투자". */
const namedInKorean =
  /(?<![가-힣\p{L}\d])([가-힣A-Za-z]{2,10}?)(?:은|는|이|가|에|의|와|과|에서|로부터)(?=\s)/gu

function namesIn(text: string): readonly Named[] {
  const known = entitiesIn(text)
  if (known.length > 1) return known
  const found = [...text.matchAll(namedInKorean)]
    .map((match) => ({ name: match[1] ?? '', at: match.index }))
    .filter(({ name }) => !/투자|자금|금액|지분|회사|라운드|규모/u.test(name))
  return [...known, ...found.filter(({ at }) => known.every((one) => one.at !== at))].sort(
    (a, b) => a.at - b.at,
  )
}

/** The firm that money goes into: "into Anthropic", "in Anthropic", "앤스로픽에", "아마존의 앤스로픽 투자액". */
function targetsIn(text: string, names: readonly Named[]): readonly string[] {
  const found = names.filter(({ at }) => {
    const before = text.slice(Math.max(0, at - 8), at)
    const after = text.slice(at, at + 24)
    return (
      /\b(?:in|into|to)\s$/i.test(before) ||
      /^[\p{L}\p{N}.-]+?에(?=\s|는)/u.test(after) ||
      (/의\s$/.test(before) && /^[\p{L}\p{N}.-]+?\s(?:투자|지분)/u.test(after))
    )
  })
  return [...new Set(found.map(({ name }) => name))]
}

interface Together {
  readonly target: string
  readonly investors: readonly string[]
  readonly amount: Mention
  readonly line: number
}

function totalsIn({ tables, statements }: LintedNote, stakes: readonly Stake[]): readonly Together[] {
  const rows = tables.flatMap(({ header, rows: all }) => {
    const investorsAt = header.findIndex((text) => /investor|backer|shareholder|투자자|주주/iu.test(text))
    const amountAt = header.findIndex((text, at) => at !== investorsAt && inAll.test(text))
    if (investorsAt === -1 || amountAt === -1) return []
    return all.flatMap(({ cells, line, label }): readonly Together[] => {
      const target = entitiesIn(label)[0]?.name
      const investors = entitiesIn(cells[investorsAt]?.text ?? '').map(({ name }) => name)
      const [amount, ...others] = mentionsIn(cells[amountAt]?.text ?? '').filter(
        ({ unit }) => unit.kind === 'money',
      )
      return target !== undefined && amount && others.length === 0 && investors.length > 0
        ? [{ target, investors, amount, line }]
        : []
    })
  })
  return [...rows, ...statements.flatMap((one) => jointly(one, stakes))]
}

/** "Together, SoftBank and Oracle have invested $22bn in Orchard". */
function jointly({ text, mentions, line }: Statement, stakes: readonly Stake[]): readonly Together[] {
  const [amount, ...others] = mentions.filter(({ unit }) => unit.kind === 'money')
  if (!together.test(text) || !invests.test(text) || !amount || others.length > 0) return []
  const named = namesIn(text)
  const names = [...new Set(named.map(({ name }) => name))]
  const [target, ...others_] = targetsIn(text, named)
  const subject = target ?? (/^\S+[이가]\s/u.test(text) ? names[0] : undefined)
  const named_ = names.filter((name) => name !== subject)
  const investors = named_.length > 0 ? named_ : theNumber(text, subject, stakes)
  return subject === undefined || others_.length > 0 || investors.length < 2
    ? []
    : [{ target: subject, investors, amount, line }]
}

const numbered =
  /\b(?:the|all|these) (two|three|four)\b|(?:^|\s)(두|세|네)\s?(?:곳|회사|투자자|기관|투자사)/iu
const countOf: Readonly<Record<string, number>> = { two: 2, both: 2, three: 3, four: 4, 두: 2, 세: 3, 네: 4 }

/** "Together the two have invested …": those of whom the note told before, if they are so many. */
function theNumber(text: string, target: string | undefined, stakes: readonly Stake[]): readonly string[] {
  const [, english, korean] = numbered.exec(text) ?? []
  const known = [...new Set(stakes.filter((one) => one.target === target).map(({ investor }) => investor))]
  return known.length === countOf[(english ?? korean ?? '').toLowerCase()] ? known : []
}

function findingsOf(
  { target, investors, amount, line }: Together,
  stakes: readonly Stake[],
): readonly RuleFinding[] {
  const own = investors.map((investor) =>
    partsOf(
      stakes.filter(
        (stake) => stake.target === target && stake.investor === investor && sameMoney(stake.amount, amount),
      ),
    ),
  )
  const parts = own.flat()
  const unknown = investors.filter((_, at) => own[at]?.length === 0)
  if (parts.length === 0) return []
  const sum = summed(parts)
  const printed = parts.map(({ text }) => text).join(' + ')
  const isWhole = unknown.length === 0
  const isOff = isWhole ? isApart(sum, amount) : sum.low > amount.high
  if (!isOff && isWhole) return []
  return [
    {
      severity: isOff ? 'error' : parts.length > 1 ? 'warning' : 'info',
      line,
      printed: amount.text,
      recomputed: printedNumber(isOff ? sum.value : amount.value - sum.value),
      message: isOff
        ? {
            en: `${investors.join(' and ')} put ${printed} into ${target} by the text, ${printedNumber(sum.value)} together, not ${amount.text}`,
            ko: inKorean`본문대로면 ${koreanList(investors)}의 ${koreanName(target)} 투자액은 ${printed}, 합쳐서 ${koreanAmount(sum.value, amount)}이지 ${amount.text}이(가) 아니다`,
          }
        : {
            en: `${amount.text} of ${investors.join(' and ')} is not split: the text has ${printed}, which leaves ${printedNumber(amount.value - sum.value)} for ${unknown.join(' and ')}`,
            ko: inKorean`${koreanList(investors)}의 ${amount.text}이(가) 나뉘어 있지 않다. 본문의 ${printed}을(를) 빼면 ${koreanList(unknown)}의 몫은 ${koreanAmount(amount.value - sum.value, amount)}이다`,
          },
    },
  ]
}

function koreanList(names: readonly string[]): string {
  return names.map(koreanName).join('·')
}

function sameMoney(a: Mention, b: Mention): boolean {
  return a.unit.kind === 'money' && b.unit.kind === 'money' && a.unit.currency === b.unit.currency
}

/** An amount that is told again is one amount, unless it is said to be another. */
function partsOf(stakes: readonly Stake[]): readonly Mention[] {
  const parts: Mention[] = []
  for (const { amount, isMore } of stakes)
    if (isMore || !parts.some(({ value }) => value === amount.value)) parts.push(amount)
  return parts
}
