import {
  costMethods,
  type Explained,
  explainCost,
  methodNames,
  methodsAgainstPrint,
  rounded,
} from '#economics'
import type { NoteLanguage, NoteTableContent } from '../../write/note-book.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { totalOf } from '../weekly-values.ts'
import { inLanguage } from './exhibit-words.ts'

const methodWords = {
  title: {
    en: 'Which method gives the printed total of the cluster',
    ko: '산정 방법별 클러스터 비용과 인쇄된 합계의 재현 여부',
  },
  method: { en: 'Method', ko: '방법' },
  total: { en: 'Total (USD mn)', ko: '합계(백만 달러)' },
  verdict: { en: 'Gives the printed total', ko: '인쇄값 재현' },
  yes: { en: 'yes', ko: '예' },
  no: { en: 'no', ko: '아니요' },
  source: {
    en: 'jevons, from the inputs of table 1; WACC 13.3 %, 4 years',
    ko: 'jevons(표 1의 입력값, WACC 13.3%, 4년)',
  },
}

const koreanMethods: Readonly<Record<string, string>> = {
  straightLine: '정액(구매가) + 운영비',
  annuity: '연금(연 단위) + 운영비',
  annuityMonthlyNominal: '연금(월 단위, 명목 이자율/12) + 운영비',
  annuityMonthlyEffective: '연금(월 단위, 실효 이자율) + 운영비',
  annuityDue: '연금(기초 지급) + 운영비',
  averageCapital: '평균 자본 + 운영비',
  averageCapitalByYear: '평균 자본(연초 잔액) + 운영비',
  simpleInterest: '단리 + 운영비',
  bullet: '만기 일시 상환 + 운영비',
  annuityOnly: '연금만(운영비 제외)',
  simpleInterestOnly: '단리만(운영비 제외)',
  capexAndPresentValueOfOpex: '구매가 + 운영비의 현재가치',
}

/** Every method beside each other, and which of them a total of that print can come from. */
export function methodTable({ cluster }: WeeklyFacts, language: NoteLanguage): NoteTableContent {
  const text = inLanguage(methodWords, language)
  const printed = rounded(cluster.printed?.total.totalUsdMillion ?? Number.NaN)
  const against = new Map(
    methodsAgainstPrint(cluster, printed, cluster.opexDecimals).map((one) => [one.method, one]),
  )
  const names: Readonly<Record<string, string>> = methodNames
  return {
    kind: 'table',
    title: text.title,
    header: [text.method, text.total, text.verdict],
    rows: costMethods.map((method) => {
      const reproduces = against.get(method.id)?.reproduces === true
      const explained: Explained = totalOf(explainCost(method, cluster))
      const name = language === 'ko' ? koreanMethods[method.id] : names[method.id]
      return {
        cells: [name ?? method.id, { explained, format: 'number:1' }, reproduces ? text.yes : text.no],
        isTotal: reproduces,
      }
    }),
    remarks: [],
    source: text.source,
  }
}
