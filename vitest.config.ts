import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig, type ViteUserConfigFnObject } from 'vitest/config'

/** Processors this process may use: a container's quota counts, which the processor count does not know. */
function processors(): number {
  try {
    const [quota, period] = readFileSync('/sys/fs/cgroup/cpu.max', 'utf8').split(' ').map(Number)
    if (quota && period) return Math.max(1, Math.min(availableParallelism(), Math.round(quota / period)))
  } catch {
    // No such file outside Linux containers.
  }
  return availableParallelism()
}

/** Rooms without state of their own: their tests share a process's modules, which are loaded once for all of them. */
const pureRooms = 'src/{statistics,trace,thought,problem,answer,judge,policy,metric,economics,market}'

/** `vitest run --mode long` runs the long versions, and only those. */
const config: ViteUserConfigFnObject = defineConfig(({ mode }) => {
  const long = mode === 'long'
  const kind = long ? 'long.test' : 'test'
  const exclude = [...configDefaults.exclude, 'test/fixture/**', ...(long ? [] : ['**/*.long.test.ts'])]
  const pure = `${pureRooms}/**/*.${kind}.ts`
  const all = ['src', 'ui', 'test', 'reasoner'].map((folder) => `${folder}/**/*.${kind}.ts`)
  return {
    // Without the ssr condition the tests would silently read an old dist/ instead of src/.
    ssr: { resolve: { conditions: ['jevons-source'] } },
    test: {
      env: { TZ: 'UTC' },
      maxWorkers: processors(),
      // Generous: a machine that is busy with other things slows a test down manyfold.
      testTimeout: long ? 3_600_000 : 120_000,
      hookTimeout: 120_000,
      projects: [
        { extends: true, test: { name: 'pure', include: [pure], exclude, isolate: false } },
        { extends: true, test: { name: 'world', include: all, exclude: [...exclude, pure] } },
      ],
    },
  }
})
export default config
