import {
  type ChainOutcome,
  type ChainRanges,
  chainTornado,
  chainWords,
  computeChain,
  koreanChainWords,
  middleOfChain,
} from '#economics'
import { type Chart, tornadoChart } from '#figure'
import type { Language } from '../calculation.ts'
import { curveChart } from '../result/curve-chart.ts'
import { saidValue } from '../result/said-value.ts'
import { chainPageWords } from './chain-page-words.ts'

/** Which input moves an outcome most, and GPUs by elasticity. */
export function chainCharts(
  ranges: ChainRanges,
  { outcome, language }: { readonly outcome: ChainOutcome; readonly language: Language },
): readonly Chart[] {
  const text = chainPageWords[language]
  const bars = chainTornado(ranges, outcome)
  const tornado =
    bars.bars.length === 0
      ? []
      : [
          tornadoChart(bars, {
            language,
            title: text.tornado(text.outcomes[outcome]),
            reading: text.tornadoReading,
            outcome: text.outcomes[outcome],
            input: text.input,
            ends: text.ends,
            inputs: language === 'ko' ? koreanChainWords : chainWords,
          }),
        ]
  return [byElasticity(ranges, language), ...tornado]
}

const mostElasticity = 3
const steps = 30

function byElasticity(ranges: ChainRanges, language: Language): Chart {
  const text = chainPageWords[language]
  const middle = middleOfChain(ranges)
  const points = Array.from({ length: steps + 1 }, (_, place) => {
    const x = (mostElasticity * place) / steps
    return { x, y: computeChain({ ...middle, elasticity: x }).gpuRatio }
  })
  const times = (value: number): string => `${saidValue(Number(value.toPrecision(3)), language)}×`
  return curveChart([{ name: 'GPU', points }], {
    id: 'elasticity',
    title: text.curve,
    reading: text.curveReading,
    x: text.elasticity,
    y: text.outcomes.gpuRatio,
    sayX: (x) => x.toFixed(1),
    sayY: times,
    ticks: [0, 1, 2, 3],
    marks: { x: [Math.min(mostElasticity, middle.elasticity)], y: [1] },
  })
}
