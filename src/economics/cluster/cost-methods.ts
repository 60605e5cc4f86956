import type { Formula } from '../formula.ts'

/** K price at the start, R worth at the end, r cost of capital a year, n years. USD million. */
type CapitalFormula = Formula<'K' | 'R' | 'r' | 'n'>
/** O cost to operate over the whole life, r cost of capital a year, n years. USD million. */
type OperatingFormula = Formula<'O' | 'r' | 'n'>

/** One way to put a price that is paid once and a cost that is paid every year into one total over the life. */
export interface CostMethod {
  readonly id: MethodId
  readonly capital: CapitalFormula
  readonly operating: OperatingFormula
}

export type MethodId =
  | 'straightLine'
  | 'annuity'
  | 'annuityMonthlyNominal'
  | 'annuityMonthlyEffective'
  | 'annuityDue'
  | 'averageCapital'
  | 'averageCapitalByYear'
  | 'simpleInterest'
  | 'bullet'
  | 'annuityOnly'
  | 'simpleInterestOnly'
  | 'capexAndPresentValueOfOpex'

const monthsPerYear = 12

/** What one dollar of principal takes each period at rate i over m periods, paid at their ends: the capital recovery factor. */
export function recoveryFactor(rate: number, periods: number): number {
  return rate === 0 ? 1 / periods : rate / (1 - (1 + rate) ** -periods)
}

/** A formula of capital, which all are in USD million. */
function capital(name: string, text: string, of: CapitalFormula['of']): CapitalFormula {
  return { name, symbol: 'capital', unit: 'USD mn', text, of }
}

const straightLine = capital('straight-line depreciation', 'K − R', ({ K, R }) => K - R)

const annuity = capital(
  'annuity, paid at the end of each year',
  'n · (K − R / (1 + r)^n) · r / (1 − (1 + r)^−n)',
  ({ K, R, r, n }) => n * (K - R / (1 + r) ** n) * recoveryFactor(r, n),
)

const annuityMonthlyNominal = capital(
  'annuity, paid at the end of each month at r / 12',
  '12 · n · (K − R / (1 + r / 12)^(12 · n)) · (r / 12) / (1 − (1 + r / 12)^(−12 · n))',
  ({ K, R, r, n }) => {
    const [rate, months] = [r / monthsPerYear, monthsPerYear * n]
    return months * (K - R / (1 + rate) ** months) * recoveryFactor(rate, months)
  },
)

const annuityMonthlyEffective = capital(
  'annuity, paid at the end of each month at (1 + r)^(1/12) − 1',
  '12 · n · (K − R / (1 + r)^n) · ((1 + r)^(1 / 12) − 1) / (1 − (1 + r)^−n)',
  ({ K, R, r, n }) => {
    const [rate, months] = [(1 + r) ** (1 / monthsPerYear) - 1, monthsPerYear * n]
    return months * (K - R / (1 + r) ** n) * recoveryFactor(rate, months)
  },
)

const annuityDue = capital(
  'annuity, paid at the start of each year',
  'n · (K − R / (1 + r)^n) · r / (1 − (1 + r)^−n) / (1 + r)',
  ({ K, R, r, n }) => (n * (K - R / (1 + r) ** n) * recoveryFactor(r, n)) / (1 + r),
)

const averageCapital = capital(
  'straight line and interest on the capital bound on average',
  'K − R + r · n · (K + R) / 2',
  ({ K, R, r, n }) => K - R + (r * n * (K + R)) / 2,
)

const averageCapitalByYear = capital(
  'straight line and interest on the capital bound at the start of each year',
  'K − R + r · ((K − R) · (n + 1) / 2 + n · R)',
  ({ K, R, r, n }) => K - R + r * (((K - R) * (n + 1)) / 2 + n * R),
)

const simpleInterest = capital(
  'straight line and simple interest on the whole price',
  'K − R + K · r · n',
  ({ K, R, r, n }) => K - R + K * r * n,
)

const bullet = capital(
  'price with compound interest, paid back at the end',
  'K · (1 + r)^n − R',
  ({ K, R, r, n }) => K * (1 + r) ** n - R,
)

const atOnce = capital(
  'price less the present value of the residual',
  'K − R / (1 + r)^n',
  ({ K, R, r, n }) => K - R / (1 + r) ** n,
)

const stated: OperatingFormula = {
  name: 'cost to operate, as it is',
  symbol: 'operating',
  unit: 'USD mn',
  text: 'O',
  of: ({ O }) => O,
}

const none: OperatingFormula = { ...stated, name: 'no cost to operate', text: '0', of: () => 0 }

const presentValue: OperatingFormula = {
  ...stated,
  name: 'present value of the cost to operate, paid in equal parts at the end of each year',
  text: 'O / n · (1 − (1 + r)^−n) / r',
  of: ({ O, r, n }) => O / n / recoveryFactor(r, n),
}

/** Every method that could stand behind a printed total, the simplest first. */
export const costMethods: readonly CostMethod[] = [
  { id: 'straightLine', capital: straightLine, operating: stated },
  { id: 'annuity', capital: annuity, operating: stated },
  { id: 'annuityMonthlyNominal', capital: annuityMonthlyNominal, operating: stated },
  { id: 'annuityMonthlyEffective', capital: annuityMonthlyEffective, operating: stated },
  { id: 'annuityDue', capital: annuityDue, operating: stated },
  { id: 'averageCapital', capital: averageCapital, operating: stated },
  { id: 'averageCapitalByYear', capital: averageCapitalByYear, operating: stated },
  { id: 'simpleInterest', capital: simpleInterest, operating: stated },
  { id: 'bullet', capital: bullet, operating: stated },
  { id: 'annuityOnly', capital: annuity, operating: none },
  { id: 'simpleInterestOnly', capital: simpleInterest, operating: none },
  { id: 'capexAndPresentValueOfOpex', capital: atOnce, operating: presentValue },
]

/** @throws RangeError where there is no such method */
export function costMethod(id: string): CostMethod {
  const method = costMethods.find((one) => one.id === id)
  if (method) return method
  throw new RangeError(`method ${id}: there are ${costMethods.map((one) => one.id).join(', ')}`)
}
