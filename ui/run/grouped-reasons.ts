export interface ReasonGroup {
  readonly reason: string
  /** In the order of the summary. */
  readonly paths: readonly string[]
}

/** Absent values by their reason, the most frequent reason first. */
export function groupedReasons(absent: Readonly<Record<string, string>>): ReasonGroup[] {
  const byReason = new Map<string, string[]>()
  for (const [path, reason] of Object.entries(absent)) {
    const paths = byReason.get(reason)
    if (paths) paths.push(path)
    else byReason.set(reason, [path])
  }
  return [...byReason]
    .map(([reason, paths]) => ({ reason, paths }))
    .sort((a, b) => b.paths.length - a.paths.length)
}
