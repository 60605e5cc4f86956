/** A forecast or claim with everything that is needed to hold its speaker to it. */
export interface Claim {
  readonly id: string
  readonly speaker: string
  /** When it was made. */
  readonly date: string
  readonly text: { readonly en: string; readonly ko: string }
  /** When it must have come true. */
  readonly due: string
  /** How it is decided, and by what. */
  readonly resolves: { readonly en: string; readonly ko: string }
  readonly source: string
  /** The speaker's own probability, 0 to 1; absent where none was given: then there is no score. */
  readonly probability?: number | undefined
  readonly outcome?:
    | { readonly cameTrue: boolean; readonly date: string; readonly source: string }
    | undefined
}

export interface ClaimState {
  readonly id: string
  readonly due: string
  readonly state: 'open' | 'due' | 'resolved'
  readonly resolved: { readonly cameTrue: boolean; readonly date: string; readonly source: string } | null
  /** Brier score, 0 (sure and right) to 1 (sure and wrong); null without a probability or outcome. */
  readonly score: number | null
}

/** What has become of claims on a day: what resolves later than that day is not known on it. */
export function claimStates(claims: readonly Claim[], day: string): readonly ClaimState[] {
  return claims
    .filter(({ date }) => date <= day)
    .map(({ id, due, outcome, probability }): ClaimState => {
      const resolved = outcome !== undefined && outcome.date <= day ? outcome : null
      const state = resolved ? 'resolved' : due <= day ? 'due' : 'open'
      const score =
        resolved && probability !== undefined ? (probability - (resolved.cameTrue ? 1 : 0)) ** 2 : null
      return { id, due, state, resolved, score }
    })
    .toSorted((a, b) => a.due.localeCompare(b.due))
}

export interface SpeakerScore {
  readonly speaker: string
  readonly resolved: number
  readonly cameTrue: number
  /** Mean Brier score over claims with a probability; null without any. */
  readonly brier: number | null
}

/** How right each speaker has been by a day. */
export function speakerScores(claims: readonly Claim[], day: string): readonly SpeakerScore[] {
  const states = new Map(claimStates(claims, day).map((state) => [state.id, state]))
  const speakers = [...new Set(claims.map(({ speaker }) => speaker))]
  return speakers.flatMap((speaker) => {
    const own = claims.filter((claim) => claim.speaker === speaker).flatMap(({ id }) => states.get(id) ?? [])
    const resolved = own.filter(({ state }) => state === 'resolved')
    const scores = resolved.flatMap(({ score }) => score ?? [])
    if (resolved.length === 0) return []
    return [
      {
        speaker,
        resolved: resolved.length,
        cameTrue: resolved.filter((one) => one.resolved?.cameTrue).length,
        brier: scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length,
      },
    ]
  })
}
