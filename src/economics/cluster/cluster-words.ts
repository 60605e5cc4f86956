import type { MethodId } from './cost-methods.ts'
import type { TornadoInput, TornadoOutcome } from './sensitivity.ts'

/** What the methods are called. */
export const methodNames: Readonly<Record<MethodId, string>> = {
  straightLine: 'straight line + opex',
  annuity: 'annuity + opex',
  annuityMonthlyNominal: 'monthly annuity (nominal) + opex',
  annuityMonthlyEffective: 'monthly annuity (effective) + opex',
  annuityDue: 'annuity due + opex',
  averageCapital: 'average capital + opex',
  averageCapitalByYear: 'average capital by year + opex',
  simpleInterest: 'simple interest + opex',
  bullet: 'bullet + opex',
  annuityOnly: 'annuity, no opex',
  simpleInterestOnly: 'simple interest, no opex',
  capexAndPresentValueOfOpex: 'capex + present value of opex',
}

/** What the inputs of a tornado chart are called. */
export const tornadoInputNames: Readonly<Record<TornadoInput, string>> = {
  serverCapexUsdPerGpu: 'server capex per GPU',
  networkCapexUsdPerGpu: 'network capex per GPU',
  opexUsdMillion: 'stated cost to operate',
  otherOpexUsdPerGpuYear: 'other opex per GPU-year',
  usdPerKwMonth: 'rent per kW-month',
  usdPerKwh: 'electricity per kWh',
  pue: 'PUE',
  lifeYears: 'life in years',
  wacc: 'WACC',
  residualShare: 'residual value',
  utilisation: 'utilisation',
}

export const tornadoOutcomeNames: Readonly<Record<TornadoOutcome, string>> = {
  totalUsdMillion: 'total cost, USD million',
  usdPerGpuHour: 'cost of a GPU-hour, USD',
}
