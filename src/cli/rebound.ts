import {
  changeElasticities,
  type Explained,
  endogeneity,
  estimateElasticity,
  explainRebound,
  explainScenario,
  type PriceScenario,
  type Range,
  type ReboundInputs,
  rebound,
  reboundAnswer,
  type ScenarioBefore,
  scenarioAnswer,
  scenarioDays,
  scenarioRatios,
  unknowns,
  usualErrors,
} from '#economics'
import { readElasticities } from '#run/facts'
import { explainedText } from './explained-text.ts'
import { numberFlag } from './number-flag.ts'
import { rangeFlag } from './range-flag.ts'
import { priceQuantities, type TableFlags } from './rebound-table.ts'
import { elasticityText, publishedDocument, publishedText, rangeText, scenarioText } from './rebound-text.ts'
import { UsageError } from './usage-error.ts'
import { withinDomain } from './within-domain.ts'
import type { World } from './world.ts'

interface ReboundFlags extends TableFlags {
  readonly elasticity?: string
  readonly efficiency?: string
  readonly share?: string
  readonly passThrough?: string
  readonly effects?: string
  readonly errors?: string
  readonly lags?: string
  readonly level?: string
  readonly change?: string
  readonly priceCut?: string
  readonly answerGain?: string
  readonly hardwareGain?: string
  readonly tokensPerDay?: string
  readonly usdPerMillion?: string
  readonly tokensPerSecond?: string
  readonly utilisation?: string
  readonly watts?: string
  readonly published?: boolean
  readonly explain?: boolean
  readonly lang?: string
  readonly json?: boolean
}

/** One part of what was asked: its fields in the document, its paragraphs, its formulas. */
interface Part {
  readonly document: object
  readonly text: readonly string[]
  readonly explained: readonly Explained[]
}

const aboveZero = { least: 0, most: 1e15, open: true }
const share = { least: 0, most: 1 }

/** `jevons rebound`: rebound and backfire of an efficiency gain, scenarios of cheaper answers, elasticities from data. */
export async function reboundCommand(given: object, world: World): Promise<void> {
  const flags = given as ReboundFlags
  if (flags.published) {
    const published = readElasticities()
    return world.out(flags.json ? lines(publishedDocument(published)) : publishedText(published))
  }
  const estimated = flags.from === undefined ? undefined : await estimatedPart(flags.from, flags)
  const elasticity = elasticityOf(flags) ?? estimated?.elasticity
  const parts = [
    ...(estimated ? [estimated.part] : []),
    ...(flags.change === undefined ? [] : [changePart(flags.change)]),
    ...(flags.efficiency === undefined ? [] : [reboundPart(flags, required(elasticity, '--efficiency'))]),
    ...(isScenario(flags) ? [scenarioPart(flags, required(elasticity, 'a scenario'))] : []),
  ]
  if (parts.length === 0)
    throw new UsageError(
      'say what is to be found: --elasticity 1.2 --efficiency 10, a scenario (--price-cut, --answer-gain), --from FILE, --change or --published',
    )
  if (flags.explain && !flags.json) {
    const explained = parts.flatMap((part) => part.explained)
    return world.out(explainedText(explained, flags.lang))
  }
  if (!flags.json) return world.out(`${parts.flatMap(({ text }) => text).join('\n\n')}\n`)
  const document = Object.assign({}, ...parts.map((part) => part.document))
  const explained = parts.flatMap((part) => part.explained)
  world.out(lines({ ...document, ...(flags.explain ? { explained } : {}) }))
}

function lines(document: object): string {
  return `${JSON.stringify(document, undefined, 2)}\n`
}

function elasticityOf(flags: ReboundFlags): Range | undefined {
  return rangeFlag('--elasticity', flags.elasticity, { least: 0, most: 100 })
}

function required(elasticity: Range | undefined, what: string): Range {
  if (elasticity !== undefined) return elasticity
  throw new UsageError(`${what} needs an elasticity: --elasticity 1.2, or --from FILE to estimate one`)
}

function isScenario({ priceCut, answerGain, hardwareGain }: ReboundFlags): boolean {
  return [priceCut, answerGain, hardwareGain].some((flag) => flag !== undefined)
}

function reboundPart(flags: ReboundFlags, elasticity: Range): Part {
  const efficiency = numberFlag('--efficiency', flags.efficiency, aboveZero) ?? 1
  const inputs = (value: number): ReboundInputs => ({
    elasticity: value,
    efficiency,
    share: numberFlag('--share', flags.share, share) ?? 1,
    passThrough: numberFlag('--pass-through', flags.passThrough, { least: 0, most: 10 }) ?? 1,
  })
  const at = (value: number) => withinDomain(() => rebound(inputs(value)))
  const found = at(elasticity.value)
  const isCertain = elasticity.low === elasticity.high
  const ends = [at(elasticity.low), at(elasticity.high)]
  const range = isCertain ? {} : { low: ends[0], high: ends[1] }
  return {
    document: { ...inputs(elasticity.value), elasticity, ...found, ...range },
    text: [
      ...reboundAnswer(inputs(elasticity.value)),
      ...(isCertain
        ? []
        : [
            rangeText(
              'resource',
              ends.map(({ resourceRatio }) => resourceRatio),
            ),
          ]),
      ...unknowns.slice(0, 1),
    ],
    explained: explainRebound(inputs(elasticity.value)),
  }
}

function scenarioPart(flags: ReboundFlags, elasticity: Range): Part {
  const priceCut = numberFlag('--price-cut', flags.priceCut, aboveZero) ?? 1
  const hardwareGain = numberFlag('--hardware-gain', flags.hardwareGain, aboveZero)
  const scenario = (value: number): PriceScenario => ({
    priceCut,
    answerGain: numberFlag('--answer-gain', flags.answerGain, aboveZero) ?? 1,
    ...(hardwareGain === undefined ? {} : { hardwareGain }),
    elasticity: value,
  })
  const ratios = withinDomain(() => scenarioRatios(scenario(elasticity.value)))
  const before = beforeOf(flags)
  const days = before && withinDomain(() => scenarioDays(before, scenario(elasticity.value)))
  const ends = [elasticity.low, elasticity.high].map((end) => scenarioRatios(scenario(end)).gpus)
  const isCertain = elasticity.low === elasticity.high
  return {
    document: {
      scenario: {
        ...scenario(elasticity.value),
        ratios: { ...ratios, breakEvenElasticity: ratios.breakEvenElasticity ?? null },
        ...(isCertain ? {} : { gpuRatio: { value: ratios.gpus, low: ends[0], high: ends[1] } }),
        ...(days ? { days } : {}),
        notKnown: unknowns,
      },
    },
    text: [
      ...scenarioAnswer(scenario(elasticity.value), ratios),
      ...(isCertain ? [] : [rangeText('GPUs', ends)]),
      ...(days ? [scenarioText(days)] : []),
      `What is not known. ${unknowns.join(' ')}`,
    ],
    explained: explainScenario(scenario(elasticity.value)),
  }
}

function beforeOf(flags: ReboundFlags): ScenarioBefore | undefined {
  const tokensPerDay = numberFlag('--tokens-per-day', flags.tokensPerDay, { ...aboveZero, most: 1e21 })
  const usdPerMillionTokens = numberFlag('--usd-per-million', flags.usdPerMillion, aboveZero)
  const tokensPerSecondPerGpu = numberFlag('--tokens-per-second', flags.tokensPerSecond, aboveZero)
  const wattsPerGpu = numberFlag('--watts', flags.watts, aboveZero)
  const utilisation = numberFlag('--utilisation', flags.utilisation, { ...share, least: 1e-6 }) ?? 1
  const said = [tokensPerDay, usdPerMillionTokens, tokensPerSecondPerGpu, wattsPerGpu]
  if (said.every((one) => one === undefined)) return undefined
  if (
    tokensPerDay === undefined ||
    usdPerMillionTokens === undefined ||
    tokensPerSecondPerGpu === undefined ||
    wattsPerGpu === undefined
  )
    throw new UsageError(
      'where a scenario starts takes all four: --tokens-per-day, --usd-per-million, --tokens-per-second and --watts',
    )
  return { tokensPerDay, usdPerMillionTokens, tokensPerSecondPerGpu, utilisation, wattsPerGpu }
}

function changePart(text: string): Part {
  const numbers = text.split(',').map((one) => numberFlag('--change', one, aboveZero) ?? 0)
  const [priceBefore, quantityBefore, priceAfter, quantityAfter] = numbers
  if (
    numbers.length !== 4 ||
    priceBefore === undefined ||
    quantityBefore === undefined ||
    priceAfter === undefined ||
    quantityAfter === undefined
  )
    throw new UsageError('--change takes price and quantity before and after: P0,Q0,P1,Q1')
  const change = { priceBefore, priceAfter, quantityBefore, quantityAfter }
  const found = withinDomain(() => changeElasticities(change))
  const shown = Object.entries(found).map(([name, value]) => `${name} ${value.toFixed(4)}`)
  return {
    document: { change: { ...change, elasticity: found } },
    text: [`Elasticity of this change: ${shown.join(' · ')}. Rebound is computed by the logarithmic one.`],
    explained: [],
  }
}

async function estimatedPart(
  file: string,
  flags: ReboundFlags,
): Promise<{ readonly part: Part; readonly elasticity: Range }> {
  const rows = await priceQuantities(file, flags)
  const hasUnits = new Set(rows.map(({ unit }) => unit)).size > 1
  const lags = numberFlag('--lags', flags.lags, { least: 0, most: 1000, whole: true })
  const model = {
    errors: oneOf('--errors', flags.errors, ['HC1', 'HC3', 'cluster', 'newey-west']) ?? usualErrors(rows),
    effects:
      oneOf('--effects', flags.effects, ['none', 'unit', 'period', 'both']) ?? (hasUnits ? 'unit' : 'none'),
    level: numberFlag('--level', flags.level, { ...share, open: true }) ?? 0.95,
    ...(lags === undefined ? {} : { lags }),
  }
  const estimate = withinDomain(() => estimateElasticity(rows, model))
  return {
    // A negative elasticity (dearer, and more is bought) is no demand curve: shown, and not computed with.
    elasticity: {
      value: Math.max(0, estimate.value),
      low: Math.max(0, estimate.low),
      high: Math.max(0, estimate.high),
    },
    part: {
      document: { estimate: { ...estimate, level: model.level, endogeneity } },
      text: [elasticityText(estimate, model.level), endogeneity],
      explained: [],
    },
  }
}

function oneOf<Name extends string>(
  flag: string,
  text: string | undefined,
  names: readonly Name[],
): Name | undefined {
  if (text === undefined) return undefined
  const found = names.find((name) => name === text)
  if (found === undefined) throw new UsageError(`${flag} must be one of ${names.join(', ')}, not "${text}"`)
  return found
}
