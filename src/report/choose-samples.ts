/** An outcome as grades.jsonl keeps it. */
export interface SampleOutcome {
  readonly problem: string
  readonly arm: string
  readonly sample: number
  /** Null where the problem has no gold answer. */
  readonly outcome: 'correct' | 'incorrect' | 'ungradable' | 'failed' | null
  /** It left a correct line with a winning continuation untried. */
  readonly abandons?: boolean
  /** It ends in a loop. */
  readonly loops?: boolean
}

/**
 * Rules for showing a problem. `gained`: the arm is right where the baseline is not; `lost`: the other way round;
 * `neither`: both are not right. With one arm alone: `right` and `wrong`. `first`: nothing is graded. `abandoned`: the arm
 * is not right and left a correct line; `loop`: it ran into a loop.
 */
export type SampleRule = 'gained' | 'lost' | 'neither' | 'right' | 'wrong' | 'first' | 'abandoned' | 'loop'

export interface SampleChoice {
  readonly rule: SampleRule
  /** The arm that the rule looks at. */
  readonly arm: string
  readonly problem: string
  readonly sample: number
  /** It is the first, second … of all that the rule fits. */
  readonly position: number
  readonly total: number
}

export interface SampleOptions {
  /** Problem ids in the order in which they were drawn: responses come in by length, which would choose the short ones. */
  readonly problems: readonly string[]
  readonly arms: readonly string[]
  readonly baseline: string
}

type Outcomes = ReadonlyMap<string, SampleOutcome>

/**
 * Chooses the problems that a report shows: always the first that a rule fits, as many gains as losses, so that nobody can
 * pick what suits. At most two a rule where two arms are compared, one where there are more; then the first abandoned line and
 * the first loop of each arm. A problem is shown once.
 */
export function chooseSamples(
  outcomes: readonly SampleOutcome[],
  { problems, arms, baseline }: SampleOptions,
): SampleChoice[] {
  const known = new Map(outcomes.map((one) => [key(one.problem, one.sample, one.arm), one]))
  const samples = [...new Set(outcomes.map(({ sample }) => sample))].sort((a, b) => a - b)
  const places = problems.flatMap((problem) => samples.map((sample) => ({ problem, sample })))
  const compared = arms.filter((arm) => arm !== baseline)
  const rules = compared.length === 0 ? alone(baseline) : compared.flatMap((arm) => against(arm, baseline))
  const usual = compared.length > 1 ? 1 : 2
  const instructive = [baseline, ...compared].flatMap(instructions)
  const chosen = [...rules, ...instructive].flatMap(({ rule, arm, fits, most = usual }) => {
    const fitting = places.filter(({ problem, sample }) => fits(known, problem, sample))
    const total = fitting.length
    return fitting.slice(0, most).map((place, index) => ({ rule, arm, ...place, position: index + 1, total }))
  })
  const seen = new Set<string>()
  return chosen.filter(({ problem, sample }) => {
    const place = key(problem, sample, '')
    return seen.has(place) ? false : seen.add(place)
  })
}

interface Rule {
  readonly rule: Exclude<SampleRule, 'first'>
  readonly arm: string
  readonly fits: (known: Outcomes, problem: string, sample: number) => boolean
  /** Where the usual number does not hold. */
  readonly most?: number
}

/** What is worth seeing of one arm whatever the others do: what underthinking is, and what a loop is. */
function instructions(arm: string): Rule[] {
  const of = (known: Outcomes, problem: string, sample: number): SampleOutcome | undefined =>
    known.get(key(problem, sample, arm))
  return [
    {
      rule: 'abandoned',
      arm,
      most: 1,
      fits: (...place) => of(...place)?.outcome === 'incorrect' && of(...place)?.abandons === true,
    },
    { rule: 'loop', arm, most: 1, fits: (...place) => of(...place)?.loops === true },
  ]
}

function alone(arm: string): Rule[] {
  const fits =
    (wanted: boolean): Rule['fits'] =>
    (known, problem, sample) =>
      rightness(known, { problem, sample, arm }) === wanted
  return [
    { rule: 'wrong', arm, fits: fits(false) },
    { rule: 'right', arm, fits: fits(true) },
  ]
}

function against(arm: string, baseline: string): Rule[] {
  const fits =
    (armRight: boolean, baselineRight: boolean): Rule['fits'] =>
    (known, problem, sample) =>
      rightness(known, { problem, sample, arm }) === armRight &&
      rightness(known, { problem, sample, arm: baseline }) === baselineRight
  return [
    { rule: 'gained', arm, fits: fits(true, false) },
    { rule: 'lost', arm, fits: fits(false, true) },
    { rule: 'neither', arm, fits: fits(false, false) },
  ]
}

/** Undefined where the response is missing, infrastructure failed it or nobody knows the right answer. */
function rightness(
  known: Outcomes,
  { problem, sample, arm }: Omit<SampleOutcome, 'outcome'>,
): boolean | undefined {
  const outcome = known.get(key(problem, sample, arm))?.outcome
  return outcome === undefined || outcome === null || outcome === 'failed' ? undefined : outcome === 'correct'
}

function key(problem: string, sample: number, arm: string): string {
  return JSON.stringify([problem, sample, arm])
}
