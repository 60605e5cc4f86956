import { formatNumber, label, problemsOf } from '#figure'
import type { Summary, SummaryArm, SummaryEstimate } from '#run'
import { effortByOutcome } from './effort-by-outcome.ts'
import type { CountFacts, RangeFacts } from './imported-words.ts'
import type { ReportWords } from './report-words.ts'
import { splitWarnings } from './split-warnings.ts'
import { type Quantity, toldOf } from './told-of.ts'

/** What the responses of an import allow to say: one sentence to remember, and what belongs beside it. */
export interface ImportedFindings {
  readonly headline: string
  readonly details: readonly string[]
  /** That means by outcome describe, and no more; there only where such means were told. */
  readonly caution: string | undefined
}

/** Plain sentences, each computed: levels with intervals and counts, never a difference, which nothing here supports. */
export function importedFindings(summary: Summary, words: ReportWords): ImportedFindings {
  const { findings } = words.imported
  const accuracy = rangeOf(summary, ({ accuracy: one }) => one, { quantity: 'share', words })
  const counts = outcomeSentences(summary, words)
  const effort = effortByOutcome(summary, words)
  // One model's accuracy is worth the headline; a range of many needs its intervals, which are for reading slowly.
  const lead = !accuracy
    ? [findings.ungraded]
    : accuracy.models === 1
      ? [findings.accuracyOne(accuracy.least), ...counts]
      : [...counts.slice(0, 1), findings.accuracyRange(accuracy), ...counts.slice(1)]
  const [headline = '', ...details] = lead
  return {
    headline,
    details: [...details, ...levelSentences(summary, words), ...effort, ...loopSentence(summary, words)],
    caution: effort.length === 0 ? undefined : findings.describes,
  }
}

function outcomeSentences({ arms }: Summary, words: ReportWords): string[] {
  const count = counting(words)
  const sum = (of: (outcomes: SummaryArm['outcomes']) => number): number =>
    arms.reduce((total, { outcomes }) => total + of(outcomes), 0)
  const counts = {
    correct: sum(({ correct }) => correct),
    incorrect: sum(({ incorrect }) => incorrect),
    ungradable: sum(({ ungradable }) => ungradable),
    failed: sum(({ failed }) => failed),
  }
  const facts: CountFacts = {
    correct: count(counts.correct),
    incorrect: count(counts.incorrect),
    ungradable: count(counts.ungradable),
    failed: count(counts.failed),
    graded: count(counts.correct + counts.incorrect + counts.ungradable),
  }
  const { ungraded, planned } = goldless(arms)
  const { findings } = words.imported
  return [
    findings.counts(facts),
    ...(ungraded === 0 ? [] : [findings.noGold({ ungraded: count(ungraded), responses: count(planned) })]),
  ]
}

/** How much the models think, whatever comes of it. */
function levelSentences(summary: Summary, words: ReportWords): string[] {
  const { findings } = words.imported
  const tokens = rangeOf(summary, ({ tokens: { all } }) => (all && all.value > 0 ? all : undefined), {
    quantity: 'tokens',
    words,
  })
  const thoughts = rangeOf(summary, ({ thoughts: { all } }) => all, { quantity: 'mean', words })
  return [
    ...(tokens
      ? [tokens.models === 1 ? findings.tokensOne(tokens.least) : findings.tokensRange(tokens)]
      : []),
    ...(thoughts
      ? [thoughts.models === 1 ? findings.thoughtsOne(thoughts.least) : findings.thoughtsRange(thoughts)]
      : []),
  ]
}

function rangeOf(
  { arms }: Summary,
  of: (arm: SummaryArm) => SummaryEstimate | undefined,
  { quantity, words }: { readonly quantity: Quantity; readonly words: ReportWords },
): RangeFacts | undefined {
  const there = arms
    .flatMap((arm) => {
      const estimate = of(arm)
      return estimate ? [{ id: arm.id, estimate }] : []
    })
    .sort((a, b) => a.estimate.value - b.estimate.value)
  const [least, most] = [there[0], there.at(-1)]
  if (!least || !most) return undefined
  const alike = (value: number): number => there.filter(({ estimate: one }) => one.value === value).length - 1
  const fact = ({ id, estimate }: typeof least): RangeFacts['least'] => ({
    arm: words.imported.findings.withAlike(label(id), alike(estimate.value)),
    ...toldOf(estimate, quantity, words),
  })
  return { models: there.length, least: fact(least), most: fact(most) }
}

function loopSentence({ arms }: Summary, words: ReportWords): string[] {
  const known = arms.flatMap(({ id, loops }) => (loops ? [{ id, loops }] : []))
  if (known.length === 0) return []
  const count = counting(words)
  const looping = known.map(({ id, loops: { value, n } }) => ({ id, times: Math.round(value * n) }))
  const some = looping.filter(({ times }) => times > 0)
  const responses = count(known.reduce((sum, { loops }) => sum + loops.n, 0))
  const { findings } = words.imported
  if (some.length === 0) return [findings.noLoops(responses)]
  return [
    findings.loops({
      count: count(some.reduce((sum, { times }) => sum + times, 0)),
      responses,
      models: some.map(({ id, times }) => `${label(id)} (${count(times)})`),
    }),
  ]
}

/** The reason of the record where no response has a value. */
const noneCounts = 'no response counts in this metric'

/** What limits the reading of an import: sentences, and those warnings of the summary that no sentence tells. */
export function importedCaveats(
  { arms, absent, warnings = [] }: Summary,
  words: ReportWords,
): { readonly sentences: readonly string[]; readonly warnings: readonly string[] } {
  const { findings } = words.imported
  const count = counting(words)
  const problems = arms.flatMap((arm) => problemsOf(arm) ?? [])
  const [least, most] = [Math.min(...problems), Math.max(...problems)]
  const withheld = new Map<string, string[]>()
  for (const arm of arms) {
    const path = `arms.${arm.id}.thoughts.all`
    const reason = Object.hasOwn(absent, path) ? absent[path] : undefined
    if (arm.thoughts.all || reason === undefined) continue
    withheld.set(reason, [...(withheld.get(reason) ?? []), label(arm.id)])
  }
  // Tokens that are known and have no interval, as of one problem alone, are no reason to say that they are not.
  const silent = arms
    .filter(({ id, tokens }) => !tokens.all && absent[`arms.${id}.tokens.all`] === noneCounts)
    .map(({ id }) => label(id))
  const split = arms.some(({ thoughts }) => thoughts.all)
  const judged = arms.some(({ underthinking }) => underthinking.score)
  const { ungraded, planned } = goldless(arms)
  const { found, unread, others } = splitWarnings(warnings)
  const told = [
    ...(least < most ? [findings.differentProblems({ least: count(least), most: count(most) })] : []),
    ...[...withheld].map(([reason, names]) =>
      findings.withheld({ names, reason: words.figures.recorded(reason) ?? label(reason, 200) }),
    ),
    ...(silent.length === 0 ? [] : [findings.noTokens(silent)]),
    ...(ungraded === 0 ? [] : [findings.giveGold({ ungraded: count(ungraded), responses: count(planned) })]),
    ...(split && !judged ? [findings.noJudge] : []),
    ...unread.map((one) => findings.unread({ ...one, arm: label(one.arm) })),
    ...(found.length === 0
      ? []
      : [findings.fewSwitches(found.map((one) => ({ ...one, arm: label(one.arm) })))]),
  ]
  return { sentences: told, warnings: others }
}

/** How many responses lack a gold answer, of how many. */
function goldless(arms: readonly SummaryArm[]): { readonly ungraded: number; readonly planned: number } {
  let [ungraded, planned] = [0, 0]
  for (const { outcomes } of arms) {
    ungraded += outcomes.ungraded ?? 0
    planned += outcomes.planned
  }
  return { ungraded, planned }
}

function counting({ figures: { language } }: ReportWords): (value: number) => string {
  return (value) => formatNumber(value, { language, decimals: 0 })
}
