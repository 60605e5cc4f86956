import { combineJudgements, type Judgement, pureJudges, type ThoughtJudge } from '#judge'
import type { Problem } from '#problem'
import {
  type JudgementLine,
  type LabelLine,
  type ResponseKey,
  readJudgements,
  readLabels,
  thoughtId,
  thoughtKey,
} from '#run'
import { isModel, type JudgeName, type JudgeSettings, judgeText } from './judge-settings.ts'

/** A thought where it stands. */
export interface ThoughtPlace {
  readonly problem: Problem
  readonly response: ResponseKey & { readonly text: string }
  /** Character offsets into the response's text. */
  readonly start: number
  readonly end: number
}

/** Judges thoughts by what can be computed and what is recorded: nobody is asked. */
export interface Judging {
  /** Which judges, in words. */
  readonly text: string
  readonly judge: (thought: ThoughtPlace) => Judgement
}

/** People's labels as a judge. */
export const humanJudge: JudgeName = { name: 'human', version: '1' }

/** The judges of these settings, with what the run in `folder` has recorded of them. */
export async function judgingWith(settings: JudgeSettings, folder: string): Promise<Judging> {
  const recorded = settings.judges.filter((judge) => pureJudge(judge) === undefined)
  const human = recorded.some(isHuman) ? await readLabels(folder) : undefined
  const asked = await recordedJudgements(folder, recorded, settings.confidence)
  const single = (judge: JudgeName, place: ThoughtPlace, id: () => string): Judgement => {
    const pure = pureJudge(judge)
    if (pure) return pure.judge(place.problem, place.response.text.slice(place.start, place.end))
    if (isHuman(judge)) return labelled(human?.get(id()) ?? [])
    return asked.get(judgeId(judge))?.get(id()) ?? notAsked
  }
  return {
    text: judgeText(settings),
    judge(place) {
      let known: string | undefined
      const id = (): string => {
        known ??= thoughtId(thoughtKey(place.response, place))
        return known
      }
      const found = settings.judges.map((judge) => single(judge, place, id))
      const [first = notAsked] = found
      if (found.length === 1) return first
      return {
        correct: combineJudgements(
          found.map(({ correct }) => correct),
          settings.rule,
        ),
      }
    },
  }
}

const notAsked: Judgement = { correct: null, reason: 'not asked' }

function pureJudge({ name }: JudgeName): ThoughtJudge | undefined {
  return name === 'exact' || name === 'mention' ? pureJudges[name] : undefined
}

function isHuman({ name }: JudgeName): boolean {
  return name === humanJudge.name
}

/** What most of those who were sure say; people who are divided have not judged. */
function labelled(labels: readonly LabelLine[]): Judgement {
  const count = (wanted: LabelLine['label']): number => labels.filter(({ label }) => label === wanted).length
  const [yes, no] = [count('correct'), count('incorrect')]
  if (yes + no === 0) return { correct: null, reason: 'not labelled' }
  return yes === no ? { correct: null, reason: 'people are divided' } : { correct: yes > no }
}

async function recordedJudgements(
  folder: string,
  judges: readonly JudgeName[],
  confidence: number,
): Promise<ReadonlyMap<string, ReadonlyMap<string, Judgement>>> {
  const found = new Map(judges.map((judge) => [judgeId(judge), new Map<string, Judgement>()]))
  if (judges.every(isHuman)) return found
  for await (const line of readJudgements(folder)) {
    const judge = { name: line.judge, version: line.judgeVersion }
    found
      .get(judgeId(judge))
      ?.set(thoughtId(line), judgementIn(line, isModel(judge) ? confidence : undefined))
  }
  return found
}

function judgementIn({ correct, confidence, reason }: JudgementLine, least: number | undefined): Judgement {
  const isSure = least === undefined || confidence === undefined ? undefined : confidence >= least
  return {
    correct: correct === null ? null : (isSure ?? correct),
    ...(confidence === undefined ? {} : { confidence }),
    ...(reason === undefined ? {} : { reason }),
  }
}

function judgeId({ name, version }: JudgeName): string {
  return JSON.stringify([name, version])
}
