import { describe, expect, it } from 'vitest'
import { ownWaivers } from './named-waivers.ts'

const isRule = (name: string): boolean => name === 'grim' || name === 'growth-rate'

describe('the waivers that a text holds', () => {
  it('of a name are for the lines of the table or figure that has it', () => {
    const text = '<!-- lint-waive grim@penalty: as published -->\n\nText.\n\n{{table penalty}}\n'
    expect(ownWaivers(text, isRule)).toEqual({
      waivers: [{ rule: 'grim', line: 5, to: 5, reason: 'as published' }],
      idle: [],
    })
  })

  it('of what comes next are for the paragraph after them', () => {
    const text = '<!-- lint-waive growth-rate@next: quoted -->\n\nUp 18%,\nthey say.\n\nMore.\n'
    expect(ownWaivers(text, isRule).waivers).toEqual([
      { rule: 'growth-rate', line: 3, to: 4, reason: 'quoted' },
    ])
  })

  it('that name no rule, or nothing of the text, are told and let nothing stand', () => {
    const text = '<!-- lint-waive nosuch: x -->\n<!-- lint-waive grim@gone: x -->\n<!-- lint-waive what -->\n'
    const { waivers, idle } = ownWaivers(text, isRule)
    expect(waivers).toEqual([])
    expect(idle).toHaveLength(3)
    expect(idle[1]).toBe('no table or figure is called "gone" here, so the waiver of grim lets nothing stand')
  })

  it('in code only explain one', () => {
    expect(ownWaivers('Write `<!-- lint-waive RULE@NAME: reason -->`.\n', isRule)).toEqual({
      waivers: [],
      idle: [],
    })
  })
})
