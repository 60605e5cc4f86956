import { type Bar, barsChart } from '#figure'
import type { NoteExhibit, NoteLanguage } from '../../write/note-book.ts'
import { printedNumber } from '../printed-facts.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { inLanguage, type Worded } from './exhibit-words.ts'
import { gapOf } from './gap.ts'

interface BarFigure {
  readonly id: string
  readonly words: Readonly<Record<'title' | 'axis' | 'corner' | 'source', Worded>> &
    Readonly<Record<'remark', Worded>>
  readonly bars: readonly {
    readonly of: string
    readonly name: Worded
    readonly isReference?: boolean
    readonly format: (text: string) => string
  }[]
  readonly decimals?: number
}

const companyTold: Worded = {
  en: 'company statements as the weekly quotes them; jevons',
  ko: '각 사 발표(주간지 인용), jevons',
}
const billions = (text: string): string => text
const percent = (text: string): string => `${text}%`
const times = (text: string): string => `${text}x`

const capex: BarFigure = {
  id: 'capex',
  words: {
    title: {
      en: 'Capex of 2025: the four hyperscalers come to 329 bn USD',
      ko: '2025년 하이퍼스케일러 CapEx: 4사 합계 3,290억 달러',
    },
    axis: { en: 'USD bn', ko: '십억 달러' },
    corner: { en: 'Firm', ko: '기업' },
    remark: {
      en: 'Microsoft and Meta were printed as one sum, “almost 150”',
      ko: '마이크로소프트와 메타는 합산값(‘약 1,500억 달러’)으로만 인쇄됨',
    },
    source: companyTold,
  },
  bars: [
    { of: 'capex.amazon', name: { en: 'Amazon, 2025', ko: '아마존, 2025년' }, format: billions },
    { of: 'capex.alphabet', name: { en: 'Alphabet, 2025', ko: '알파벳, 2025년' }, format: billions },
    {
      of: 'capex.alphabetBefore',
      name: { en: 'Alphabet, 2024', ko: '알파벳, 2024년' },
      isReference: true,
      format: billions,
    },
    {
      of: 'capex.microsoftAndMeta',
      name: { en: 'Microsoft and Meta, 2025', ko: '마이크로소프트·메타, 2025년' },
      format: (text) => `~${text}`,
    },
  ],
  decimals: 1,
}

const multiple: BarFigure = {
  id: 'multiple',
  words: {
    title: {
      en: 'Nvidia’s EV/EBITDA is below its mean of five years',
      ko: '엔비디아 EV/EBITDA: 5년 평균을 밑돎',
    },
    axis: { en: 'EV/EBITDA, next twelve months', ko: 'EV/EBITDA(향후 12개월)' },
    corner: { en: 'When', ko: '시점' },
    remark: {
      en: 'The course over time needs a file of prices and estimates (fundamentals.csv)',
      ko: '시계열은 가격·추정치 파일(fundamentals.csv) 필요',
    },
    source: { en: 'the weekly of 7 February 2025, fig 33', ko: '2025-02-07 주간지 그림 33' },
  },
  bars: [
    {
      of: 'nvidia.evToEbitdaMean',
      name: { en: 'Mean of five years', ko: '5년 평균' },
      isReference: true,
      format: times,
    },
    { of: 'nvidia.evToEbitdaNow', name: { en: 'Now', ko: '현재' }, format: times },
  ],
}

const growth: BarFigure = {
  id: 'growth',
  words: {
    title: {
      en: 'Palantir grew faster than it had guided',
      ko: '팔란티어 매출 성장률: 4Q24 실적이 가이던스를 상회',
    },
    axis: { en: 'growth of revenue, year on year, %', ko: '매출 성장률(YoY, %)' },
    corner: { en: 'Quarter', ko: '분기' },
    remark: {
      en: 'Earlier quarters need a file of results (fundamentals.csv)',
      ko: '이전 분기는 실적 파일(fundamentals.csv) 필요',
    },
    source: companyTold,
  },
  bars: [
    {
      of: 'palantir.growthGuided',
      name: { en: '4Q24, guided', ko: '4Q24 가이던스' },
      isReference: true,
      format: percent,
    },
    { of: 'palantir.growth', name: { en: '4Q24, reported', ko: '4Q24 실적' }, format: percent },
    {
      of: 'palantir.guidanceGrowth',
      name: { en: '1Q25, guided', ko: '1Q25 가이던스' },
      isReference: true,
      format: percent,
    },
  ],
  decimals: 1,
}

/** Figure 40: capex of 2025 by firm. */
export function capexFigure(facts: WeeklyFacts, language: NoteLanguage): NoteExhibit {
  return barFigure(capex, facts, language)
}

/** Figure 33: a multiple against its own mean. */
export function multipleFigure(facts: WeeklyFacts, language: NoteLanguage): NoteExhibit {
  return barFigure(multiple, facts, language)
}

/** Figure 34: growth against guidance. */
export function growthFigure(facts: WeeklyFacts, language: NoteLanguage): NoteExhibit {
  return barFigure(growth, facts, language)
}

function barFigure(figure: BarFigure, { printed }: WeeklyFacts, language: NoteLanguage): NoteExhibit {
  const text = inLanguage(figure.words, language)
  const { decimals = 0 } = figure
  const bars = figure.bars.map(({ of, name, isReference = false, format }): Bar => {
    const { value } = printedNumber(printed, of, language).explained
    const shown = value.toLocaleString(language, { maximumFractionDigits: 1 })
    return { name: name[language], value, said: format(shown), isReference }
  })
  const chart = barsChart(bars, {
    ...text,
    id: figure.id,
    language,
    reading: '',
    decimals,
  })
  if (!chart) return gapOf('figure', text.title, 'printed.json')
  return { kind: 'figure', title: text.title, chart, remarks: [text.remark], source: text.source }
}
