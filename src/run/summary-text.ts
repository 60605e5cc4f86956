import type { Summary } from './summary.ts'

/** An array of numbers alone as JSON.stringify breaks it over lines; a break cannot stand inside a JSON string. */
const brokenNumbers = /\[\n\s*((?:(?:-?[\d.]+(?:e[+-]?\d+)?|null),?\s*)+)\]/g

/** summary.json as it is written: indented for people, a column of numbers on one line. */
export function summaryText(summary: Summary): string {
  const indented = JSON.stringify(summary, undefined, 2)
  return `${indented.replaceAll(brokenNumbers, (_, inside: string) => `[${inside.trim().replaceAll(/\s+/g, ' ')}]`)}\n`
}
