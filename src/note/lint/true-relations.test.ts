import { assert, integer, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNote } from '../document/read-note.ts'
import { lintNote } from './lint-note.ts'

const grouped = (value: number): string => value.toLocaleString('en')
const fixed = (value: number, digits = 1): string => value.toFixed(digits)

interface Numbers {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly count: number
  readonly each: number
  readonly rate: number
  readonly ratio: number
}

const numbers = record<Numbers>({
  a: integer({ min: 10, max: 999 }),
  b: integer({ min: 10, max: 999 }),
  c: integer({ min: 10, max: 999 }),
  count: integer({ min: 2, max: 900 }),
  each: integer({ min: 3, max: 999 }),
  rate: integer({ min: 1200, max: 1480 }),
  ratio: integer({ min: 105, max: 170 }),
})

/** Sentences and tables whose numbers are computed of each other, and rounded as they are printed. */
const wordings: readonly ((of: Numbers) => string)[] = [
  ({ a, b }) =>
    `Sales of $${a + b}m brought an operating profit of $${b}m, an operating margin of ${fixed((100 * b) / (a + b))}%.`,
  ({ a, b }) => `매출 ${a + b}억원, 영업이익 ${b}억원으로 영업이익률은 ${fixed((100 * b) / (a + b), 0)}%다.`,
  ({ a, c }) =>
    `The shares cost $${a} on earnings of $${fixed(c / 100, 2)} a share, a P/E of ${fixed((100 * a) / c)}.`,
  ({ count, each }) => `${count} machines for $${grouped(count * each)}, or $${each} each.`,
  ({ count, each }) => `서버 ${count}대를 ${grouped(count * each)}만원에 샀으니 대당 ${each}만원이다.`,
  ({ a, b }) => `Cloud earned $${a}m. Ads earned $${b}m. The two together made $${a + b}m.`,
  ({ a, b }) => `본사 매출은 ${a}억원이다. 지사 매출은 ${b}억원이다. 두 곳을 합하면 ${a + b}억원이다.`,
  ({ a, b }) =>
    `The stock fell ${fixed((100 * a) / (a + b), 0)}%, wiping out $${a}bn and leaving it worth $${b}bn.`,
  ({ a, b }) => `매출은 ${b}억원에서 ${a + b}억원으로 ${a}억원 늘었다.`,
  ({ a, rate }) => `At ${grouped(rate)} won to the dollar, $${a}m is ${fixed((a * rate) / 1000)}bn won.`,
  ({ a, rate }) => `환율 ${grouped(rate)}원 기준 ${a}만 달러는 ${fixed((a * rate) / 10_000)}억원이다.`,
  ({ a, ratio }) =>
    `The site takes ${fixed((a * ratio) / 100, 0)} MW at a PUE of ${fixed(ratio / 100, 2)}, of which the servers get ${a} MW.`,
  ({ a }) => `At 700 W each, ${a * 100} GPUs draw ${fixed((a * 700) / 10_000, 2)} MW.`,
  ({ a, b }) => `Of the $${a + b}m, $${a}m (${fixed((100 * a) / (a + b))}%) went to chips.`,
  ({ a, b, c }) =>
    `| Firm | Revenue | Profit | Margin |\n|---|---|---|---|\n${[a, b, c].map((one, at) => `| F${at} | ${one * 10} | ${one + at} | ${fixed((100 * (one + at)) / (one * 10))}% |`).join('\n')}`,
  ({ a, b, c }) =>
    `| Run | X | Y |\n|---|---|---|\n| 1 | ${a} | ${b} |\n| 2 | ${b} | ${c} |\n| 3 | ${c} | 7 |\n| Average | ${fixed((a + b + c) / 3)} | ${fixed((b + c + 7) / 3)} |`,
  ({ a }) =>
    `| Model | Price |\n|---|---|\n| Aro-1 | ${a} |\n| Bil-2 | ${a * 3} |\n\nBil-2 is three times as dear as Aro-1.`,
  ({ a, b }) =>
    `| Model | Score |\n|---|---|\n| Aro-1 | ${fixed(a / 10)} |\n| Bil-2 | ${fixed((a + b) / 10)} |\n\nBil-2 scores ${fixed(b / 10)} points more than Aro-1.`,
  ({ count, each }) => `${count} seats at $${each} a month are $${grouped(count * each * 12)} a year.`,
  ({ a, c }) =>
    `${a} billion tokens at $${fixed(c / 100, 2)} per million tokens cost $${grouped(a * 10 * c)}.`,
  ({ ratio }) => `Sales by region: Asia ${ratio - 100}%, Europe 12%, others ${188 - ratio}%.`,
  ({ a }) => `It goes from ${grouped(a * 12)} units to ${grouped(a * 16)} units, up by a third.`,
  ({ a }) => `가입자는 ${grouped(a * 12)}명에서 3분의 1 줄어 ${grouped(a * 8)}명이 됐다.`,
  ({ count, each }) => `노드 ${count}대에 GPU가 ${each}장씩 있어 모두 ${grouped(count * each)}장이다.`,
]

describe('relations that hold', () => {
  it.each([...wordings.entries()])('raise nothing above a remark: wording %i', (_, wording) => {
    const holds = (of: Numbers): boolean =>
      lintNote(readNote(wording(of))).every(({ severity }) => severity === 'info')
    expect(() => assert(property(numbers, holds), { seed: 11, numRuns: 40 })).not.toThrow()
  })
})
