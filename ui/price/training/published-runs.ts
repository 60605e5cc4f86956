import type { Datum, DisclosedRun } from '#economics'
import { type Chart, trainingRunsChart } from '#figure'
import trainingFacts from '../../../data/economics/training-runs.json'
import type { Language } from '../calculation.ts'
import { trainingWords } from './training-words.ts'

/** Every training run that was told of. */
export const disclosedRuns = trainingFacts.runs as readonly DisclosedRun[]

/** Which share of the compute of research final runs are, where somebody told. */
export const finalRunShare: Pick<Datum, 'value' | 'source' | 'date'> = trainingFacts.finalRunShare

/** GPU-hours against cost of the runs that were told of; hours without a printed cost at an assumed price. */
export function publishedRunsChart(language: Language, usdPerGpuHour: number): readonly Chart[] {
  const runs = disclosedRuns.flatMap(({ id, model, gpu, gpuHours, costUsd }) =>
    gpuHours === undefined || gpu === undefined
      ? []
      : [
          {
            id,
            model,
            gpu,
            gpuHours,
            costUsd: costUsd ?? gpuHours * usdPerGpuHour,
            isPrinted: costUsd !== undefined,
          },
        ],
  )
  const { title, reading, assumed, ...words } = trainingWords[language].chart
  const chart = trainingRunsChart(runs, {
    ...words,
    language,
    title,
    reading: reading(String(usdPerGpuHour)),
    assumed: assumed(String(usdPerGpuHour)),
  })
  return chart === undefined ? [] : [chart]
}
