import {
  type Chart,
  capexChart,
  englishMarketWords,
  groupShareChart,
  indexChart,
  koreanMarketWords,
  type LevelLine,
  leaderboardChart,
  type MarketFigureWords,
  segmentReturnsChart,
  spendingChart,
} from '#figure'
import {
  type BoardWeek,
  type CapexYear,
  type PeerTable,
  returnWindows,
  type SpendingIndex,
  scoreCourses,
} from '#market'
import { writeAtomically } from '#run'
import { chartSvg } from './figures-files.ts'
import type { IndexDocument } from './index-document.ts'
import type { PeersLanguage } from './peers-words.ts'
import { UsageError } from './usage-error.ts'

// Charts take their time to load: commands load this file only where somebody asks for a drawing.

const drawingWidth = 640

interface Drawing {
  readonly file: string
  readonly language: PeersLanguage
}

/** `jevons peers --svg`: the means of the segments over a window. */
export function drawSegmentReturns(
  table: PeerTable,
  { file, language, window: asked = 'YTD', isSynthetic }: Drawing & { window?: string; isSynthetic: boolean },
): void {
  const window = returnWindows.find((one) => one === asked.toUpperCase())
  if (window === undefined)
    throw new UsageError(`--window must be ${returnWindows.join(', ')}, not "${asked}"`)
  write(
    file,
    segmentReturnsChart(table, { window, words: wordsOf(language), isSynthetic }),
    'nothing to draw',
  )
}

/** `jevons index --svg`: the index beside the funds, each 100 on its first day. */
export function drawIndex(
  { universe, levels, against, isSynthetic }: IndexDocument,
  { file, language }: Drawing,
): void {
  const lines = [
    { name: universe.name[language], levels },
    ...against.map(({ ticker, levels: own }) => ({ name: ticker, levels: own })),
  ]
  const rebased = lines.map(({ name, levels: own }): LevelLine => {
    const first = own[0]?.total ?? 1
    return { name, points: own.map(({ date, total }) => ({ date, value: (100 * total) / first })) }
  })
  write(file, indexChart(rebased, { words: wordsOf(language), isSynthetic }), 'one day is no course')
}

/** `jevons index --share-svg`: what a group is of the index. */
export function drawGroupShare(
  { levels, isSynthetic }: IndexDocument,
  { file, language, name }: Drawing & { readonly name: string },
): void {
  const chart = groupShareChart(levels, { name, words: wordsOf(language), isSynthetic })
  write(file, chart, 'name whose share with --group')
}

/** `jevons leaderboard --svg`: scores over the weeks. */
export function drawLeaderboard(
  weeks: readonly BoardWeek[],
  { file, language, isSynthetic }: Drawing & { readonly isSynthetic: boolean },
): void {
  const chart = leaderboardChart(scoreCourses(weeks), { words: wordsOf(language), isSynthetic })
  write(file, chart, 'one week is no course: name the files of several')
}

/** `jevons fundamentals spending --svg`: capex, and opex where it is known, against one base quarter. */
export function drawSpending(
  indices: readonly SpendingIndex[],
  { file, language, isSynthetic }: Drawing & { readonly isSynthetic: boolean },
): void {
  const chart = spendingChart(indices, { words: wordsOf(language), isSynthetic })
  write(file, chart, 'one quarter is no course')
}

/** `jevons fundamentals capex --svg`. */
export function drawCapex(years: readonly CapexYear[], { file, language }: Drawing): void {
  write(file, capexChart(years, wordsOf(language)), 'nothing was known by then')
}

function wordsOf(language: PeersLanguage): MarketFigureWords {
  return language === 'ko' ? koreanMarketWords : englishMarketWords
}

/** @throws UsageError with the reason where there is nothing to draw */
function write(file: string, chart: Chart | undefined, missing: string): void {
  if (chart === undefined) throw new UsageError(`--svg ${file}: ${missing}`)
  writeAtomically(file, [chartSvg(chart, drawingWidth)])
}
