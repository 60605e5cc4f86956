const passingCodes =
  /^(08|53|57P0[123]|57014|25P03|40001|40P01|ECONN|EPIPE|ETIMEDOUT|EHOST|ENETUNREACH|EAI_AGAIN)/
const passingWords =
  /connection (terminated|error|timeout)|timeout (expired|exceeded)|read timeout|not queryable/i

/** Whether the same statement may well succeed a little later: Postgres restarts, is full, or can't be reached. */
export function isPassing(error: unknown): boolean {
  const all = error instanceof AggregateError ? error.errors : [error]
  return all.some(
    (one) =>
      passingCodes.test(String((one as { code?: unknown })?.code ?? '')) || passingWords.test(saidBy(one)),
  )
}

export function saidBy(error: unknown): string {
  const one: unknown = error instanceof AggregateError ? error.errors[0] : error
  return one instanceof Error ? one.message : String(one)
}
