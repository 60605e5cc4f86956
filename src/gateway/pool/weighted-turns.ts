/** Whose turn it is, so that each gets its share and nobody a run of requests (nginx's smooth weighted round robin). */
export interface WeightedTurns<Member> {
  /** One of these members; undefined where there are none. */
  readonly next: (among: readonly Member[]) => Member | undefined
}

export function weightedTurns<Member extends { readonly weight: number }>(): WeightedTurns<Member> {
  const credit = new Map<Member, number>()
  const creditOf = (member: Member): number => credit.get(member) ?? 0
  return {
    next(among) {
      const [first, ...others] = among
      if (first === undefined) return undefined
      let total = 0
      for (const member of among) {
        credit.set(member, creditOf(member) + member.weight)
        total += member.weight
      }
      const chosen = others.reduce(
        (best, member) => (creditOf(member) > creditOf(best) ? member : best),
        first,
      )
      credit.set(chosen, creditOf(chosen) - total)
      return chosen
    },
  }
}
