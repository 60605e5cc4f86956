import type { ExportedValue } from '../result/result-csv.ts'
import type { ChainStep } from './chain-steps.ts'

/** The steps as an export has them, with what is shown of each. */
export function stepValues(
  steps: readonly ChainStep[],
  text: {
    readonly names: Readonly<Record<ChainStep['id'], string>>
    readonly before: string
    readonly after: string
    readonly ratio: string
    readonly said: (value: number) => string
  },
): readonly ExportedValue[] {
  return steps.flatMap(({ id, unit, before, after, ratio, spread, sides }) => {
    const name = text.names[id]
    const ends = (of: 'ratio' | 'after'): Partial<ExportedValue> =>
      spread?.of === of ? { low: spread.low, high: spread.high } : {}
    return [
      {
        part: 'result',
        name,
        column: text.before,
        value: before,
        unit,
        shown: text.said(before),
        ...sides?.before,
      },
      {
        part: 'result',
        name,
        column: text.after,
        value: after,
        unit,
        shown: text.said(after),
        ...(sides?.after ?? ends('after')),
      },
      {
        part: 'result',
        name,
        column: text.ratio,
        value: ratio,
        unit: '×',
        shown: `${text.said(ratio)}×`,
        ...ends('ratio'),
      },
    ]
  })
}
