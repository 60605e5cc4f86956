import { computeReinforcement, type ReinforcementRun, speedIn } from '#economics'
import type { Chart } from '#figure'
import type { Calculation, Language, Result } from '../calculation.ts'
import { gpuOptions, gpus, models, optionsOf, rowOf } from '../facts/hardware.ts'
import { precisionField } from '../facts/precision-field.ts'
import type { Entries } from '../form/entries.ts'
import { curveChart } from '../result/curve-chart.ts'
import { saidPercent, saidValue } from '../result/said-value.ts'
import { reinforcementFieldWords, reinforcementWords } from './reinforcement-words.ts'

const above = { kind: 'number', least: 0, isAbove: true } as const
const whole = { kind: 'number', least: 1, most: 1e9, isWhole: true } as const
const own = 'own'

/** `jevons train rl` as a page. */
export const reinforcementCalculation: Calculation = {
  id: 'reinforcement',
  words: reinforcementFieldWords,
  fields: ({ model = 'deepseek-v3', gpu = 'h800' }, language) => [
    {
      id: 'model',
      kind: 'choice',
      initial: 'deepseek-v3',
      options: [...optionsOf(models), { value: own }],
    },
    ...(model === own ? [{ id: 'parameters', ...above, initial: '37e9' } as const] : []),
    { id: 'steps', ...whole, initial: '8000' },
    { id: 'prompts', ...whole, initial: '32' },
    { id: 'answers', ...whole, initial: '64' },
    { id: 'answerTokens', ...above, initial: '8000', unit: 'token' },
    { id: 'useful', ...above, most: 1, initial: '1' },
    { id: 'others', kind: 'number', least: 0, most: 10, isWhole: true, initial: '2' },
    { id: 'speed', ...above, initial: '500', unit: 'token/s', panel: 'hardware' },
    { id: 'gpu', kind: 'choice', initial: 'h800', options: gpuOptions(language), panel: 'hardware' },
    precisionField(gpu),
    { id: 'mfu', ...above, most: 1, initial: '0.35', panel: 'hardware' },
    { id: 'price', ...above, initial: '2', unit: 'USD/h', panel: 'hardware' },
  ],
  compute: reinforcementResult,
  command: (entries) => {
    const model = entries.text('model')
    const who = model === own ? `--active-parameters ${entries.text('parameters')}` : `--model ${model}`
    return `npx jevons train rl ${who} --gpu ${entries.text('gpu')} --precision ${entries.text('precision')} --steps ${entries.text('steps')} --prompts ${entries.text('prompts')} --answers ${entries.text('answers')} --answer-tokens ${entries.text('answerTokens')} --useful ${entries.text('useful')} --other-models ${entries.text('others')} --decode-speed ${entries.text('speed')} --mfu ${entries.text('mfu')} --price ${entries.text('price')}`
  },
}

function runOf(entries: Entries): ReinforcementRun {
  const model = entries.text('model')
  return {
    activeParameters: model === own ? entries.number('parameters') : rowOf(models, model).activeParameters,
    steps: entries.number('steps'),
    promptsPerStep: entries.number('prompts'),
    answersPerPrompt: entries.number('answers'),
    answerTokens: entries.number('answerTokens'),
    decodeTokensPerSecond: entries.number('speed'),
    usefulShare: entries.number('useful'),
    peakFlops: speedIn(rowOf(gpus, entries.text('gpu')), entries.text('precision')).flops,
    mfu: entries.number('mfu'),
    otherPasses: entries.number('others'),
    usdPerGpuHour: entries.number('price'),
  }
}

function reinforcementResult(entries: Entries, language: Language): Result {
  const text = reinforcementWords[language]
  const run = runOf(entries)
  const computed = computeReinforcement(run)
  const { tokens, rolloutHours, learningHours, evenSpeed, rolloutShare, gpuHours, costUsd } = computed
  return {
    answer: [
      text.answer({ share: saidPercent(100 * rolloutShare, language), dominates: computed.rolloutsDominate }),
      text.even(saidValue(Number(evenSpeed.value.toPrecision(3)), language)),
    ],
    numbers: [
      { name: text.tokens, value: tokens.value, unit: 'token', why: [tokens] },
      { name: text.rollouts, value: rolloutHours.value, unit: 'h', why: [rolloutHours] },
      { name: text.learning, value: learningHours.value, unit: 'h', why: [learningHours] },
      { name: text.together, value: gpuHours, unit: 'h' },
      { name: text.share, value: 100 * rolloutShare, unit: '%' },
      { name: text.evenSpeed, value: evenSpeed.value, unit: 'token/s', why: [evenSpeed] },
      ...(costUsd === undefined
        ? []
        : [{ name: text.cost, value: costUsd.value, unit: 'USD', why: [costUsd] }]),
    ],
    charts: [shareChart(run, language)],
    notes: text.notes,
  }
}

const decades = 2
const stepsOfDecade = 8

function shareChart(run: ReinforcementRun, language: Language): Chart {
  const text = reinforcementWords[language]
  const asked = run.decodeTokensPerSecond
  const speeds = Array.from(
    { length: 2 * decades * stepsOfDecade + 1 },
    (_, place) => asked * 10 ** (place / stepsOfDecade - decades),
  )
  const points = speeds.map((x) => ({
    x,
    y: 100 * computeReinforcement({ ...run, decodeTokensPerSecond: x }).rolloutShare,
  }))
  return curveChart([{ name: text.share, points }], {
    id: 'rollout-share',
    title: text.chart,
    reading: text.chartReading,
    x: text.speedAxis,
    y: text.shareAxis,
    sayX: (x) => saidValue(Number(x.toPrecision(2)), language),
    sayY: (y) => saidPercent(y, language),
    isLogX: true,
    marks: { x: [asked], y: [50] },
  })
}
