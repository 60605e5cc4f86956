import type { RunReader } from '#run'

/** Something that two runs were not asked alike, each as it is recorded. */
export interface RunMismatch {
  readonly what: string
  readonly a: string
  readonly b: string
}

const unknown = 'not recorded'

/** What two runs do not share of how they were made and measured. Their arms and when they ran do not count. */
export function runMismatches(a: RunReader, b: RunReader): RunMismatch[] {
  const ofA = settingsOf(a)
  const ofB = settingsOf(b)
  return [...ofA].flatMap(([what, told]) => {
    const other = ofB.get(what) ?? unknown
    return told === other ? [] : [{ what, a: told, b: other }]
  })
}

function settingsOf(run: RunReader): ReadonlyMap<string, string> {
  const { study, engine, versions, judge, priceRatio } = run.description
  const summary = run.summary()
  const sampled = 'temperature' in study ? study : undefined
  const number = (value: number | null | undefined): string =>
    value === undefined || value === null ? unknown : String(value)
  return new Map([
    ['kind', study.kind],
    ['engine', engine.name],
    ['model', engine.model],
    ['weights', engine.weightsHash ?? unknown],
    ['prompt', engine.promptTemplate],
    ['temperature', number(sampled?.temperature)],
    ['top-p', number(sampled?.topP)],
    ['most tokens', number(sampled?.maxTokens)],
    ['samples a problem', number(study.samples)],
    ['split', study.split],
    ['tokenizer', summary?.study.tokenizer ?? engine.tokenizer],
    ['judge', summary?.study.judge ?? judge],
    ['splitting', summary?.study.splitting ?? unknown],
    ['price ratio', `${priceRatio.uncachedInput} : ${priceRatio.cachedInput} : ${priceRatio.output}`],
    ['version of jevons', versions.jevons],
  ])
}
