import { positive } from '../domain.ts'
import { type Explained, given } from '../explained.ts'
import { explain, type Formula } from '../formula.ts'
import { hoursPerYear } from '../quantity.ts'

/** Money for a build-out, and what one accelerator of it takes. */
export interface BuildOut {
  readonly capexUsd: number
  /** Server, network and building for each accelerator. */
  readonly usdPerGpu: number
  /** Power that the site provisions for each accelerator, all-in. */
  readonly kwPerGpu: number
}

/** What a build-out comes to. */
export interface BuiltOut {
  readonly gpus: number
  readonly megawatts: number
  readonly usdPerWatt: number
  /** Energy of a year at full draw. */
  readonly terawattHoursPerYear: number
}

const gpusFormula: Formula<'capex' | 'perGpu'> = {
  name: 'accelerators',
  symbol: 'GPUs',
  unit: '',
  text: 'capex / perGpu',
  of: ({ capex, perGpu }) => capex / perGpu,
}

const megawattFormula: Formula<'GPUs' | 'kW'> = {
  name: 'power',
  symbol: 'MW',
  unit: 'MW',
  text: 'GPUs · kW / 1000',
  of: ({ GPUs, kW }) => (GPUs * kW) / 1000,
}

/** From money to accelerators to power. @throws RangeError where a number is not above 0 */
export function builtOut({ capexUsd, usdPerGpu, kwPerGpu }: BuildOut): BuiltOut {
  const gpus = gpusFormula.of({
    capex: positive('capexUsd', capexUsd),
    perGpu: positive('usdPerGpu', usdPerGpu),
  })
  const megawatts = megawattFormula.of({ GPUs: gpus, kW: positive('kwPerGpu', kwPerGpu) })
  return {
    gpus,
    megawatts,
    usdPerWatt: capexUsd / (megawatts * 1e6),
    terawattHoursPerYear: (megawatts * hoursPerYear) / 1e6,
  }
}

/** Why money comes to so much power. */
export function explainBuildOut({ capexUsd, usdPerGpu, kwPerGpu }: BuildOut): Explained {
  return explain(megawattFormula, {
    GPUs: explain(gpusFormula, {
      capex: given('capital expenditure', 'capex', capexUsd, 'USD'),
      perGpu: given('server, network and building for each', 'perGpu', usdPerGpu, 'USD'),
    }),
    kW: given('power provisioned for each, all-in', 'kW', kwPerGpu, 'kW'),
  })
}
