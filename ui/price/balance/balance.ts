import { computeServing } from '#economics'
import type { Chart } from '#figure'
import type { Calculation, Language, Result } from '../calculation.ts'
import type { Entries } from '../form/entries.ts'
import { curveChart } from '../result/curve-chart.ts'
import { saidValue } from '../result/said-value.ts'
import { disclosedRuns } from '../training/published-runs.ts'
import { balanceFieldWords, balanceWords } from './balance-words.ts'

const above = { kind: 'number', least: 0, isAbove: true } as const
const own = 'own'
const runs = disclosedRuns.filter(({ gpuHours }) => gpuHours !== undefined)
const hoursPerDay = 24
const million = 1e6

/** `jevons train serving` as a page. */
export const balanceCalculation: Calculation = {
  id: 'balance',
  words: balanceFieldWords,
  fields: ({ run = 'deepseek-v3' }) => {
    const known = runs.find(({ id }) => id === run)
    const text = (value: number | undefined): string => (value === undefined ? '' : String(value))
    return [
      {
        id: 'run',
        kind: 'choice',
        initial: 'deepseek-v3',
        options: [...runs.map(({ id, model }) => ({ value: id, label: model })), { value: own }],
      },
      { id: 'gpuHours', ...above, initial: text(known?.gpuHours ?? million), unit: 'h' },
      { id: 'tokens', ...above, initial: text(known?.tokens), isOptional: true, unit: 'token' },
      { id: 'gpus', ...above, most: 1e7, isWhole: true, initial: '2048' },
      { id: 'speed', ...above, initial: '1850', unit: 'token/s', panel: 'serving' },
      { id: 'perDay', ...above, initial: '168e9', unit: 'token', panel: 'serving' },
      { id: 'price', ...above, initial: '2', unit: 'USD/h', panel: 'serving' },
    ]
  },
  compute: balanceResult,
  command: (entries) => {
    const tokens = entries.text('tokens') === '' ? '' : ` --tokens ${entries.text('tokens')}`
    return `npx jevons train serving --gpu-hours ${entries.text('gpuHours')}${tokens} --decode-speed ${entries.text('speed')} --tokens-per-day ${entries.text('perDay')}`
  },
}

function balanceResult(entries: Entries, language: Language): Result {
  const text = balanceWords[language]
  const tokensTrained = entries.optional('tokens')
  const gpuHours = entries.number('gpuHours')
  const {
    evenTokens,
    evenFlopTokens,
    servingGpus,
    evenDays = 0,
  } = computeServing({
    gpuHours,
    decodeTokensPerSecond: entries.number('speed'),
    tokensPerDay: entries.number('perDay'),
    ...(tokensTrained === undefined ? {} : { tokensTrained }),
  })
  const said = (value: number): string => saidValue(Number(value.toPrecision(4)), language)
  const serving = servingGpus?.value ?? 0
  const training = entries.number('gpus')
  return {
    answer: [
      text.answer({ days: said(evenDays), tokens: said(evenTokens.value), serving: said(serving) }),
      text.gpus({ training: said(training), serving: said(serving), ratio: `${said(serving / training)}×` }),
    ],
    numbers: [
      { name: text.evenTokens, value: evenTokens.value, unit: 'token', why: [evenTokens] },
      ...(evenFlopTokens === undefined
        ? []
        : [{ name: text.evenFlop, value: evenFlopTokens.value, unit: 'token', why: [evenFlopTokens] }]),
      ...(servingGpus === undefined
        ? []
        : [{ name: text.servingGpus, value: serving, unit: '', why: [servingGpus] }]),
      { name: text.evenDays, value: evenDays, unit: 'd' },
      { name: text.trainingDays, value: gpuHours / (hoursPerDay * training), unit: 'd' },
      { name: text.costOfDay, value: serving * hoursPerDay * entries.number('price'), unit: 'USD' },
    ],
    charts: [hoursChart({ gpuHours, evenDays }, language)],
    notes: text.notes,
  }
}

const steps = 24

function hoursChart(
  { gpuHours, evenDays }: { readonly gpuHours: number; readonly evenDays: number },
  language: Language,
): Chart {
  const text = balanceWords[language]
  const days = Array.from({ length: steps + 1 }, (_, place) => (2 * evenDays * place) / steps)
  const points = (hoursAt: (day: number) => number) => days.map((x) => ({ x, y: hoursAt(x) / million }))
  return curveChart(
    [
      { name: text.training, points: points(() => gpuHours) },
      { name: text.serving, points: points((day) => (gpuHours * day) / evenDays) },
    ],
    {
      id: 'balance',
      title: text.chart,
      reading: text.chartReading,
      x: text.days,
      y: text.hours,
      sayX: (x) => saidValue(Number(x.toPrecision(3)), language),
      sayY: (y) => saidValue(Number(y.toPrecision(3)), language),
      marks: { x: [evenDays] },
    },
  )
}
