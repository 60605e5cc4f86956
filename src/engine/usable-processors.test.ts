import { describe, expect, it } from 'vitest'
import { usableProcessors } from './usable-processors.ts'

const folder = (files: Readonly<Record<string, string>>) => ({
  processors: 8,
  readText: (path: string) => files[path],
})
const old = '/sys/fs/cgroup/cpu/cpu.cfs_'

describe('how many threads decode', () => {
  it('is the number of processors where nothing limits them', () => {
    expect(usableProcessors(folder({}))).toBe(8)
    expect(usableProcessors(folder({ '/sys/fs/cgroup/cpu.max': 'max 100000\n' }))).toBe(8)
    expect(usableProcessors(folder({ [`${old}quota_us`]: '-1\n', [`${old}period_us`]: '100000\n' }))).toBe(8)
  })

  it('follows the quota of a container, whichever kind it is', () => {
    expect(usableProcessors(folder({ '/sys/fs/cgroup/cpu.max': '250000 100000\n' }))).toBe(2)
    expect(
      usableProcessors(folder({ [`${old}quota_us`]: '300000\n', [`${old}period_us`]: '100000\n' })),
    ).toBe(3)
  })

  it('is never below one', () => {
    expect(usableProcessors(folder({ '/sys/fs/cgroup/cpu.max': '20000 100000\n' }))).toBe(1)
  })
})
