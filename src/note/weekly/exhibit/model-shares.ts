import { type Explained, explain, type Formula, given, type Model } from '#economics'

const active: Formula<'active' | 'total'> = {
  name: 'share of the parameters used for a token',
  symbol: 'share',
  unit: '',
  text: 'active / total',
  of: ({ active: used, total }) => used / total,
}

/** Of a model's parameters, those that one token passes through. */
export function activeShare({ activeParameters, totalParameters, source, date }: Model): Explained {
  return {
    ...explain(active, {
      active: given('parameters used for a token', 'active', activeParameters, ''),
      total: given('all parameters', 'total', totalParameters, ''),
    }),
    source,
    date,
  }
}
