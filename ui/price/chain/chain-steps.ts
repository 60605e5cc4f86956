import {
  type Chain,
  type ChainInputs,
  type ChainOutcome,
  type ChainSide,
  type DrawnChain,
  type Explained,
  explainChain,
  given,
  type OutcomeSpread,
} from '#economics'

export type StepId =
  | 'accuracy'
  | 'tokens'
  | 'usdPerRightAnswer'
  | 'rightAnswersPerDay'
  | 'tokensPerDay'
  | 'usdPerDay'
  | 'gpus'
  | 'megawatts'
  | 'capexUsd'

interface Ends {
  readonly low: number
  readonly high: number
}

/** One step of the chain: what it is before and after, and how far the draws spread. */
export interface ChainStep {
  readonly id: StepId
  readonly unit: string
  readonly before: number
  readonly after: number
  readonly ratio: number
  /** 5 to 95 % of the draws: of the ratio, or of what it is after. */
  readonly spread?: { readonly of: 'ratio' | 'after'; readonly low: number; readonly high: number }
  /** 5 to 95 % of the draws of what it is on each side, where both are looked at. */
  readonly sides?: Readonly<Record<'before' | 'after', Ends>>
  readonly why: readonly Explained[]
}

const ofSides = {
  usdPerRightAnswer: ['USD', 'priceRatio'],
  rightAnswersPerDay: ['answers a day', 'demandRatio'],
  usdPerDay: ['USD a day', 'spendRatio'],
  tokensPerDay: ['tokens a day', 'tokensRatio'],
  gpus: ['GPUs', 'gpuRatio'],
  megawatts: ['MW', 'megawattsAfter'],
  capexUsd: ['USD', 'capexUsdAfter'],
} as const satisfies Readonly<
  Partial<Record<StepId & keyof ChainSide, readonly [string, keyof DrawnChain['outcomes']]>>
>

/** Outcomes that are drawn on both sides. */
const bothSides = {
  usdPerRightAnswer: ['usdPerRightAnswerBefore', 'usdPerRightAnswerAfter'],
  gpus: ['gpusBefore', 'gpusAfter'],
} as const satisfies Partial<Record<StepId, readonly [ChainOutcome, ChainOutcome]>>

function endsOf({ p5, p95 }: OutcomeSpread): Ends {
  return { low: p5, high: p95 }
}

function sidesOf(id: keyof typeof bothSides, { outcomes }: DrawnChain): NonNullable<ChainStep['sides']> {
  const [before, after] = bothSides[id]
  return { before: endsOf(outcomes[before]), after: endsOf(outcomes[after]) }
}

/** The steps in the order in which one makes the next. */
export function chainSteps(
  inputs: ChainInputs,
  chain: Chain,
  drawn: DrawnChain | undefined,
): readonly ChainStep[] {
  const why = whyOfSteps(inputs)
  const tokens = {
    before: inputs.outputBefore + inputs.inputBefore,
    after: inputs.outputAfter + inputs.inputAfter,
  }
  const sides = (Object.keys(ofSides) as (keyof typeof ofSides)[]).map((id): ChainStep => {
    const [unit, outcome] = ofSides[id]
    const [before, after] = [chain.before[id], chain.after[id]]
    const found = drawn?.outcomes[outcome]
    const of = outcome.endsWith('Ratio') ? 'ratio' : 'after'
    return {
      id,
      unit,
      before,
      after,
      ratio: after / before,
      ...(found === undefined ? {} : { spread: { of, ...endsOf(found) } }),
      ...(drawn === undefined || !(id in bothSides)
        ? {}
        : { sides: sidesOf(id as keyof typeof bothSides, drawn) }),
      why: why[id],
    }
  })
  const { accuracyBefore, accuracyAfter } = inputs
  return [
    {
      id: 'accuracy',
      unit: '%',
      before: 100 * accuracyBefore,
      after: 100 * accuracyAfter,
      ratio: accuracyAfter / accuracyBefore,
      why: [],
    },
    { id: 'tokens', unit: 'token', ...tokens, ratio: tokens.after / tokens.before, why: [] },
    ...sides,
  ]
}

type Whys = Readonly<Record<keyof typeof ofSides, readonly Explained[]>>

/** Explanations of every step after, and before where they differ by more than their inputs. */
function whyOfSteps(inputs: ChainInputs): Whys {
  const after = explainChain(inputs)
  const { accuracyBefore, outputBefore, inputBefore } = inputs
  const before = explainChain({
    ...inputs,
    accuracyAfter: accuracyBefore,
    outputAfter: outputBefore,
    inputAfter: inputBefore,
    hardwareGain: 1,
  }).map(saidBefore)
  const both = (symbol: string): readonly Explained[] =>
    sided([nodeOf(after, symbol), nodeOf(before, symbol)])
  const one = (symbol: string): readonly Explained[] => both(symbol).slice(0, 1)
  const root = (place: number): readonly Explained[] => sided([after[place], before[place]])
  const answers = nodeOf(after, 'answers')
  return {
    usdPerRightAnswer: one('priceRatio'),
    rightAnswersPerDay: one('rightAnswers'),
    usdPerDay: root(2),
    tokensPerDay: answers === undefined ? [] : [explainTokens(answers, inputs)],
    gpus: both('gpus'),
    megawatts: root(1),
    capexUsd: root(0),
  }
}

/** What is after and what was before, each said to be. */
function sided(trees: readonly (Explained | undefined)[]): readonly Explained[] {
  return trees.flatMap((tree, place) => {
    if (tree === undefined) return []
    const isSaid = /÷|, (after|before)$/.test(tree.name)
    return [isSaid ? tree : { ...tree, name: `${tree.name}, ${place === 0 ? 'after' : 'before'}` }]
  })
}

function explainTokens(answers: Explained, { outputAfter, inputAfter }: ChainInputs): Explained {
  return {
    name: 'tokens a day, after',
    symbol: 'tokens',
    value: answers.value * (outputAfter + inputAfter),
    unit: 'token',
    formula: 'answers · (output + input)',
    inputs: [
      answers,
      given('output tokens of an answer with the policy', 'output', outputAfter, 'token'),
      given('input tokens of an answer with the policy', 'input', inputAfter, 'token'),
    ],
  }
}

/** Where nothing changes, what is after is what is before. */
function saidBefore(explained: Explained): Explained {
  return {
    ...explained,
    name: explained.name.replace(/\bafter$/, 'before').replace('with the policy', 'without the policy'),
    symbol: explained.symbol.replace(/After$/, 'Before'),
    ...(explained.formula === undefined ? {} : { formula: explained.formula.replaceAll('After', 'Before') }),
    ...(explained.inputs === undefined ? {} : { inputs: explained.inputs.map(saidBefore) }),
  }
}

/** The first part of the trees that goes by a symbol. */
export function nodeOf(trees: readonly Explained[], symbol: string): Explained | undefined {
  for (const tree of trees) {
    if (tree.symbol === symbol) return tree
    const found = nodeOf(tree.inputs ?? [], symbol)
    if (found !== undefined) return found
  }
  return undefined
}
