import { explainCostPerAnswer, explainTokens, rightAnswerRange, type UsdPerMillion } from '#economics'
import { type Table, valueCell } from '#figure'
import type { Calculation, Language, Result, ResultNumber } from '../calculation.ts'
import { armName, byStrength, type Study, type StudyArm } from '../facts/study-arm.ts'
import type { Entries } from '../form/entries.ts'
import { barsChart } from '../result/bars-chart.ts'
import { saidSource } from '../result/said-source.ts'
import { saidValue } from '../result/said-value.ts'
import { answerFieldWords, answerWords } from './answer-words.ts'

const price = { kind: 'number', least: 0, most: 1e6, unit: 'USD/1M tokens' } as const

/** `jevons cost` as a page, by what a run's summary holds. */
export function answerCalculation(
  study: Study,
  { runs, first }: { readonly runs: readonly string[]; readonly first: string },
): Calculation {
  return {
    id: 'answer',
    words: answerFieldWords,
    fields: () => [
      { id: 'run', kind: 'choice', initial: first, options: runs.map((value) => ({ value, label: value })) },
      { id: 'output', ...price, isAbove: true, initial: '2.19' },
      { id: 'input', ...price, initial: '0.55' },
      { id: 'cached', ...price, initial: '0.14' },
    ],
    compute: (entries, language) => answerResult(study, entries, language),
    command: (entries) =>
      `npx jevons cost ${entries.text('run')} --price-output ${entries.text('output')} --price-input ${entries.text('input')} --price-cached ${entries.text('cached')}`,
  }
}

interface PricedArm {
  readonly arm: StudyArm
  readonly number: ResultNumber
  readonly perAnswer: number
}

function answerResult(study: Study, entries: Entries, language: Language): Result {
  const text = answerWords[language]
  const arms = byStrength(study.arms).map((arm) => priced(arm, entries))
  const cheapest = arms.reduce((least, one) => (one.number.value < least.number.value ? one : least))
  const baseline = arms.find(({ arm }) => arm.id === study.baseline) ?? cheapest
  const said = (value: number): string => saidValue(value, language)
  const bars = arms.map(({ arm, number }) => ({
    name: armName(arm),
    value: number.value * 1000,
    shown: said(number.value * 1000),
    isPointedOut: arm === cheapest.arm,
  }))
  return {
    answer: [
      text.answer({
        arm: armName(cheapest.arm),
        usd: said(1000 * cheapest.number.value),
        ratio: (100 * cheapest.number.value) / baseline.number.value,
        baseline: armName(baseline.arm),
        isBaseline: cheapest === baseline,
      }),
    ],
    numbers: arms.map(({ arm, number }) => ({ ...number, name: text.perRight(armName(arm)) })),
    charts: [
      barsChart(bars, {
        id: 'answer',
        title: text.chart,
        reading: text.chartReading,
        corner: text.arm,
        amount: text.per1000,
      }),
    ],
    tables: [armsTable(arms, language)],
    notes: [
      text.interval,
      ...(study.arms.some(({ correlation }) => correlation === undefined) ? [text.independent] : []),
      text.source(saidSource(study, language)),
    ],
  }
}

function priced(arm: StudyArm, entries: Entries): PricedArm {
  const usdPerMillion: UsdPerMillion = {
    output: entries.number('output'),
    input: entries.number('input'),
    cachedInput: entries.number('cached'),
  }
  const at = (output: number): ReturnType<typeof explainTokens> =>
    explainTokens(
      { output, uncachedInput: arm.uncachedInput, cachedInput: arm.cachedInput },
      usdPerMillion,
      '',
    )
  const costUsd = at(arm.output.value)
  const whole = explainCostPerAnswer({ costUsd, accuracy: arm.accuracy.value })
  const { low, high } = rightAnswerRange(
    { value: costUsd.value, low: at(arm.output.low).value, high: at(arm.output.high).value },
    arm.accuracy,
    arm.correlation,
  )
  return {
    arm,
    perAnswer: costUsd.value,
    number: {
      name: arm.id,
      value: whole.value,
      low,
      high,
      unit: 'USD',
      why: [whole],
    },
  }
}

function armsTable(arms: readonly PricedArm[], language: Language): Table {
  const text = answerWords[language]
  const cell = (value: number): ReturnType<typeof valueCell> => valueCell(value, saidValue(value, language))
  return {
    title: text.table,
    corner: text.arm,
    columns: [text.accuracy, text.outputTokens, text.inputTokens, text.perAnswer, text.perRightColumn],
    groups: [
      {
        rows: arms.map(({ arm, number, perAnswer }) => ({
          label: armName(arm),
          cells: [
            valueCell(
              arm.accuracy.value,
              `${(100 * arm.accuracy.value).toFixed(1)}${language === 'en' ? '\u202F' : ''}%`,
            ),
            cell(arm.output.value),
            cell(arm.inputTokens),
            cell(perAnswer),
            cell(number.value),
          ],
        })),
      },
    ],
  }
}
