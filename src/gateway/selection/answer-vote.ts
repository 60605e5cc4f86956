import { goldKind, gradeResponse, joinedVotes, voteKey } from '#answer'
import type { Candidate } from '#policy'
import type { GoldProblem } from '#problem'
import type { Reply } from '#trace'

/** Nobody here knows the right answer, nor what kind of answer it is: that is told by its looks. */
const question: GoldProblem = { id: 'asked', question: '', cluster: 'asked', kind: 'text' }

/** What responses to one request vote for: equal for equal answers, however they are written. */
export interface AnswerVotes {
  readonly candidateOf: (sample: number, reply: Reply) => Candidate
}

export function answerVotes(): AnswerVotes {
  const known: string[] = []
  const votes = (key: string): string => {
    const same = known.find(
      (one) => one === key || joinedVotes([one, key]).get(one) === joinedVotes([one, key]).get(key),
    )
    if (same === undefined) known.push(key)
    return same ?? key
  }
  return {
    candidateOf(sample, reply) {
      const { text, span, finish, reasoning, usage } = reply
      const { answer } = gradeResponse(question, { text, span, finish, reasoning })
      const isCut = finish === 'length' && span.start === span.end
      return {
        sample,
        vote:
          answer === undefined ? undefined : votes(voteKey({ ...question, kind: goldKind(answer) }, answer)),
        finished: span.answerStart !== undefined && !isCut,
        tokens: usage.reasoning ?? usage.output ?? text.length,
      }
    },
  }
}
