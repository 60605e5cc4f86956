import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractDepcruiseConfig from 'dependency-cruiser/config-utl/extract-depcruise-config'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const forbidden = fileURLToPath(new URL('fixture/forbidden', import.meta.url))
const config = await extractDepcruiseConfig(`${root}.dependency-cruiser.mjs`)
const ruleNames = (config.forbidden ?? []).map(({ name }) => name ?? '')

async function cruised(baseDir: string, folders: string[]): Promise<ICruiseResult> {
  const { output } = await cruise(
    folders,
    { ...config.options, baseDir, validate: true, ruleSet: config },
    config.options?.enhancedResolveOptions,
    { tsConfig: extractTSConfig(`${root}tsconfig.json`) },
  )
  return output as ICruiseResult
}

describe('the order of the rooms', () => {
  it('is kept by all the code, and all the code was read', async () => {
    const { summary } = await cruised(root, ['src', 'test', 'scripts', 'reasoner'])
    expect(summary.violations).toEqual([])
    expect(summary.totalCruised).toBeGreaterThan(150)
    expect(summary.totalDependenciesCruised ?? 0).toBeGreaterThan(400)
  })

  it('names every room', () => {
    const rooms = readdirSync(`${root}src`, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    const ordered = ruleNames.flatMap((name) => name.match(/^(\w+)-points-inward$/)?.[1] ?? [])
    expect(rooms.map(({ name }) => name).filter((name) => ![...ordered, 'cli'].includes(name))).toEqual([])
  })
})

describe('the rules of the rooms bite', async () => {
  const { summary } = await cruised(forbidden, ['src', 'scripts'])
  const reported = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)

  it.each([
    'thought-points-inward: src/thought/index.ts -> src/metric/index.ts',
    'core-is-pure: src/metric/index.ts -> fs',
    'no-circular: src/metric/clockwise.ts -> src/metric/counter.ts',
    'cross-rooms-by-door: src/study/index.ts -> src/metric/index.ts',
    'adapters-only-at-the-root: src/study/index.ts -> src/engine/adapter/reasoner/index.ts',
    'src-stays-inside: src/study/index.ts -> scripts/reach-in.ts',
    'enter-by-door: scripts/reach-in.ts -> src/metric/index.ts',
    'not-to-unresolvable: src/study/index.ts -> ./nowhere.ts',
    'no-orphans: src/study/alone.ts -> src/study/alone.ts',
  ])('%s', (violation) => {
    expect(reported).toContain(violation)
  })

  it('all of them', () => {
    const bitten = new Set(summary.violations.map(({ rule }) => rule.name))
    expect(ruleNames.filter((name) => !name.endsWith('-points-inward') && !bitten.has(name))).toEqual([])
  })

  it('on a development package', () => {
    expect(reported).toContainEqual(
      expect.stringMatching(/^not-to-dev-dep: src\/metric\/index\.ts -> .*fast-check/),
    )
  })
})
