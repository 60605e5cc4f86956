import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cruiseRooms, root, ruleNames } from '../scripts/cruise-rooms.ts'
import { drawRooms, roomImports, withDrawing } from '../scripts/room-drawing.ts'

const rules = await ruleNames()
const ordered = rules.flatMap((name) => name.match(/^(\w+)-points-inward$/)?.[1] ?? [])

describe('the order of the rooms', () => {
  it('is kept by all the code, and all the code was read', async () => {
    const { summary } = await cruiseRooms(['src', 'test', 'scripts', 'reasoner', 'bench', 'ui'])
    expect(summary.violations).toEqual([])
    expect(summary.totalCruised).toBeGreaterThan(150)
    expect(summary.totalDependenciesCruised ?? 0).toBeGreaterThan(400)
  })

  it('names every room', () => {
    const rooms = readdirSync(`${root}src`, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(rooms.map(({ name }) => name).filter((name) => ![...ordered, 'cli'].includes(name))).toEqual([])
  })
})

describe('the rules of the rooms bite', async () => {
  const { summary } = await cruiseRooms(['src', 'scripts', 'ui'], `${root}test/fixture/forbidden`)
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
    'ui-sees-values: ui/page.ts -> src/study/index.ts',
    'ui-sees-values: ui/page.ts -> src/engine/adapter/reasoner/index.ts',
    'ui-has-no-node: ui/page.ts -> fs',
    'no-orphans: src/study/alone.ts -> src/study/alone.ts',
  ])('%s', (violation) => {
    expect(reported).toContain(violation)
  })

  it('but not on types, which a page may know of any room', () => {
    expect(reported.filter((line) => line.startsWith('ui-sees-values'))).toHaveLength(2)
  })

  it('on a development package', () => {
    const found = expect.stringMatching(/^not-to-dev-dep: src\/metric\/index\.ts -> .*fast-check/)
    expect(reported).toContainEqual(found)
  })

  it('all of them', () => {
    const bitten = new Set(summary.violations.map(({ rule }) => rule.name))
    expect(rules.filter((name) => !name.endsWith('-points-inward') && !bitten.has(name))).toEqual([])
  })
})

describe('the drawing of the rooms', () => {
  it('in docs/architecture.md is that of the code (else: npm run docs)', async () => {
    const page = readFileSync(`${root}docs/architecture.md`, 'utf8')
    expect(withDrawing(page, await roomImports())).toBe(page)
  })

  it('leaves out an arrow that follows from two others', () => {
    const imports = new Map([
      ['statistics', []],
      ['metric', ['statistics']],
      ['study', ['statistics', 'metric']],
    ])
    expect(drawRooms(imports)).toBe(
      ['```mermaid', 'flowchart TD', '  metric --> statistics', '  study --> metric', '```'].join('\n'),
    )
  })
})
