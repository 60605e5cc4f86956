const begin = 'not asked: '

/** Why a response is not there that could not be paid. */
export function unpaidReason(limitUsd: number): string {
  return `${begin}the limit of $${limitUsd} is reached`
}

/** Whether a response is not there because the money was spent, by the reason that is recorded. */
export function isUnpaid(reason: string): boolean {
  return reason.startsWith(begin)
}
