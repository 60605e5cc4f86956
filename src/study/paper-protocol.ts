import type { PolicySetting } from '#policy'
import type { GoldProblem } from '#problem'
import { StudyError } from './study-error.ts'
import type { GeneratingSettings } from './study-settings.ts'

/** A set of problems that a protocol is about. */
export interface ProtocolSet {
  readonly name: string
  /** What it is made of, in words. */
  readonly made: string
  /** So many problems, or the file holds another set. */
  readonly size: number
  /** Which of a file's problems belong to it. */
  readonly holds: (problem: GoldProblem, all: readonly GoldProblem[]) => boolean
}

/** The test sets of arXiv 2501.18585, section 2. */
const sets: readonly ProtocolSet[] = [
  { name: 'math500-hard', made: 'MATH-500, level 5', size: 134, holds: ({ level }) => level === 5 },
  { name: 'gpqa-diamond', made: 'GPQA Diamond', size: 198, holds: () => true },
  {
    name: 'aime24',
    made: 'AIME 2024, I and II',
    size: 30,
    // A file of one year need not say which.
    holds: ({ dataset }, all) =>
      dataset === 'AIME 2024' || all.every((problem) => problem.dataset === undefined),
  },
]

/** How a publication measured. */
export interface Protocol {
  readonly name: string
  readonly source: string
  readonly sets: readonly ProtocolSet[]
  readonly settings: Omit<GeneratingSettings, 'seed' | 'baseline' | 'margin'>
}

const baseline: PolicySetting = { name: 'none', parameters: {} }
const penalised: PolicySetting = { name: 'tip', parameters: { alpha: 3, beta: 600 } }

/**
 * The protocol of "Thoughts Are All Over the Place" (arXiv 2501.18585): pass@1 as the mean over 32 samples at temperature 0.7 and
 * top-p 0.95, the model alone and with TIP at α = 3, β = 600. A limit of tokens is not printed there; ours is the context of its
 * models.
 */
export const paperProtocol: Protocol = {
  name: 'underthinking-paper',
  source: 'arXiv 2501.18585',
  sets,
  settings: {
    samples: 32,
    temperature: 0.7,
    topP: 0.95,
    maxTokens: 32_768,
    policies: [baseline, penalised],
  },
}

/**
 * The problems of a protocol's set in a file.
 * @throws StudyError where there is no such set, or the file holds another number of its problems
 */
export function protocolProblems(
  problems: readonly GoldProblem[],
  { set, file }: { readonly set: string; readonly file: string },
): readonly GoldProblem[] {
  const found = sets.find(({ name }) => name === set)
  if (!found) throw new StudyError(`set "${set}": known are ${sets.map(({ name }) => name).join(', ')}`)
  const held = problems.filter((problem) => found.holds(problem, problems))
  if (held.length === found.size) return held
  throw new StudyError(
    `${file}: holds ${held.length} problems of ${found.made}, and ${found.name} has ${found.size}; give the whole set, or leave out --preset`,
  )
}
