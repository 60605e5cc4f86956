import { type DisclosedRun, type Gpu, modelFlopUtilisation, named, speedIn, trainingFlop } from '#economics'
import { type PricedRun, type TrainingRunsWords, trainingRunsChart } from '#figure'
import { writeAtomically } from '#run'
import { readGpus, readTrainingRuns } from '#run/facts'
import { amountFlag } from './amount-flag.ts'
import { chartSvg } from './figures-files.ts'
import { grouped, plainTable } from './plain-table.ts'
import type { World } from './world.ts'

interface RunsFlags {
  readonly price?: string
  readonly json?: boolean
  readonly svg?: string
}

/** A run that was told of, with what follows from it. */
interface RunRow extends DisclosedRun {
  readonly flop: number | null
  /** Of the dense BF16 peak: one measure for all, whatever they were trained in. */
  readonly mfu: number | null
  readonly cost: number | null
  readonly costIsPrinted: boolean
}

const drawingWidth = 720

const chartWords: TrainingRunsWords = {
  language: 'en',
  title: 'GPU-hours and cost of training runs',
  reading:
    'Filled: a printed cost. Rings: GPU-hours at an assumed price, which puts them on a line by itself.',
  hours: 'GPU-hours',
  cost: 'cost, USD',
  gpu: 'GPU',
  model: 'model',
  assumed: 'at an assumed price',
}

/** `jevons train runs`: the runs that were told of, side by side. */
export async function trainRuns(given: object, world: World): Promise<void> {
  const flags = given as RunsFlags
  const { runs, usualGpuPrice } = readTrainingRuns()
  const price = amountFlag('--price', flags.price) ?? usualGpuPrice.value
  const gpus = readGpus()
  const rows = runs.map((run) => rowOf(run, gpus, price))
  const points = rows.flatMap(pointOf)
  const chart = trainingRunsChart(points, chartWords)
  if (flags.svg !== undefined && chart !== undefined)
    writeAtomically(flags.svg, [chartSvg(chart, drawingWidth)])
  if (flags.json)
    return world.out(`${JSON.stringify({ assumedUsdPerGpuHour: price, runs: rows, points }, undefined, 2)}\n`)
  world.out(runsText(rows, price))
}

function rowOf(run: DisclosedRun, gpus: readonly Gpu[], price: number): RunRow {
  const {
    activeParameters,
    tokens,
    gpu,
    gpuHours,
    pretrainGpuHours = gpuHours,
    costUsd,
    usdPerGpuHour = price,
  } = run
  const flop =
    activeParameters === undefined || tokens === undefined
      ? null
      : trainingFlop.of({ N: activeParameters, D: tokens })
  const mfu =
    flop === null || gpu === undefined || pretrainGpuHours === undefined
      ? null
      : modelFlopUtilisation.of({
          C: flop,
          H: pretrainGpuHours,
          F: speedIn(named('GPU', gpus, gpu), 'bf16').flops,
        })
  const cost = costUsd ?? (gpuHours === undefined ? null : gpuHours * usdPerGpuHour)
  return { ...run, flop, mfu, cost, costIsPrinted: costUsd !== undefined }
}

function pointOf({ id, model, gpu, gpuHours, cost, costIsPrinted }: RunRow): readonly PricedRun[] {
  if (gpu === undefined || gpuHours === undefined || cost === null) return []
  return [{ id, model, gpu, gpuHours, costUsd: cost, isPrinted: costIsPrinted }]
}

function runsText(rows: readonly RunRow[], price: number): string {
  const lines = rows.map(({ gpuHours, flop, mfu, cost, costIsPrinted, ...run }) => [
    run.model,
    run.stage,
    run.gpu ?? '',
    gpuHours === undefined ? '' : grouped(gpuHours),
    flop === null ? '' : flop.toExponential(2),
    mfu === null ? '' : `${grouped(100 * mfu, 1)} %${isOfFewerHours({ ...run, gpuHours }) ? '†' : ''}`,
    cost === null ? '' : `${grouped(cost / 1e6, 2)}${costIsPrinted ? '' : '*'}`,
  ])
  const head = ['model', 'what', 'GPU', 'GPU-hours', 'FLOP', 'MFU (bf16)', 'USD mn']
  const notes = rows.filter(isOfFewerHours).map(({ model, pretrainGpuHours = 0, gpuHours = 0 }) => {
    return `† ${model}: of the ${grouped(pretrainGpuHours)} GPU-hours of pretraining alone, not of all ${grouped(gpuHours)}.`
  })
  const foot = [`* at $${price} a GPU-hour; the others are printed costs.`, ...notes]
  return `${[...plainTable([head, ...lines], 3), ...foot].join('\n')}\n`
}

/** FLOP are those of pretraining, and so is their use where its own hours were told. */
function isOfFewerHours({
  pretrainGpuHours,
  gpuHours,
}: {
  readonly pretrainGpuHours?: number | undefined
  readonly gpuHours?: number | undefined
}): boolean {
  return pretrainGpuHours !== undefined && pretrainGpuHours !== gpuHours
}
