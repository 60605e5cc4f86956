import type { Explained } from '#economics'
import { findingOf } from '#figure'
import type { Summary, SummaryArm } from '#run'
import type { NoteLanguage } from '../write/note-book.ts'
import { text } from './check/printed-finding.ts'
import { derivedValue, printedValue } from './printed-value.ts'

type Entry = readonly [string, Explained | string]
type Estimate = NonNullable<SummaryArm['accuracy']>

/**
 * What a run measured, by paths: `run.none.accuracy`, `run.none.accuracy.low`, `run.tip.tokens`; differences with the interval
 * of their family, and in words what these allow to say.
 */
export function runValues(summary: Summary | undefined, language: NoteLanguage): readonly Entry[] {
  if (!summary) return []
  const { problems, samples } = summary.study
  const own = { source: 'jevons, own run', date: '' }
  const arms = notedArms(summary)
  return [
    ['run.problems', printedValue('problems of the run', problems, '', own)],
    ['run.samples', printedValue('samples a problem', samples, '', own)],
    ...arms.flatMap((arm) => armValues(shortName(arm), arm)),
    ...summary.comparisons.flatMap((one) => comparisonValues(one, arms, language)),
  ]
}

/**
 * One arm of each policy, by itself and not as a selection has it: of several settings the one that the study named first, not
 * the one that came out best.
 */
function notedArms({ arms }: Summary): readonly SummaryArm[] {
  const plain = arms.filter(({ selection }) => selection === null)
  return plain.filter((arm, place) => plain.findIndex((one) => shortName(one) === shortName(arm)) === place)
}

/**
 * What a note asks of a run that the run has no arm for, in one line: such numbers would all read as not measured. Undefined where
 * there are arms of all that it names.
 */
export function missingArms(text: string, summary: Summary): string | undefined {
  const asked = [...text.matchAll(/\{\{[^}]*?\b(run\.([a-z-]+)\.[A-Za-z.]+)/g)]
  const there = [...new Set(notedArms(summary).map(shortName))]
  const missing = asked.find(([, , policy = '']) => !there.includes(policy))
  if (missing === undefined) return undefined
  const [, path, policy] = missing
  const found = there.length === 0 ? 'has none' : `has ${there.join(', ')}`
  return `the note asks for ${path}, and the run has no arm of the policy ${policy} by itself, without a selection (it ${found}): name a run with it`
}

function shortName({ policy }: Pick<SummaryArm, 'policy'>): string {
  return /^[a-z-]+/.exec(policy)?.[0] ?? policy
}

function armValues(name: string, arm: SummaryArm): readonly Entry[] {
  const { accuracy, tokens, thoughts, underthinking } = arm
  return [
    [`run.${name}.setting`, arm.policy],
    ...estimated(`run.${name}.accuracy`, `accuracy, ${arm.policy}`, accuracy, ''),
    ...(['all', 'correct', 'incorrect'] as const).flatMap((outcome) => [
      ...estimated(
        `run.${name}.tokens.${outcome}`,
        `reasoning tokens, ${arm.policy}, ${outcome}`,
        tokens[outcome],
        'tokens',
      ),
      ...estimated(
        `run.${name}.thoughts.${outcome}`,
        `thoughts, ${arm.policy}, ${outcome}`,
        thoughts[outcome],
        '',
      ),
    ]),
    ...estimated(`run.${name}.underthinking`, `underthinking score, ${arm.policy}`, underthinking.score, ''),
    ...estimated(
      `run.${name}.weighted`,
      `weighted underthinking score, ${arm.policy}`,
      underthinking.weighted,
      '',
    ),
    ...estimated(
      `run.${name}.containsCorrect`,
      `wrong answers with a correct thought, ${arm.policy}`,
      underthinking.containsCorrect,
      '',
    ),
    ...ratioOf(`run.${name}.tokenRatio`, tokens.incorrect, tokens.correct),
    ...ratioOf(`run.${name}.thoughtRatio`, thoughts.incorrect, thoughts.correct),
  ]
}

function ratioOf(path: string, a: Estimate | undefined, b: Estimate | undefined): readonly Entry[] {
  if (!a || !b) return []
  const inputs = [measured('incorrect', a, ''), measured('correct', b, '')]
  const more = 100 * (a.value / b.value - 1)
  const name = 'more in wrong answers than in right ones'
  return [
    [
      path,
      derivedValue(name, { value: more, unit: '%', formula: '100 · (incorrect / correct − 1)', inputs }),
    ],
  ]
}

function estimated(
  path: string,
  name: string,
  estimate: Estimate | undefined,
  unit: string,
): readonly Entry[] {
  if (!estimate) return []
  const { low, high } = estimate
  const whole = measured(name, estimate, unit)
  return [
    [path, whole],
    ...(low === null ? [] : [[`${path}.low`, { ...whole, name: `${name}, lower end`, value: low }] as const]),
    ...(high === null
      ? []
      : [[`${path}.high`, { ...whole, name: `${name}, upper end`, value: high }] as const]),
  ]
}

function measured(name: string, { value, low, high, n, method }: Estimate, unit: string): Explained {
  const interval = low === null || high === null ? '' : `; 95 % interval ${text(low, 4)} to ${text(high, 4)}`
  return {
    name,
    symbol: name,
    value,
    unit,
    source: `jevons, own run: ${n} responses`,
    note: `${method}${interval}`,
  }
}

const said: Readonly<Record<NoteLanguage, Readonly<Record<'higher' | 'lower' | 'undecided', string>>>> = {
  en: { higher: 'is higher', lower: 'is lower', undecided: 'can’t be told apart by these data' },
  ko: { higher: '높음', lower: '낮음', undecided: '이 데이터로는 구별할 수 없음' },
}

function comparisonValues(
  { a, b, metric, level, difference }: Summary['comparisons'][number],
  arms: readonly SummaryArm[],
  language: NoteLanguage,
): readonly Entry[] {
  const other = arms.find(({ id }) => id === b)
  if (level !== undefined || !other || arms.every(({ id }) => id !== a)) return []
  const path = `run.${shortName(other)}.vs.${metric}`
  const name = `${metric}, ${b} − ${a}`
  const scale = metric === 'accuracy' ? 100 : 1
  const unit = metric === 'accuracy' ? 'points' : ''
  const at = (value: number): Explained => ({
    ...printedValue(name, scale * value, unit, { source: 'jevons, own run', date: '' }),
    note: difference.method,
  })
  const { value, low, high, detectable } = difference
  return [
    [path, at(value)],
    ...(low === null ? [] : [[`${path}.low`, at(low)] as const]),
    ...(high === null ? [] : [[`${path}.high`, at(high)] as const]),
    ...(detectable === null ? [] : [[`${path}.detectable`, at(detectable)] as const]),
    [`${path}.said`, said[language][findingOf(difference)]],
  ]
}
