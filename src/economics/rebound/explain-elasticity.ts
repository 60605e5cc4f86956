import { type Explained, given } from '../explained.ts'
import { explain, type Formula } from '../formula.ts'
import type { ElasticityEstimate } from './estimate-elasticity.ts'

const lowerEnd: Formula<'estimate' | 't' | 'se'> = {
  name: 'lower end of the interval',
  symbol: 'low',
  unit: '',
  text: 'estimate − t · se',
  of: ({ estimate, t, se }) => estimate - t * se,
}

const upperEnd: Formula<'estimate' | 't' | 'se'> = {
  name: 'upper end of the interval',
  symbol: 'high',
  unit: '',
  text: 'estimate + t · se',
  of: ({ estimate, t, se }) => estimate + t * se,
}

/** Why an estimated elasticity's interval reaches from where to where; nothing where its error is 0. */
export function explainElasticity(found: ElasticityEstimate): readonly Explained[] {
  const { value, high, standardError, freedom, errors, effects } = found
  if (standardError === 0) return []
  const inputs = {
    estimate: {
      ...given('price elasticity of demand', 'estimate', value, ''),
      note: `least squares of ln quantity on ln price; own levels: ${effects}`,
    },
    t: given(`Student's t, ${freedom} degrees of freedom`, 't', (high - value) / standardError, ''),
    se: { ...given('standard error', 'se', standardError, ''), note: errors },
  }
  return [explain(lowerEnd, inputs), explain(upperEnd, inputs)]
}
