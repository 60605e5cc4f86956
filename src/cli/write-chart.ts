import { type Chart, englishMarketWords, koreanMarketWords, type MarketFigureWords } from '#figure'
import { writeAtomically } from '#run'
import { chartSvg } from './figures-files.ts'
import type { PeersLanguage } from './peers-words.ts'
import { UsageError } from './usage-error.ts'

const drawingWidth = 640

/** The words of market figures in a language. */
export function marketWords(language: PeersLanguage): MarketFigureWords {
  return language === 'ko' ? koreanMarketWords : englishMarketWords
}

/** Draws what `--svg FILE` asks for; nothing where it does not. @throws UsageError with the reason where there is nothing */
export function writeChart(file: string | undefined, chart: Chart | undefined, missing: string): void {
  if (file === undefined) return
  if (chart === undefined) throw new UsageError(`--svg ${file}: ${missing}`)
  writeAtomically(file, [chartSvg(chart, drawingWidth)])
}
