import type { DateMention } from '../mention/dates.ts'
import type { Mention } from '../mention/mention.ts'
import { mentionsIn } from '../mention/mentions-in.ts'
import { unitName } from '../mention/same-unit.ts'
import { isChange } from './change-words.ts'
import { columnUnit } from './column-unit.ts'
import { entitiesIn } from './entities.ts'
import { namedAttributes } from './named-attribute.ts'
import { projectTotals } from './named-project.ts'
import { type NumberTable, totalLabel } from './number-table.ts'
import type { LintedNote } from './rule.ts'
import type { Statement } from './statement.ts'

/** A number with whom and what it is of: what another place of the note can contradict. */
export interface ClaimedQuantity {
  readonly entity: string
  readonly metric: string
  readonly unit: string
  readonly mention: Mention
  readonly text: string
  readonly line: number
  readonly block: number
  readonly section: readonly string[]
  readonly dates: readonly DateMention[]
  /** Words that say of which part or stage it is: "phase 1", "final", "planned". */
  readonly scope: string
}

interface Metric {
  readonly name: string
  readonly form: RegExp
  readonly unit: (mention: Mention) => boolean
}

const money = ({ unit }: Mention): boolean => unit.kind === 'money'
const percent = ({ unit }: Mention): boolean => unit.kind === 'percent'
const gpus = ({ unit }: Mention): boolean => unit.kind === 'count' && unit.name === 'GPU'

const metrics: readonly Metric[] = [
  { name: 'GPUs', form: /GPUs?|H\d00s?|accelerators?|chips?|장/iu, unit: gpus },
  {
    name: 'training cost',
    form: /train\w*[^.,;]{0,24}\bcosts?\b|\bcosts?\b[^.,;]{0,30}\btrain|\bcosts? of (?:the |its )?(?:final )?(?:training )?run|(?:학습|훈련)(?:하는|시키는)?(?: 데 드는)?\s?비용|(?:학습|훈련)(?:하는|시키는|을 시키는)\s?데[^.]{0,24}(?:들|쓰|소요)|\btraining run\b|(?:학습|훈련)에[^.]{0,20}(?:들|투입|소요)/iu,
    unit: money,
  },
  {
    name: 'total',
    form: /\btotals?\b|\bin all\b|\boverall\b|총(?:액|사업비|투자액?|투자비|공사비|비용)?(?=[\s은는이가을를의])|전체/iu,
    unit: money,
  },
  {
    name: 'memory reduction',
    form: /(?:\bKV\b|\bmemory\b|\bcache\b|메모리|캐시)[^.;]{0,60}(?:reduc\w+|less|lower|smaller|sav\w+|cut\w*|감소|절감|줄|축소)|(?:reduc\w+|less|lower|cuts?|saves?)[^.;]{0,40}(?:\bKV\b|\bmemory\b|\bcache\b)/iu,
    unit: percent,
  },
  {
    name: 'market loss',
    form: /(?:market (?:value|cap\w*)|시가총액)[^.;]{0,40}(?:los\w+|wip\w+|eras\w+|증발|감소)|(?:los\w+|wiped?|eras\w+)[^.;]{0,40}market/iu,
    unit: money,
  },
  { name: 'capex', form: /\bcapex\b|capital expenditure|설비투자/iu, unit: money },
  { name: 'revenue', form: /\brevenues?\b|\bsales\b|매출/iu, unit: money },
  { name: 'valuation', form: /\bvaluation|valued at|기업가치/iu, unit: money },
]

/** Every number of the text and of its tables whose subject can be told. */
export function claimedQuantities({ statements, tables }: LintedNote): readonly ClaimedQuantity[] {
  const totals = projectTotals(statements).map(({ project, mention, statement }) =>
    quantityOf(statement, mention, project, 'total'),
  )
  return [...inText(statements), ...totals, ...tables.flatMap(inTable)]
}

/** A sentence with more is a list. */
const mostNumbers = 40

/** A sentence that begins so goes on about what the one before was about. */
const continues =
  /^(?:its?|this|that|they|their|the (?:project|firm|company|plan|model))\b|^(?:이|그|해당|동)\s/iu

function inText(statements: readonly Statement[]): readonly ClaimedQuantity[] {
  const topics = new Map<number, string>()
  return statements.flatMap((statement) => {
    const names = entitiesIn(statement.text)
    const before = topics.get(statement.block)
    const topic = continues.test(statement.text) ? (before ?? names[0]?.name) : (names[0]?.name ?? before)
    if (topic !== undefined) topics.set(statement.block, topic)
    return [
      ...statement.mentions
        .slice(0, mostNumbers)
        .flatMap((mention) =>
          quantitiesOf(
            statement,
            countedAs(statement.text, mention),
            subjectsOf(mention, statement.mentions, names, topic),
          ),
        ),
      ...namedAttributes(statement).map(({ entity, attribute, mention }) =>
        quantityOf(statement, mention, entity, `"${attribute}"`),
      ),
    ]
  })
}

/** A row is of what its first cell names, else of what the caption does. */
function inTable({ rows, header, table }: NumberTable): readonly ClaimedQuantity[] {
  const caption = entitiesIn(table.caption?.title ?? '').filter(({ isSure }) => isSure)
  return rows.flatMap(({ cells, line, label }) => {
    const text = cells.map((cell, at) => `${header[at] ?? ''} ${cell.text}`).join(' ; ')
    const mentions = mentionsIn(text)
    const row: Statement = {
      text,
      line,
      kind: 'paragraph',
      section: [],
      block: -line,
      depth: 0,
      ordinal: undefined,
      mentions,
      dates: [],
    }
    const own = entitiesIn(label).slice(0, 1)
    // A row of something else than the caption's has its own number of chips.
    const isWhole = own.length > 0 || label === '' || totalLabel.test(label)
    const subjects = (own.length > 0 ? own : caption).map(({ name }) => name)
    return mentions
      .flatMap((mention) => quantitiesOf(row, countedAs(text, mention), subjects))
      .filter(({ metric }) => isWhole || metric !== 'GPUs')
  })
}

/** "GPUs 128,000" of a table, "GPU 40만개" of a text: the noun before says the unit; a header its size too. */
function countedAs(text: string, mention: Mention): Mention {
  if (mention.unit.kind !== 'none') return mention
  const before = text.slice(Math.max(0, mention.from - 40), mention.from)
  const header = /(?:GPUs?|accelerators?|가속기)(\s?\([^)]*\))?\s*[~≥≤>]?\s*$/iu.exec(before)
  const isCounted =
    /(?:GPU|가속기)[^.;,\d]{0,12}$/iu.test(before) &&
    /^\s?(?:여\s?)?(?:개|대|장)/u.test(text.slice(mention.to, mention.to + 4))
  if (!header && !isCounted) return mention
  const { scale } = columnUnit(header?.[0].trim() ?? '') ?? { scale: 1 }
  return {
    ...mention,
    unit: { kind: 'count', name: 'GPU' },
    value: mention.value * scale,
    low: mention.low * scale,
    high: mention.high * scale,
    roundness: mention.roundness * scale,
  }
}

const scopeWords =
  /\b(?:phase|stage|final|first|initial|planned?|target\w*|by (?:the )?(?:end|year[- ]end)|year[- ]end|last year|this year|next year|in service|training|serving|bought|purchas\w+|additional|per|each|input|output|cached|peak|unlike|excluding|including|gross|net|quarter\w*|annual\w*|a year|upper|lower|range|low|high|guid\w+|expect\w+|consensus|actual|previous\w*|earlier|latest|up to|segments?|divisions?|data[- ]cent(?:re|er)s?|cloud|gaming|services?|advertising|hardware|software|domestic|overseas|abroad)\b|부문|사업부|클라우드|게임|반도체|가전|서비스|국내|해외|\d단계|최종|계획|목표|연말|작년|올해|내년|연간|분기|누적|추가|학습용|추론용|입력|출력|예상|실제|이전/giu

function quantitiesOf(
  statement: Statement,
  mention: Mention,
  subjects: readonly string[],
): readonly ClaimedQuantity[] {
  const near = statement.text.slice(Math.max(0, mention.from - 90), mention.to + 60)
  // "Added $2bn": how much more, not how much.
  if (mention.unit.kind === 'money' && isChange(statement.text, mention)) return []
  const metric = metrics.find(({ form, unit }) => unit(mention) && form.test(near))
  return metric ? subjects.map((entity) => quantityOf(statement, mention, entity, metric.name)) : []
}

function quantityOf(
  { text, line, block, section, dates }: Statement,
  mention: Mention,
  entity: string,
  metric: string,
): ClaimedQuantity {
  const close = text.slice(Math.max(0, mention.from - 60), mention.to + 40)
  const scope = [...close.matchAll(scopeWords)]
    .map(([word]) => word.toLowerCase())
    .filter((word) => metric !== 'training cost' || !/^(?:training|final)$/.test(word))
    .sort()
    .join(' ')
  const unit = `${unitName(mention.unit)} ${mention.per ?? ''}`
  return { entity, metric, unit, mention, text, line, block, section, dates, scope }
}

interface Named {
  readonly name: string
  readonly at: number
}

/** Whom a number can be of: the nearest name before it; the first of the sentence too, where no other number could be its. */
function subjectsOf(
  mention: Mention,
  mentions: readonly Mention[],
  names: readonly Named[],
  topic: string | undefined,
): readonly string[] {
  const nearest = names.findLast(({ at }) => at < mention.from)?.name ?? topic ?? names[0]?.name
  const isAlone = mentions.every(
    (other) => other === mention || unitName(other.unit) !== unitName(mention.unit),
  )
  const found = [nearest, ...(isAlone ? [names[0]?.name] : [])].filter((name) => name !== undefined)
  return [...new Set(found)]
}
