import type { ResponseMetric } from './response-metric.ts'

/**
 * Correct ÷ planned responses. Ungradable counts as not correct; what stayed failed is left out (and counted elsewhere), and so
 * is what has no gold answer.
 */
export const accuracy: ResponseMetric = {
  name: 'accuracy',
  of: ({ outcome }) =>
    outcome === undefined || outcome === 'failed' ? undefined : Number(outcome === 'correct'),
}
