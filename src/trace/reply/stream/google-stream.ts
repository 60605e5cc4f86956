import { type Body, bodiesAt, bodyAt, textAt } from '../body.ts'
import type { StreamAssembler, StreamDialect } from './stream-dialect.ts'

/** Chunks of Google's streamGenerateContent: each has the shape of a whole reply, and only the last says why it ended. */
export const googleStream: StreamDialect = {
  name: 'google',
  isEvent: (record) => {
    const [candidate] = bodiesAt(record, 'candidates')
    return (
      candidate !== undefined && candidate.finishReason == null && bodyAt(candidate, 'content') !== undefined
    )
  },
  accepts: (event) =>
    Array.isArray(event.candidates) || 'usageMetadata' in event || 'promptFeedback' in event,
  assemble,
}

interface CandidateSoFar {
  thought: string
  answer: string
  finishReason: unknown
}

function assemble(): StreamAssembler {
  const candidates = new Map<unknown, CandidateSoFar>()
  let id: string | undefined
  let last: Body = {}
  return {
    push: (event) => {
      id ??= textAt(event, 'responseId')
      last = {
        modelVersion: event.modelVersion ?? last.modelVersion,
        usageMetadata: bodyAt(event, 'usageMetadata') ?? last.usageMetadata,
        promptFeedback: bodyAt(event, 'promptFeedback') ?? last.promptFeedback,
      }
      for (const candidate of bodiesAt(event, 'candidates')) addCandidate(candidates, candidate)
    },
    isNext: (event) => {
      const other = textAt(event, 'responseId')
      if (id !== undefined && other !== undefined) return id !== other
      const ended = [...candidates.values()].every(({ finishReason }) => finishReason != null)
      return candidates.size > 0 && ended && bodiesAt(event, 'candidates').length > 0
    },
    whole: () => ({ ...last, responseId: id, candidates: [...candidates.values()].map(wholeCandidate) }),
  }
}

function addCandidate(candidates: Map<unknown, CandidateSoFar>, candidate: Body): void {
  const index = candidate.index ?? 0
  let soFar = candidates.get(index)
  if (!soFar) {
    soFar = { thought: '', answer: '', finishReason: undefined }
    candidates.set(index, soFar)
  }
  soFar.finishReason = candidate.finishReason ?? soFar.finishReason
  for (const part of bodiesAt(bodyAt(candidate, 'content'), 'parts')) {
    const text = textAt(part, 'text') ?? ''
    if (part.thought === true) soFar.thought += text
    else soFar.answer += text
  }
}

const wholeCandidate = ({ thought, answer, finishReason }: CandidateSoFar): Body => ({
  content: { parts: [{ thought: true, text: thought }, { text: answer }] },
  finishReason,
})
