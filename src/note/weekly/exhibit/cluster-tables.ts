import {
  costMethods,
  costsByMethod,
  type Explained,
  explainCost,
  methodNames,
  methodsAgainstPrint,
  rounded,
} from '#economics'
import type { NoteCell, NoteLanguage, NoteTableContent } from '../../write/note-book.ts'
import { derivedValue, printedValue } from '../printed-value.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { inLanguage } from './exhibit-words.ts'

const words = {
  title: {
    en: 'Four years of the cluster attributed to DeepSeek cost $2.57 bn: price and cost to operate, without the cost of capital',
    ko: '딥시크 클러스터 4년 총소유비용 25.7억 달러: ‘구매가와 운영비의 합이며 자본비용은 없음’',
  },
  row: { en: 'USD mn', ko: '백만 달러' },
  total: { en: 'Total', ko: '합계' },
  count: { en: 'GPUs', ko: 'GPU 수(장)' },
  price: { en: 'GPU price (USD)', ko: 'GPU 단가(달러)' },
  serverPrice: { en: 'Server capex per GPU (USD)', ko: 'GPU당 서버 CapEx(달러)' },
  capex: { en: 'Server capex', ko: '서버 CapEx' },
  opex: { en: 'Cost to operate', ko: '운영비용(OpEx)' },
  tco: { en: 'TCO over 4 years', ko: '4년 TCO' },
  computed: { en: 'TCO, recomputed', ko: 'TCO(재계산)' },
  hourly: { en: 'USD per GPU-hour at full use', ko: 'GPU 시간당 비용(달러, 가동률 100%)' },
  printed: {
    en: 'Printed in the weekly of 7 February 2025; the two last rows are recomputed',
    ko: '2025-02-07 주간지 인쇄값, 마지막 두 행은 재계산',
  },
  source: {
    en: 'SemiAnalysis as the weekly credits it; jevons',
    ko: 'SemiAnalysis(주간지 인용), jevons 재계산',
  },
}

/** Table 1 with its rows and columns as printed, and what its parts give. */
export function clusterTable({ cluster }: WeeklyFacts, language: NoteLanguage): NoteTableContent {
  const text = inLanguage(words, language)
  const { groups, printed } = cluster
  const value = (name: string, amount: number, unit: string, format: string): NoteCell => ({
    explained: printedValue(name, amount, unit, cluster),
    format,
  })
  const parts = groups.map((group) => costsByMethod(cluster, [group]).straightLine)
  const whole = costsByMethod(cluster).straightLine
  const recomputed = (name: string, amount: number, unit: string, format: string): NoteCell => ({
    explained: derivedValue(name, {
      value: amount,
      unit,
      formula: unit === 'USD mn' ? 'capex + opex' : 'TCO / (GPUs · years · 8760)',
      inputs: [],
    }),
    format,
  })
  const columns = [...(printed?.columns ?? []), ...(printed ? [printed.total] : [])]
  const of = (at: number): string => groups[at]?.gpu ?? text.total
  return {
    kind: 'table',
    title: text.title,
    header: [text.row, ...groups.map(({ gpu }) => gpu), text.total],
    rows: [
      {
        cells: [
          text.count,
          ...groups.map(({ gpu, count }) => value(`${text.count}, ${gpu}`, count, 'GPUs', 'integer')),
          value(
            text.count,
            groups.reduce((sum, { count }) => sum + count, 0),
            'GPUs',
            'integer',
          ),
        ],
      },
      {
        cells: [
          text.price,
          ...groups.map(({ gpu, gpuPriceUsd = Number.NaN }) =>
            value(`${text.price}, ${gpu}`, gpuPriceUsd, 'USD', 'integer'),
          ),
          '',
        ],
      },
      {
        cells: [
          text.serverPrice,
          ...groups.map(({ gpu, serverCapexUsdPerGpu }) =>
            value(`${text.serverPrice}, ${gpu}`, serverCapexUsdPerGpu, 'USD', 'integer'),
          ),
          '',
        ],
      },
      {
        cells: [
          text.capex,
          ...columns.map(({ serverCapexUsdMillion }, at) =>
            value(`${text.capex}, ${of(at)}`, serverCapexUsdMillion, 'USD mn', 'integer'),
          ),
        ],
      },
      {
        cells: [
          text.opex,
          ...columns.map(({ opexUsdMillion }, at) =>
            value(`${text.opex}, ${of(at)}`, opexUsdMillion, 'USD mn', 'integer'),
          ),
        ],
      },
      {
        cells: [
          text.tco,
          ...columns.map(({ totalUsdMillion }, at) =>
            value(`${text.tco}, ${of(at)}`, totalUsdMillion, 'USD mn', 'integer'),
          ),
        ],
        isTotal: true,
      },
      {
        cells: [
          text.computed,
          ...[...parts, whole].map(({ totalUsdMillion }, at) =>
            recomputed(`${text.computed}, ${of(at)}`, totalUsdMillion, 'USD mn', 'number:1'),
          ),
        ],
      },
      {
        cells: [
          text.hourly,
          ...[...parts, whole].map(({ usdPerGpuHour }, at) =>
            recomputed(`${text.hourly}, ${of(at)}`, usdPerGpuHour, 'USD/h', 'number:3'),
          ),
        ],
      },
    ],
    remarks: [text.printed],
    source: text.source,
  }
}

const methodWords = {
  title: {
    en: 'Of twelve methods only price plus cost to operate gives the printed total',
    ko: '열두 가지 방법 중 인쇄된 합계를 재현하는 것은 ‘구매가+운영비’뿐',
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
  annuityAlone: '연금만(운영비 제외)',
  simpleInterestAlone: '단리만(운영비 제외)',
  presentValue: '구매가 + 운영비의 현재가치',
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
      const explained: Explained = explainCost(method, cluster)
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
