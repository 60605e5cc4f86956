import { type Explained, numberText, substituted } from '#economics'

/** Why a number is what it is: its formula with the numbers in it, and where each of these comes from, in a few lines. */
export function whyLines(explained: Explained): readonly string[] {
  const { name, value, unit, formula, inputs = [], source, date, note } = explained
  const amount = `${numberText(value)}${unit === '' ? '' : ` ${unit}`}`
  // Without numbers to put in, the formula says it once.
  const steps = formula === undefined ? [] : [...new Set([formula, substituted(formula, inputs)])]
  return [
    `${name}: ${[...steps, amount].join(' = ')}`,
    ...originOf(source, date, note),
    ...inputs.map((input) => {
      const { name: part, value: size, unit: of, source: from, date: day } = input
      const origin = [from, day].filter((word) => word !== undefined).join(', ')
      return `${part} = ${numberText(size)}${of === '' ? '' : ` ${of}`}${origin === '' ? '' : ` (${origin})`}`
    }),
  ]
}

function originOf(
  source: string | undefined,
  date: string | undefined,
  note: string | undefined,
): readonly string[] {
  const origin = [source, date].filter((word) => word !== undefined).join(', ')
  return [origin, note ?? ''].filter((line) => line !== '')
}
