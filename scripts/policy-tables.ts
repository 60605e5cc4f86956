import type { MeasuredResponse } from '#metric'
import {
  accuracies,
  type Curve,
  curveOf,
  isOracle,
  meanCost,
  type Placed,
  pointwise,
  type SelectionName,
  simultaneous,
  type Way,
  type Weighing,
} from './equal-cost.ts'

/** The tables of docs/policies.md, from what was measured of each arm. */

export interface MeasuredArm {
  readonly id: string
  readonly responses: readonly MeasuredResponse[]
  /** How often each word stands in a response. */
  readonly words: Readonly<Record<'Alternatively' | 'Nothing' | 'leaving', number>>
}

export interface PageOptions {
  readonly samples: number
  readonly weighing: Weighing
  readonly sensitivity: readonly {
    readonly name: string
    readonly scores: readonly { readonly id: string; readonly score: number; readonly thoughts: number }[]
  }[]
}

const tipId = 'tip:alpha=6,beta=50'
/** Budgets, in the cost of one response without a policy. */
const budgets = [2, 3] as const

export function policyTables(arms: readonly MeasuredArm[], options: PageOptions): Record<string, string> {
  const curves = new Map<string, Curve>()
  const curve = ({ id, responses }: MeasuredArm, selection: SelectionName): Curve => {
    const name = `${id} ${selection}`
    const found = curves.get(name) ?? { ...curveOf(responses, selection, options.weighing), name }
    curves.set(name, found)
    return found
  }
  const none = armNamed(arms, 'none')
  const unit = meanCost(first(curve(none, 'majority')))
  const context = { arms, curve, none, unit, options }
  return {
    measured: measuredText(context),
    policies: policyTable(context),
    budgets: budgetTable(context),
    'side by side': sideBySide(context),
    selections: selectionTable(context),
    switches: switchTable(context),
  }
}

interface Context {
  readonly arms: readonly MeasuredArm[]
  readonly curve: (arm: MeasuredArm, selection: SelectionName) => Curve
  readonly none: MeasuredArm
  /** The mean cost of one response without a policy. */
  readonly unit: number
  readonly options: PageOptions
}

function measuredText({ arms, unit, options }: Context): string {
  const { clusters } = options.weighing
  const { weighing, samples } = options
  const { uncachedInput, cachedInput, output } = weighing.priceRatio
  return `${clusters.length} development problems (${new Set(clusters).size} multisets of numbers), ${samples} samples of each in every one of ${arms.length} arms, seed \`${weighing.seed}\`. One response without a policy costs ${unit.toFixed(0)} in uncached input tokens, at the price ratio ${uncachedInput} : ${cachedInput} : ${output}.`
}

/** Each policy alone, and what the same money buys without it. */
function policyTable({ arms, curve, none, unit, options }: Context): string {
  const others = arms.filter((arm) => arm !== none)
  const alone = accuracies(
    arms.map((arm) => ({ curve: curve(arm, 'majority'), alone: true as const })),
    options.weighing,
  )
  const costs = arms.map((arm) => meanCost(first(curve(arm, 'majority'))))
  const plain = accuracies(
    others.map((arm) => ({ curve: curve(none, 'shortest'), times: 1, costOf: curve(arm, 'majority') })),
    options.weighing,
  )
  const differences = simultaneous(
    others.map((arm, index) => ({ a: plain[index] ?? nothing, b: alone[arms.indexOf(arm)] ?? nothing })),
  )
  const rows = arms.map((arm, index) => {
    const difference = differences[others.indexOf(arm)]
    const cheaper = (costs[index] as number) < unit * 0.999
    return [
      `\`${arm.id}\``,
      percent(pointwise(alone[index] ?? nothing)),
      `${((costs[index] as number) / unit).toFixed(2)} ×`,
      meanOf(arm, ({ tokens }) => tokens.reasoning).toFixed(0),
      arm === none ? '' : points(difference, cheaper ? 'costs less than one response' : undefined),
    ]
  })
  const head = [
    'policy',
    'accuracy',
    'billed cost',
    'reasoning tokens',
    'minus shortest-of-n without it, at its cost',
  ]
  return table(head, rows)
}

/** Every policy with both selections at fixed budgets. */
function budgetTable({ arms, curve, none, options }: Context): string {
  const cells = budgets.flatMap((times) =>
    (['majority', 'shortest'] as const).map((selection) => ({ times, selection })),
  )
  const columns = cells.map(({ times, selection }) => {
    const at = accuracies(
      arms.map((arm) => ({ curve: curve(arm, selection), times, costOf: curve(none, 'majority') })),
      options.weighing,
    )
    const base = at[arms.indexOf(none)] ?? nothing
    return { at, base }
  })
  const pairs = columns.flatMap(({ at, base }) => at.map((one) => ({ a: base, b: one })))
  const differences = simultaneous(pairs)
  const rows = arms.map((arm, row) => [
    `\`${arm.id}\``,
    ...columns.map(({ at }, column) => {
      const value = at[row]?.value ?? Number.NaN
      if (Number.isNaN(value)) return 'out of its range'
      const shown = `${(100 * value).toFixed(1)} %`
      const difference = differences[column * arms.length + row]
      return arm === none || !difference ? shown : `${shown} (${points(difference)})`
    }),
  ])
  const head = ['policy', ...cells.map(({ times, selection }) => `${selection}, ${times} ×`)]
  return table(head, rows)
}

/** TIP and the shortest of n, side by side. */
function sideBySide({ arms, curve, none, unit, options }: Context): string {
  const tip = armNamed(arms, tipId)
  const rows = [1, 2, 3, 4, 6, 8].map((n) => {
    const ways = [none, tip].map((arm) => curve(arm, 'shortest').ways[n - 1] as Way)
    const cells = ways.flatMap((way) => [
      `${(100 * meanOfAll(way.accuracy)).toFixed(1)} %`,
      `${(meanCost(way) / unit).toFixed(2)} ×`,
    ])
    return [String(n), ...cells]
  })
  const cost = meanCost(first(curve(tip, 'shortest')))
  const compared = accuracies(
    [
      { curve: curve(none, 'shortest'), times: 1, costOf: curve(tip, 'shortest') },
      { curve: curve(tip, 'shortest'), alone: true },
      ...budgets.flatMap((times) => [
        { curve: curve(none, 'shortest'), times, costOf: curve(none, 'shortest') },
        { curve: curve(tip, 'shortest'), times, costOf: curve(none, 'shortest') },
      ]),
    ],
    options.weighing,
  )
  const pairs = [0, 2, 4].map((at) => ({ a: compared[at] ?? nothing, b: compared[at + 1] ?? nothing }))
  const [alone, ...together] = simultaneous(pairs)
  const said = [
    `TIP alone against shortest-of-n without a policy, at TIP's own cost (${(cost / unit).toFixed(2)} ×): ${points(alone)}.`,
    ...together.map(
      (one, index) =>
        `TIP and shortest together against shortest alone, both at ${budgets[index]} ×: ${points(one)}.`,
    ),
  ]
  const head = ['n', 'shortest of n', 'cost', 'TIP and shortest of n', 'cost']
  return `${table(head, rows)}\n\n${said.map((one) => `- ${one}`).join('\n')}`
}

const runnable: readonly SelectionName[] = ['majority', 'adaptive', 'confidence', 'short-vote', 'shortest']

/** All selections, over what none and the two strongest policies give. */
function selectionTable({ arms, curve, none, unit, options }: Context): string {
  const ids = ['none', tipId, 'return-to-promising:']
  const chosen = ids.map((id) => armNamed(arms, id))
  const cells = chosen.flatMap((arm) => budgets.map((times) => ({ arm, times })))
  const columns = cells.map(({ arm, times }) =>
    accuracies(
      runnable.map((selection) => ({
        curve: curve(arm, selection),
        times,
        costOf: curve(none, 'majority'),
      })),
      options.weighing,
    ),
  )
  const differences = simultaneous(
    columns.flatMap((at) => at.slice(1).map((one) => ({ a: at[0] ?? nothing, b: one }))),
  )
  const rows = runnable.map((selection, row) => [
    selection,
    ...columns.map((at, column) => {
      const value = at[row]?.value ?? Number.NaN
      if (Number.isNaN(value)) return 'out of its range'
      const shown = `${(100 * value).toFixed(1)} %`
      return row === 0 ? shown : `${shown} (${points(differences[column * (runnable.length - 1) + row - 1])})`
    }),
  ])
  const head = ['selection', ...cells.map(({ arm, times }) => `${shortName(arm.id)}, ${times} ×`)]
  const oracle = (['best'] as const).filter(isOracle).map((selection) => {
    const way = curve(none, selection).ways[7] as Way
    return `Best of 8 by the exact judge, an **oracle** that nobody can run and no part of the comparison: ${(100 * meanOfAll(way.accuracy)).toFixed(1)} % at ${(meanCost(way) / unit).toFixed(1)} × without a policy.`
  })
  return `${table(head, rows)}\n\n${oracle.join('\n')}`
}

function switchTable({ none, options }: Context): string {
  const rows = options.sensitivity.map(({ name, scores }) => [
    name,
    ...scores.flatMap(({ score, thoughts }) => [score.toFixed(3), thoughts.toFixed(1)]),
  ])
  const head = [
    'list that thoughts are cut by',
    ...(options.sensitivity[0]?.scores ?? []).flatMap(({ id }) => [
      `UT score, ${shortName(id)}`,
      `thoughts, ${shortName(id)}`,
    ]),
  ]
  const { Alternatively, Nothing, leaving } = none.words
  return `${table(head, rows)}\n\nWithout a policy a response says "Alternatively" ${Alternatively.toFixed(2)} times, "Nothing" (the placebo's word here) ${Nothing.toFixed(2)} times and "leaving" (the matched placebo's) ${leaving.toFixed(2)} times.`
}

const nothing = { value: Number.NaN, replicates: new Float64Array() }

function armNamed(arms: readonly MeasuredArm[], start: string): MeasuredArm {
  const found = arms.find(({ id }) => id === start) ?? arms.find(({ id }) => id.startsWith(start))
  if (!found) throw new Error(`the run has no arm ${start}`)
  return found
}

function first({ ways }: Curve): Way {
  return ways[0] as Way
}

function shortName(id: string): string {
  return id.split(':')[0] ?? id
}

function meanOf({ responses }: MeasuredArm, of: (response: MeasuredResponse) => number | undefined): number {
  const values = responses.flatMap((response) => of(response) ?? [])
  return values.reduce((sum, one) => sum + one, 0) / values.length
}

function meanOfAll(values: Float64Array): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length
}

function percent({ value, low, high }: Placed): string {
  return `${(100 * value).toFixed(1)} % [${(100 * low).toFixed(1)}, ${(100 * high).toFixed(1)}]`
}

/** In points, in bold where the simultaneous interval excludes 0. */
function points(difference: Placed | undefined, instead?: string): string {
  if (instead !== undefined) return instead
  if (!difference || Number.isNaN(difference.value)) return 'out of range'
  const { value, low, high } = difference
  if (Number.isNaN(low)) return `${signed(value)}, at the end of its range`
  const shown = `${signed(value)} [${signed(low)}, ${signed(high)}]`
  return low > 0 || high < 0 ? `**${shown}**` : shown
}

function signed(share: number): string {
  return `${share < 0 ? '−' : '+'}${Math.abs(100 * share).toFixed(1)}`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n')
}
