import { type ChainInput, chainOutcomeNames, chainUnits, type Datum, type Range } from '#economics'
import chainFacts from '../../../data/economics/chain-examples.json'
import priceFacts from '../../../data/economics/gpu-hour-prices.json'
import type { FieldTexts } from '../../route/field-texts.ts'
import type { Language } from '../calculation.ts'
import { formats, modelFields } from '../facts/asked-model.ts'
import { gpuOptions } from '../facts/hardware.ts'
import { armName, byStrength, type Study, type StudyArm } from '../facts/study-arm.ts'
import { type Field, type Limits, writeRange } from '../form/field.ts'
import { asPublished } from '../serving/served.ts'

/** The chain of public numbers that the page starts from. */
const example = chainFacts.examples[0] as unknown as {
  readonly inputs: Readonly<Record<ChainInput, Datum>>
}

/** What stands for the published study in the list of runs. */
export const publishedRun = 'published'
/** Speeds as they were measured somewhere, in place of a roofline. */
export const measuredSpeed = 'measured'

const share: Limits = { least: 0, isAbove: true, most: 1 }
const above: Limits = { least: 0, isAbove: true, most: 1e18 }
const amount: Limits = { least: 0, most: 1e18 }

const limits: Readonly<Record<ChainInput, Limits>> = {
  accuracyBefore: share,
  accuracyAfter: share,
  outputBefore: above,
  outputAfter: above,
  inputBefore: amount,
  inputAfter: amount,
  decodeSpeed: above,
  prefillSpeed: above,
  achieved: share,
  hardwareGain: above,
  utilisation: share,
  gpuHourUsd: above,
  outputPriceUsd: amount,
  inputPriceUsd: amount,
  passThrough: { least: 0, most: 1 },
  elasticity: { least: 0, most: 100 },
  rightAnswersPerDay: above,
  wattsPerGpu: above,
  capexUsdPerGpu: amount,
}

const sliders: Readonly<Partial<Record<ChainInput, readonly [number, number]>>> = {
  accuracyBefore: [0.01, 1],
  accuracyAfter: [0.01, 1],
  achieved: [0.05, 1],
  hardwareGain: [1, 10],
  utilisation: [0.05, 1],
  gpuHourUsd: [0.5, 6],
  passThrough: [0, 1],
  elasticity: [0, 3],
}

export interface StudyChoice {
  readonly study: Study
  /** Runs that can be chosen beside the published study. */
  readonly runs: readonly string[]
}

/** The two arms that are asked for. */
export function chosenArms(
  texts: FieldTexts,
  { arms, baseline }: Study,
): { readonly before: StudyArm; readonly after: StudyArm } | undefined {
  const find = (id: string | undefined): StudyArm | undefined => arms.find((arm) => arm.id === id)
  const before = find(texts['baseline']) ?? find(baseline) ?? arms[0]
  const after = find(texts['arm']) ?? find(firstArm(arms, before?.id))
  return before && after && { before, after }
}

/** The strongest penalty, or the last arm that is not the one before. */
function firstArm(arms: readonly StudyArm[], before: string | undefined): string | undefined {
  const others = byStrength(arms).filter(({ id }) => id !== before)
  return (others.at(-1) ?? arms[0])?.id
}

/** The fields of the chain, as they start with the chosen study and hardware. */
export function chainFields(
  texts: FieldTexts,
  { study, runs }: StudyChoice,
  language: Language = 'en',
): readonly Field[] {
  const arms = chosenArms(texts, study)
  const options = byStrength(study.arms).map((arm) => ({ value: arm.id, label: armName(arm) }))
  const isMeasured = (texts['speed'] ?? measuredSpeed) === measuredSpeed
  const from = (input: ChainInput): string => initialOf(input, { arms, texts, isMeasured })
  const range = (id: ChainInput, panel: string): Field => {
    const slider = sliders[id]
    return {
      id,
      kind: 'range',
      initial: from(id),
      unit: chainUnits[id],
      panel,
      ...limits[id],
      ...(slider === undefined ? {} : { slider }),
    }
  }
  return [
    {
      id: 'run',
      kind: 'choice',
      initial: publishedRun,
      options: [{ value: publishedRun }, ...runs.map((value) => ({ value, label: value }))],
      panel: 'study',
    },
    { id: 'baseline', kind: 'choice', initial: study.baseline, options, panel: 'study' },
    { id: 'arm', kind: 'choice', initial: arms?.after.id ?? '', options, panel: 'study' },
    ...(
      ['accuracyBefore', 'accuracyAfter', 'outputBefore', 'outputAfter', 'inputBefore', 'inputAfter'] as const
    ).map((id) => range(id, 'study')),
    ...hardwareFields(texts, { isMeasured, language }),
    ...(isMeasured ? (['decodeSpeed', 'prefillSpeed'] as const).map((id) => range(id, 'hardware')) : []),
    ...(['achieved', 'utilisation', 'hardwareGain'] as const).map((id) => range(id, 'hardware')),
    ...(['gpuHourUsd', 'outputPriceUsd', 'inputPriceUsd', 'passThrough'] as const).map((id) =>
      range(id, 'price'),
    ),
    ...(['elasticity', 'rightAnswersPerDay'] as const).map((id) => range(id, 'demand')),
    ...(['wattsPerGpu', 'capexUsdPerGpu'] as const).map((id) => range(id, 'site')),
    { id: 'seed', kind: 'text', initial: '1', panel: 'draws' },
    {
      id: 'outcome',
      kind: 'choice',
      initial: 'gpuRatio',
      options: chainOutcomeNames.map((value) => ({ value })),
      panel: 'draws',
    },
  ]
}

function hardwareFields(
  { model = 'deepseek-v3' }: FieldTexts,
  { isMeasured, language }: { readonly isMeasured: boolean; readonly language: Language },
): readonly Field[] {
  const panel = 'hardware'
  const speed: Field = {
    id: 'speed',
    kind: 'choice',
    initial: measuredSpeed,
    options: [{ value: measuredSpeed }, { value: 'roofline' }],
    panel,
  }
  if (isMeasured) return [speed]
  const whole = { kind: 'number', least: 1, isWhole: true, panel } as const
  const format = (id: string, initial: string, values: readonly string[]): Field => ({
    id,
    kind: 'choice',
    initial,
    options: values.map((value) => ({ value })),
    panel,
  })
  return [
    speed,
    ...modelFields(model, 'deepseek-v3').map((field) => ({ ...field, panel })),
    { id: 'gpu', kind: 'choice', initial: 'h200', options: gpuOptions(language), panel },
    { id: 'count', ...whole, most: 1e6, initial: '8' },
    format('weights', asPublished, [asPublished, ...formats]),
    format('kv', 'bf16', formats),
    { id: 'batch', ...whole, most: 1e7, initial: '' },
    { id: 'context', ...whole, least: 2, most: 1e9, initial: '4096', unit: 'token' },
  ]
}

interface Start {
  readonly arms: ReturnType<typeof chosenArms>
  readonly texts: FieldTexts
  readonly isMeasured: boolean
}

/** What a range starts with: of the arms, of the chosen GPU, or of the public example. */
function initialOf(input: ChainInput, { arms, texts, isMeasured }: Start): string {
  const ofArms = arms && armInputs(arms)[input]
  if (ofArms !== undefined) return ofArms
  const ofGpu = isMeasured ? undefined : gpuInputs(texts['gpu'] ?? 'h200')[input]
  if (ofGpu !== undefined) return ofGpu
  const { value, low = value, high = value } = example.inputs[input]
  return writeRange({ value, low, high })
}

type InputTexts = Readonly<Partial<Record<ChainInput, string>>>

function armInputs({ before, after }: NonNullable<Start['arms']>): InputTexts {
  const short = (number: number): number => Number(number.toPrecision(6))
  const range = ({ value, low, high }: Range): string =>
    writeRange({ value: short(value), low: short(low), high: short(high) })
  return {
    accuracyBefore: range(before.accuracy),
    accuracyAfter: range(after.accuracy),
    outputBefore: range(before.output),
    outputAfter: range(after.output),
    inputBefore: String(short(before.inputTokens)),
    inputAfter: String(short(after.inputTokens)),
  }
}

/** What an hour of a GPU costs by who owns it, and what a site provisions for it, where somebody told. */
function gpuInputs(gpu: string): InputTexts {
  const row = priceFacts.rows.find((one) => one.gpu === gpu)
  if (row === undefined) return {}
  const { hyperscalerUsd, neocloudUsd, rentalUsd, kwAllIn } = row
  const prices = [hyperscalerUsd, neocloudUsd, rentalUsd].filter((price) => typeof price === 'number')
  const value = neocloudUsd ?? prices[0]
  return {
    wattsPerGpu: String(Math.round(1000 * kwAllIn)),
    ...(value === undefined
      ? {}
      : { gpuHourUsd: writeRange({ value, low: Math.min(...prices), high: Math.max(...prices) }) }),
  }
}
