import { builtOut, explainBuildOut, explainScenario, scenarioRatios } from '#economics'
import { type ActionFacts, type Assumption, amount, type Given, type Worked } from './action-given.ts'
import type { GraphObject } from './graph-facts.ts'

/** What a price cut of tokens does to what a buyer spends, and to tokens and GPUs. */
export function priceCut(object: GraphObject, given: Given, { usual }: ActionFacts): Worked {
  const one = { value: 1, unit: '×', source: 'no change unless given' }
  const cut = amount(given, 'priceCut', {
    ...one,
    value: 10,
    source: 'R1 beside o1, as the weekly printed it',
  })
  const gain = amount(given, 'answerGain', one)
  const hardware = amount(given, 'hardwareGain', {
    ...one,
    value: cut.value,
    source: 'all of the cut is efficiency',
  })
  const elasticity = amount(given, 'elasticity', usual.elasticity)
  const spend = spendOf(object, given)
  const scenario = {
    priceCut: cut.value,
    answerGain: gain.value,
    hardwareGain: hardware.value,
    elasticity: elasticity.value,
  }
  const ratios = scenarioRatios(scenario)
  return {
    assumptions: [cut, gain, hardware, elasticity, ...(spend ? [spend] : [])],
    outcomes: {
      spendRatio: ratios.spending,
      spendAfterUsdBillion: spend ? spend.value * ratios.spending : null,
      tokenRatio: ratios.tokens,
      gpuRatio: ratios.gpus,
      breakEvenElasticity: ratios.breakEvenElasticity ?? null,
    },
    explained: explainScenario(scenario),
  }
}

/** What is spent on tokens or the compute for them, where it was given or told. */
function spendOf({ properties }: GraphObject, given: Given): (Assumption & { value: number }) | undefined {
  const told = properties?.['computeUsdBillion2024']
  const source = String(properties?.['computeSource'] ?? '')
  const usual = typeof told === 'number' ? { value: told, unit: 'USD bn', source } : undefined
  if (usual === undefined && given['spendUsdBillion'] === undefined) return undefined
  return amount(given, 'spendUsdBillion', usual)
}

/** What a change of capex does to GPUs and megawatts, were all of it spent on accelerators. */
export function capexCut(object: GraphObject, given: Given, { usual }: ActionFacts): Worked {
  const told = object.properties?.['capexUsdBillion2025']
  const source = String(object.properties?.['capexSource'] ?? '')
  const capex = amount(
    given,
    'capexUsdBillion',
    typeof told === 'number' ? { value: told, unit: 'USD bn', source } : undefined,
  )
  const percent = amount(given, 'percent', { value: -20, unit: '%', source: 'unless given' })
  const perGpu = amount(given, 'usdPerGpu', usual.usdPerGpu)
  const kw = amount(given, 'kwPerGpu', usual.kwPerGpu)
  const builds = (usdBillion: number): Parameters<typeof builtOut>[0] => ({
    capexUsd: usdBillion * 1e9,
    usdPerGpu: perGpu.value,
    kwPerGpu: kw.value,
  })
  const before = builtOut(builds(capex.value))
  const changed = builds(capex.value * (1 + percent.value / 100))
  const after = builtOut(changed)
  const all = {
    name: 'all of it on accelerators',
    value: 1,
    unit: '',
    source: 'an upper bound: no firm says which part',
  }
  return {
    assumptions: [capex, percent, perGpu, kw, all],
    outcomes: {
      capexAfterUsdBillion: changed.capexUsd / 1e9,
      gpusBefore: before.gpus,
      gpusAfter: after.gpus,
      gpusChange: after.gpus - before.gpus,
      megawattsBefore: before.megawatts,
      megawattsAfter: after.megawatts,
      megawattsChange: after.megawatts - before.megawatts,
    },
    explained: [explainBuildOut(changed)],
  }
}
