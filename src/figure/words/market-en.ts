import type { MarketFigureWords } from '../market-figure-words.ts'

export const englishMarketWords: MarketFigureWords = {
  language: 'en',
  percent: (number) => `${number} %`,
  synthetic: 'made-up numbers',
  absent: 'nobody told',
  segmentReturns: {
    title: (window, date) => `Returns by segment, ${window} to ${date}`,
    reading:
      'Means of the stocks’ price returns. Equal weight: the same sum in each at the start. By market value: what the segment as a whole did.',
    segment: 'segment',
    equal: 'equal weight',
    cap: 'by market value',
    axis: 'return, %',
  },
  index: {
    title: (name) => `${name} against funds, total return`,
    reading: 'Every line is 100 on the first day; weights drift between rebalances.',
    day: 'month',
    axis: (base) => `${base} = 100`,
  },
  groupShare: {
    title: (name) => `Share of ${name}`,
    reading: 'Of the index, by the weights that it has on each day.',
    axis: 'share of the index, %',
    day: 'month',
  },
  leaderboard: {
    title: 'Scores over time',
    reading: 'A model is shown in the weeks in which the board has it. Dashed: what people reach.',
    axis: 'score',
    model: 'model',
  },
  spending: {
    title: (firms) => `Capex and opex of ${firms}`,
    reading: 'Sums over the firms by quarters of the calendar, against the base quarter.',
    quarter: 'quarter',
    kinds: { capex: 'capex', opex: 'opex' },
  },
  capex: {
    title: 'Capital expenditure by year',
    reading:
      'Full: spent. Pale: planned. What was told of two firms together stands as one; a year is not complete where a firm is missing.',
    axis: 'USD bn',
    year: 'year',
    sum: 'sum of what was told',
    qualified: (text, qualifier) =>
      `${{ exactly: '', about: '~', 'at least': '≥ ', 'at most': '≤ ', planned: '~' }[qualifier]}${text}`,
    kinds: { actual: 'spent', guidance: 'planned', consensus: 'expected' },
  },
}
