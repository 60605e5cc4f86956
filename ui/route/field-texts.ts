/** The calculators there are, as addresses name them. */
export const calculatorIds = [
  'chain',
  'answer',
  'memory',
  'serving',
  'training',
  'scope',
  'reinforcement',
  'distillation',
  'balance',
  'cluster',
  'rental',
  'chips',
  'quota',
  'rebound',
  'elasticity',
  'capability',
  'fleet',
] as const

export type CalculatorId = (typeof calculatorIds)[number]

/** What stands in the fields of a calculator, by their names, as it was written. */
export type FieldTexts = Readonly<Record<string, string>>

const fieldName = /^[a-zA-Z][a-zA-Z0-9.]{0,39}$/
/** A server refuses longer addresses. */
const mostInAddress = 6000
/** Nobody writes more into a field; what is longer than an address may be is told to be too long. */
export const mostCharacters = 100_000
const mostFields = 200

/** Fields out of an address. What can be none is left out: an address can be written by anyone. */
export function readTexts(parameters: URLSearchParams): FieldTexts {
  const known = [...parameters].filter(
    ([name, text]) => fieldName.test(name) && text.length <= mostCharacters,
  )
  return Object.fromEntries(known.slice(0, mostFields))
}

export function writeTexts(texts: FieldTexts): URLSearchParams {
  return new URLSearchParams(Object.entries(texts))
}

/** Whether a text is short enough to stand in an address. */
export function fitsAddress(text: string): boolean {
  return text.length <= mostInAddress && new URLSearchParams({ text }).toString().length <= 2 * mostInAddress
}
