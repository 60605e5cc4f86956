import { type Explained, explain, type Formula } from '#economics'
import type { NoteExhibit, NoteLanguage } from '../../write/note-book.ts'
import { printedNumber } from '../printed-facts.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { inLanguage } from './exhibit-words.ts'

const words = {
  title: {
    en: 'Rule of 40: Palantir’s score depends on the margin, and none of the printed ones gives 82',
    ko: 'Rule of 40: 팔란티어 점수는 이익률 기준에 따라 달라지며 인쇄된 82점은 재현되지 않음',
  },
  basis: { en: 'Margin', ko: '이익률 기준' },
  growth: { en: 'Growth (%)', ko: '성장률(%)' },
  margin: { en: 'Margin (%)', ko: '이익률(%)' },
  score: { en: 'Score', ko: '점수' },
  operating: { en: 'adjusted operating', ko: '조정 영업이익' },
  cashFlow: { en: 'operating cash flow', ko: '영업현금흐름' },
  freeCashFlow: { en: 'adjusted free cash flow', ko: '조정 잉여현금흐름' },
  printed: { en: 'Printed score', ko: '인쇄된 점수' },
  order: { en: 'Printed as the three highest of software', ko: '소프트웨어 업종 상위 3개(인쇄 순)' },
  remark: {
    en: 'The definition in the text names an EBITDA margin, which it does not print',
    ko: '본문 정의는 EBITDA 이익률 기준이나 그 값은 인쇄되지 않음',
  },
  source: {
    en: 'Palantir, fourth quarter of 2024, as the weekly quotes it; jevons',
    ko: '팔란티어 4Q24 실적(주간지 인용), jevons',
  },
}

const ruleOf40: Formula<'growth' | 'margin'> = {
  name: 'Rule of 40',
  symbol: 'score',
  unit: 'points',
  text: 'growth + margin',
  of: ({ growth, margin }) => growth + margin,
}

/** Growth plus a margin, named. */
function ruleOf40Of(
  { printed }: Pick<WeeklyFacts, 'printed'>,
  margin: string,
  language: NoteLanguage,
): Explained {
  return explain(ruleOf40, {
    growth: printedNumber(printed, 'palantir.growth', language).explained,
    margin: printedNumber(printed, margin, language).explained,
  })
}

/** Figure 35: the score by each margin that was printed. */
export function ruleOf40Table(facts: WeeklyFacts, language: NoteLanguage): NoteExhibit {
  const text = inLanguage(words, language)
  const of = (id: string): Explained => printedNumber(facts.printed, id, language).explained
  const bases = [
    [text.operating, 'palantir.operatingMargin'],
    [text.cashFlow, 'palantir.cashFlowMargin'],
    [text.freeCashFlow, 'palantir.freeCashFlowMargin'],
  ] as const
  return {
    kind: 'table',
    title: text.title,
    header: [text.basis, text.growth, text.margin, text.score],
    rows: [
      ...bases.map(([name, id]) => ({
        cells: [
          name,
          { explained: of('palantir.growth'), format: 'integer' },
          { explained: of(id), format: 'integer' },
          { explained: ruleOf40Of(facts, id, language), format: 'integer' },
        ],
      })),
      {
        cells: [text.printed, '', '', { explained: of('palantir.ruleOf40'), format: 'integer' }],
        isTotal: true,
      },
    ],
    remarks: [text.remark, ...orderRemark(facts, text.order)],
    source: text.source,
  }
}

function orderRemark({ printed }: WeeklyFacts, said: string): readonly string[] {
  return printed.ruleOf40 ? [`${said}: ${printed.ruleOf40.join(', ')}`] : []
}
