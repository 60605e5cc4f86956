import { describe, expect, it } from 'vitest'
import { fitDecline, runningMinimum } from '#economics'
import { readCapabilityPrices } from './capability-prices.ts'

const { rows } = readCapabilityPrices()

/**
 * Epoch AI's own results on these rows (lowest_price_models_results.csv at 34b9233): benchmark, threshold, points, first day,
 * fold a year, 90 % interval, R².
 */
const published: readonly (readonly [string, number, number, string, number, number, number, number])[] = [
  ['MMLU', 43.9, 9, '2021-11-20', 11.7729, 8.28735, 16.7243, 0.96],
  ['MMLU', 64.8, 7, '2022-11-30', 15.8309, 8.05466, 31.1146, 0.93],
  ['MMLU', 68, 6, '2023-03-06', 9.34725, 4.80097, 18.1986, 0.93],
  ['MMLU', 86, 5, '2023-03-14', 15.8568, 4.08568, 61.541, 0.88],
  ['MMLU', 87, 5, '2023-11-06', 35.7912, 5.027, 254.826, 0.86],
  ['GPQA Diamond', 33, 6, '2023-03-14', 42.019, 4.39816, 401.44, 0.76],
  ['GPQA Diamond', 50, 6, '2023-11-06', 46.246, 3.78644, 564.83, 0.73],
  ['GPQA Diamond', 53, 4, '2024-05-13', 851.162, 6.17679, 117290, 0.89],
  ['GPQA Diamond', 56, 4, '2024-06-20', 251.157, 41.5613, 1517.75, 0.98],
  ['MATH-500', 44, 6, '2023-06-13', 18.0298, 11.244, 28.911, 0.98],
  ['MATH-500', 74, 6, '2023-11-06', 172.262, 13.7301, 2161.25, 0.82],
  ['MATH-500', 79, 4, '2024-05-13', 689.08, 0.1197, 3.96683e6, 0.71],
  ['MATH 5', 23, 5, '2023-06-13', 72.6355, 6.03908, 873.629, 0.85],
  ['MATH 5', 36, 6, '2023-11-06', 159.553, 12.3395, 2063.05, 0.82],
  ['MATH 5', 48, 4, '2024-05-13', 689.08, 0.1197, 3.96683e6, 0.71],
  ['HumanEval', 67, 7, '2023-03-14', 36.8225, 14.3412, 94.5452, 0.92],
  ['HumanEval', 71, 6, '2023-06-13', 9.24025, 4.83272, 17.6675, 0.93],
  ['LMSYS Chatbot Arena Elo', 1106, 7, '2023-03-06', 9.60514, 5.25863, 17.5443, 0.92],
  ['LMSYS Chatbot Arena Elo', 1186, 6, '2023-03-14', 75.3186, 7.55587, 750.793, 0.8],
  ['LMSYS Chatbot Arena Elo', 1256, 5, '2023-11-06', 245.514, 4.23364, 14237.7, 0.77],
  ['LMSYS Chatbot Arena Elo', 1285, 5, '2024-05-13', 176.96, 39.1347, 800.186, 0.96],
]

describe('the prices and scores that come with jevons', () => {
  it.each(published)(
    'reproduces Epoch AI: %s from %d on',
    (benchmark, threshold, points, from, fold, low, high, rSquared) => {
      const minima = runningMinimum(rows, { benchmark, threshold, from })
      expect(minima).toHaveLength(points)
      const fit = fitDecline(minima, 0.9)
      // Their years have 365 days, ours 365.25.
      const close = (found: number, printed: number): void =>
        expect((Math.log(found) * 365) / 365.25).toBeCloseTo(Math.log(printed), 4)
      close(fit.foldPerYear, fold)
      close(fit.classical.low, low)
      close(fit.classical.high, high)
      expect(fit.rSquared).toBeCloseTo(rSquared, 2)
    },
  )

  it('of GPT-3 fell from 60 dollars, ten times a year and more', () => {
    const minima = runningMinimum(rows, { benchmark: 'MMLU', threshold: 43.9 })
    expect(minima[0]).toMatchObject({ model: 'GPT-3', usdPerMillion: 60 })
    const { foldPerYear, interval, endToEnd, warnings, halvingMonths } = fitDecline(minima, 0.95)
    expect(foldPerYear).toBeCloseTo(11.8, 1)
    expect(interval.low).toBeLessThan(foldPerYear)
    expect(interval.high).toBeGreaterThan(foldPerYear)
    expect(endToEnd.fold).toBeCloseTo(60 / 0.07, 6)
    expect(halvingMonths).toBeCloseTo((12 * Math.LN2) / Math.log(foldPerYear), 9)
    expect(warnings.at(-1)).toContain('too narrow')
  })
})
