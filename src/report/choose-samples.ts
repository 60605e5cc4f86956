/** An outcome as grades.jsonl keeps it. */
export interface SampleOutcome {
  readonly problem: string
  readonly arm: string
  readonly sample: number
  /** Null where the problem has no gold answer. */
  readonly outcome: 'correct' | 'incorrect' | 'ungradable' | 'failed' | null
}

/**
 * Rules for showing a problem. `gained`: the arm is right where the baseline is not; `lost`: the other way round;
 * `neither`: both are not right. With one arm alone: `right` and `wrong`. `first`: nothing is graded.
 */
export type SampleRule = 'gained' | 'lost' | 'neither' | 'right' | 'wrong' | 'first'

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

type Outcomes = ReadonlyMap<string, SampleOutcome['outcome']>

/**
 * Chooses the problems that a report shows: always the first that a rule fits, as many gains as losses, so that nobody can
 * pick what suits. At most two a rule where two arms are compared, one where there are more; a problem is shown once.
 */
export function chooseSamples(
  outcomes: readonly SampleOutcome[],
  { problems, arms, baseline }: SampleOptions,
): SampleChoice[] {
  const known = new Map(
    outcomes.map(({ problem, arm, sample, outcome }) => [key(problem, sample, arm), outcome]),
  )
  const samples = [...new Set(outcomes.map(({ sample }) => sample))].sort((a, b) => a - b)
  const places = problems.flatMap((problem) => samples.map((sample) => ({ problem, sample })))
  const compared = arms.filter((arm) => arm !== baseline)
  const rules = compared.length === 0 ? alone(baseline) : compared.flatMap((arm) => against(arm, baseline))
  const most = compared.length > 1 ? 1 : 2
  const chosen = rules.flatMap(({ rule, arm, fits }) => {
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
  const outcome = known.get(key(problem, sample, arm))
  return outcome === undefined || outcome === null || outcome === 'failed' ? undefined : outcome === 'correct'
}

function key(problem: string, sample: number, arm: string): string {
  return JSON.stringify([problem, sample, arm])
}
