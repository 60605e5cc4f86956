import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'

/** How a file of the system is read: undefined where there is none. */
type ReadText = (path: string) => string | undefined

/**
 * How many threads this process may keep busy: the machine's processors, or fewer where a container's CPU quota allows
 * fewer, which `availableParallelism` alone does not see on Node 20. At least 1.
 */
export function usableProcessors({
  processors = availableParallelism(),
  readText = readIfThere,
}: {
  processors?: number
  readText?: ReadText
} = {}): number {
  const quota = unifiedQuota(readText) ?? oldQuota(readText) ?? Number.POSITIVE_INFINITY
  return Math.max(1, Math.min(processors, Math.floor(quota)))
}

/** cgroup v2: "200000 100000", or "max 100000" without a quota. */
function unifiedQuota(readText: ReadText): number | undefined {
  const [quota, period] = readText('/sys/fs/cgroup/cpu.max')?.trim().split(' ') ?? []
  return ratio(quota, period)
}

/** cgroup v1: two files, −1 without a quota. */
function oldQuota(readText: ReadText): number | undefined {
  const folder = '/sys/fs/cgroup/cpu'
  return ratio(readText(`${folder}/cpu.cfs_quota_us`), readText(`${folder}/cpu.cfs_period_us`))
}

function ratio(quota: string | undefined, period: string | undefined): number | undefined {
  const processors = Number(quota) / Number(period)
  return processors > 0 ? processors : undefined
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
