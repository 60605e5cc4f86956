import {
  chipPerformance,
  computeRun,
  costMethods,
  type Explained,
  explainBytesPerToken,
  explainChip,
  explainCost,
  explainDecline,
  explainRebound,
  fundingGap,
  given,
  mlaClaim,
  named,
  shapeFromConfig,
} from '#economics'
import type { NoteLanguage } from '../write/note-book.ts'
import { claimValues } from './claim-values.ts'
import { segmentMeansOf } from './peer-values.ts'
import { derivedValue, printedValue } from './printed-value.ts'
import type { WeeklyFacts } from './weekly-facts.ts'

const weeklySource = { source: 'Korean weekly of 7 February 2025', date: '2025-02-07' }

/** Every number that a note can name, by its path. */
export function weeklyValues(facts: WeeklyFacts, language: NoteLanguage): ReadonlyMap<string, Explained> {
  return new Map([
    ...clusterValues(facts),
    ...trainingValues(facts),
    ...memoryValues(facts),
    ...chipValues(facts),
    ...quotaValues(facts),
    ...projectValues(facts),
    ...reboundValues(),
    ...segmentMeansOf(facts),
    ...underthinkingValues(facts),
    ...claimValues(facts.printed, language),
  ])
}

type Entries = readonly (readonly [string, Explained])[]

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
  ]
}

/** Of a cost per GPU-hour, the whole cost that it is a part of. */
export function totalOf(perGpuHour: Explained): Explained {
  return perGpuHour.inputs?.find(({ symbol }) => symbol === 'total') ?? perGpuHour
}

const dollarsAnHour = 2
const gpusOfV3 = 2048
const densePeakOfH800 = 989.5e12

function trainingValues({ runs }: WeeklyFacts): Entries {
  const v3 = runs.find(({ id }) => id === 'deepseek-v3')
  if (!v3?.gpuHours || !v3.tokens || !v3.activeParameters) return []
  const computed = computeRun({
    activeParameters: v3.activeParameters,
    tokens: v3.tokens,
    peakFlops: densePeakOfH800,
    peakPrecision: 'bf16',
    gpuHours: v3.gpuHours,
    ...(v3.pretrainGpuHours === undefined ? {} : { pretrainGpuHours: v3.pretrainGpuHours }),
    usdPerGpuHour: dollarsAnHour,
    gpus: gpusOfV3,
  })
  const { costUsd, mfu, flop, days } = computed
  return [
    ...(costUsd ? [['train.deepseek-v3.costUsd', sourced(costUsd, v3)] as const] : []),
    ...(days ? [['train.deepseek-v3.days', sourced(days, v3)] as const] : []),
    ['train.deepseek-v3.mfu', sourced(mfu, v3)],
    ['train.deepseek-v3.flop', sourced(flop, v3)],
    ['train.deepseek-v3.gpuHours', printedValue('GPU-hours of DeepSeek-V3', v3.gpuHours, 'h', v3)],
  ]
}

function sourced(
  explained: Explained,
  { source, date }: { readonly source: string; readonly date: string },
): Explained {
  return { ...explained, source: explained.source ?? source, date: explained.date ?? date }
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
  return ['h20', 'h100', 'h800', 'a100', 'h200'].flatMap((id): Entries => {
    const gpu = named('chip', gpus, id)
    const density = explainChip(gpu)
    const tpp = density.inputs?.find(({ symbol }) => symbol === 'TPP')
    return [[`chip.${id}.performanceDensity`, density], ...(tpp ? [[`chip.${id}.tpp`, tpp] as const] : [])]
  })
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

function reboundValues(): Entries {
  const cases = [
    { name: 'weak', elasticity: 0.5, efficiency: 10 },
    { name: 'unit', elasticity: 1, efficiency: 10 },
    { name: 'strong', elasticity: 1.2, efficiency: 10 },
    { name: 'published', elasticity: 1.11, efficiency: 10 },
  ]
  return [
    ...cases.flatMap(({ name, elasticity, efficiency }) =>
      explainRebound({ elasticity, efficiency }).flatMap((one): Entries => {
        const resource = resourceOf(one)
        return resource ? [[`rebound.${name}.resourceRatio`, resource]] : []
      }),
    ),
    ['capability.gpt-3.foldPerYear', { ...explainDecline(1200, 3.2), ...weeklySource }],
    [
      'capability.gpt-3.fold',
      printedValue('fall of the price of GPT-3-level tokens', 1200, '×', weeklySource),
    ],
  ]
}

/** The resource ratio, wherever in the tree of a rebound it stands. */
function resourceOf(explained: Explained): Explained | undefined {
  if (explained.symbol === 'resourceRatio') return explained
  for (const input of explained.inputs ?? []) {
    const found = resourceOf(input)
    if (found) return found
  }
  return undefined
}

function underthinkingValues({ underthinking }: WeeklyFacts): Entries {
  return underthinking.tables.flatMap(({ id, source, version, date, results }) =>
    results.flatMap(({ set, model, setting, accuracy, underthinking: score }): Entries => {
      const place = { source: `${source}, ${version}`, date }
      const path = `published.${id}.${[set, model, setting].join('.').replace(/\s+/g, '-')}`
      return [
        ...(accuracy === null || accuracy === undefined
          ? []
          : [
              [
                `${path}.accuracy`,
                printedValue(`accuracy of ${model} on ${set}, ${setting}`, accuracy, '', place),
              ] as const,
            ]),
        ...(score === null || score === undefined
          ? []
          : [
              [
                `${path}.underthinking`,
                printedValue(`underthinking score of ${model} on ${set}, ${setting}`, score, '', place),
              ] as const,
            ]),
      ]
    }),
  )
}
