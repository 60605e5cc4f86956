import {
  chipPerformance,
  costMethods,
  type Explained,
  explainBytesPerToken,
  explainChip,
  explainCost,
  fundingGap,
  given,
  mlaClaim,
  named,
  shapeFromConfig,
} from '#economics'
import { orderViolations } from '#market'
import type { NoteLanguage } from '../write/note-book.ts'
import { claimValues } from './claim-values.ts'
import { fleetValues } from './fleet-values.ts'
import { segmentMeansOf } from './peer-values.ts'
import { derivedValue, type Entries, printedValue, sourced } from './printed-value.ts'
import { underthinkingValues } from './published-values.ts'
import { reboundValues } from './rebound-values.ts'
import { trainingValues } from './training-values.ts'
import type { WeeklyFacts } from './weekly-facts.ts'

/** Every number that a note can name, by its path. */
export function weeklyValues(facts: WeeklyFacts, language: NoteLanguage): ReadonlyMap<string, Explained> {
  return new Map([
    ...clusterValues(facts),
    ...trainingValues(facts),
    ...memoryValues(facts),
    ...chipValues(facts),
    ...quotaValues(facts),
    ...projectValues(facts),
    ...fleetValues(facts),
    ...reboundValues(facts),
    ...segmentMeansOf(facts),
    ...underthinkingValues(facts),
    ...boardValues(facts),
    ...claimValues(facts.printed, language),
  ])
}

function clusterValues({ cluster }: WeeklyFacts): Entries {
  const methods = costMethods.map((method): readonly [string, Explained] => [
    `tco.${cluster.id}.methods.${method.id}.totalUsdMillion`,
    totalOf(explainCost(method, cluster)),
  ])
  const count = cluster.groups.reduce((sum, group) => sum + group.count, 0)
  const gpus = derivedValue('GPUs of the cluster', {
    value: count,
    unit: 'GPUs',
    formula: cluster.groups.map(({ gpu }) => gpu).join(' + '),
    inputs: cluster.groups.map(({ gpu, count: own }) => printedValue(gpu, own, 'GPUs', cluster)),
  })
  const headline = printedValue(
    'the headline in won',
    Number(cluster.printedKrwTrillion ?? Number.NaN),
    'KRW tn',
    cluster,
  )
  const printedTotal = printedValue(
    'printed total',
    cluster.printed?.total.totalUsdMillion ?? Number.NaN,
    'USD mn',
    cluster,
  )
  const rate = derivedValue('won a dollar that the headline implies', {
    value: (headline.value * 1e6) / printedTotal.value,
    unit: 'KRW per USD',
    formula: 'headline · 10⁶ / total',
    inputs: [
      { ...headline, symbol: 'headline' },
      { ...printedTotal, symbol: 'total' },
    ],
  })
  return [
    ...methods,
    [`tco.${cluster.id}.gpus`, gpus],
    [`tco.${cluster.id}.printed.totalUsdMillion`, printedTotal],
    [`tco.${cluster.id}.printed.krwTrillion`, headline],
    [`tco.${cluster.id}.impliedWon`, rate],
    [`tco.${cluster.id}.wacc`, printedValue('WACC', cluster.wacc, '', cluster)],
    ['tco.methods.count', given('methods of costing a cluster', 'methods', costMethods.length, '')],
  ]
}

/** Of a cost per GPU-hour, the whole cost that it is a part of. */
export function totalOf(perGpuHour: Explained): Explained {
  return perGpuHour.inputs?.find(({ symbol }) => symbol === 'total') ?? perGpuHour
}

const cacheBits = 16

function memoryValues({ models }: WeeklyFacts): Entries {
  const shapes = ['deepseek-v3', 'deepseek-v2', 'deepseek-67b', 'llama-3.1-405b', 'qwen2.5-72b'].flatMap(
    (id): Entries => {
      const model = models.find((one) => one.id === id)
      return model
        ? [
            [
              `memory.${id}.kvBytesPerToken`,
              sourced(explainBytesPerToken(shapeFromConfig(model.config), cacheBits), model),
            ],
          ]
        : []
    },
  )
  const v2 = models.find(({ id }) => id === 'deepseek-v2')
  const dense = models.find(({ id }) => id === 'deepseek-67b')
  if (!v2 || !dense) return shapes
  return [
    ...shapes,
    ...mlaClaim(shapeFromConfig(v2.config), shapeFromConfig(dense.config)).map(
      ({ id, explained }) => [`memory.claim.${id}`, sourced(explained, v2)] as const,
    ),
  ]
}

function chipValues({ gpus }: WeeklyFacts): Entries {
  const tppOf = (id: string): Explained | undefined =>
    explainChip(named('chip', gpus, id)).inputs?.find(({ symbol }) => symbol === 'TPP')
  const share = chipShare(tppOf('h20'), tppOf('h100'), 'computing of an H20 as a share of that of an H100')
  return [
    ...['h20', 'h100', 'h800', 'a100', 'h200'].flatMap((id): Entries => {
      const tpp = tppOf(id)
      const density = explainChip(named('chip', gpus, id))
      return [[`chip.${id}.performanceDensity`, density], ...(tpp ? [[`chip.${id}.tpp`, tpp] as const] : [])]
    }),
    ...share.map((one) => ['chip.h20.tppOfH100', one] as const),
  ]
}

/** How much one chip computes of what another does. */
function chipShare(of: Explained | undefined, by: Explained | undefined, name: string): readonly Explained[] {
  if (!of || !by) return []
  const inputs = [
    { ...of, symbol: 'own' },
    { ...by, symbol: 'other' },
  ]
  return [derivedValue(name, { value: of.value / by.value, unit: '', formula: 'own / other', inputs })]
}

function quotaValues({ rules, gpus }: WeeklyFacts): Entries {
  const h100 = named('chip', gpus, 'h100')
  const each = given('TPP of an H100', 'tpp', chipPerformance(h100).tpp, 'TPP')
  return rules.quotas.map(({ id, title, tpp, source, date }) => [
    `quota.${id}.h100`,
    derivedValue(title, {
      value: tpp / each.value,
      unit: 'H100',
      formula: 'quota / tpp',
      inputs: [
        { ...printedValue(title, tpp, 'TPP', { source, date }), symbol: 'quota' },
        { ...each, source: h100.source, date: h100.date },
      ],
    }),
  ])
}

function projectValues({ project }: WeeklyFacts): Entries {
  const { countedUsdBillion, gaps } = fundingGap(project)
  const counted = derivedValue('committed or planned', {
    value: countedUsdBillion,
    unit: 'USD bn',
    formula: project.funding
      .filter((one) => one.counted)
      .map(({ entity }) => entity)
      .join(' + '),
    inputs: project.funding
      .filter((one) => one.counted)
      .map(({ entity, usdBillion }) => printedValue(entity, usdBillion ?? 0, 'USD bn', project)),
  })
  return [
    ['project.stargate.counted', counted],
    ...gaps.map(
      ({ phase, costUsdBillion, gapUsdBillion }) =>
        [
          `project.stargate.gap.${phase}`,
          derivedValue(`gap to ${phase}`, {
            value: gapUsdBillion,
            unit: 'USD bn',
            formula: 'cost − counted',
            inputs: [
              { ...printedValue(`cost of ${phase}`, costUsdBillion, 'USD bn', project), symbol: 'cost' },
              { ...counted, symbol: 'counted' },
            ],
          }),
        ] as const,
    ),
  ]
}

/** Neighbours of a printed board whose scores stand the wrong way round: `board.table-12.above`, and below. */
function boardValues({ boards }: WeeklyFacts): Entries {
  return boards.boards.flatMap(({ id, rows, credit, date }): Entries => {
    const [first] = orderViolations(rows)
    return (first ?? []).flatMap((name, at): Entries => {
      const rank = rows.find((row) => row.name === name)?.rank
      const path = `board.${id}.${at === 0 ? 'above' : 'below'}`
      return rank === undefined
        ? []
        : [[path, printedValue(`rank of ${name}`, rank, '', { source: credit, date })]]
    })
  })
}
