import { exactJudge } from './exact-judge.ts'
import type { ThoughtJudge } from './judgement.ts'
import { mentionJudge } from './mention-judge.ts'

const exact: ThoughtJudge = {
  name: 'exact',
  version: '1',
  judge: (problem, thought) =>
    problem.kind === 'countdown'
      ? exactJudge(problem, thought)
      : { correct: null, reason: 'only countdown can be judged exactly' },
}

/** The judges that ask nobody, by the name that `--judge` takes. */
export const pureJudges: Readonly<Record<'exact' | 'mention', ThoughtJudge>> = {
  exact,
  mention: mentionJudge,
}
