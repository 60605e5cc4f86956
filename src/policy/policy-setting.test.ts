import { describe, expect, it } from 'vitest'
import { createPolicy, formatPolicySetting, parsePolicySetting, questionUnder } from './policy-setting.ts'

const message = (text: string): string => {
  const parsed = parsePolicySetting(text)
  return parsed.type === 'error' ? parsed.message : 'no error'
}

describe('policy settings', () => {
  it('reads a name and parameters, and writes them back the same', () => {
    const parsed = parsePolicySetting('tip:alpha=3,beta=20')
    expect(parsed).toEqual({ type: 'setting', setting: { name: 'tip', parameters: { alpha: 3, beta: 20 } } })
    if (parsed.type === 'setting') expect(formatPolicySetting(parsed.setting)).toBe('tip:alpha=3,beta=20')
    expect(formatPolicySetting({ name: 'none', parameters: {} })).toBe('none')
  })

  it("takes the engine's defaults for what is not named, and else the policy's own", () => {
    const defaults = { tip: { beta: 45 } }
    expect(parsePolicySetting('tip', defaults)).toMatchObject({
      setting: { parameters: { alpha: 3, beta: 45 } },
    })
    expect(parsePolicySetting('tip:beta=7', defaults)).toMatchObject({
      setting: { parameters: { alpha: 3, beta: 7 } },
    })
    expect(parsePolicySetting('tip')).toMatchObject({ setting: { parameters: { alpha: 3, beta: 600 } } })
  })

  it('says what was wrong and what is allowed', () => {
    expect(message('tpi')).toContain('unknown policy "tpi": known are none, tip, ')
    expect(message('tip:gamma=1')).toBe('policy tip has no parameter "gamma": it takes alpha, beta, lexicon')
    expect(message('tip:beta=2.5')).toBe(
      'policy tip: beta must be a whole number from 0 to 1000000, not "2.5"',
    )
    expect(message('tip:alpha=')).toBe('policy tip: alpha must be a number from -100 to 100, not ""')
    expect(message('tip:alpha=NaN')).toContain('not "NaN"')
    expect(message('none:alpha=1')).toBe('policy none has no parameter "alpha": it takes none')
  })

  it('names one of the lists of words of a policy, and leaves out the usual one', () => {
    const text = 'tip:alpha=3,beta=20,lexicon=wide'
    const parsed = parsePolicySetting(text)
    if (parsed.type === 'setting') expect(formatPolicySetting(parsed.setting)).toBe(text)
    expect(parsePolicySetting('tip:lexicon=switch')).not.toHaveProperty('setting.lexicon')
    expect(message('tip:lexicon=x')).toBe(
      'policy tip: lexicon must be one of switch, wide, reflection, both, not "x"',
    )
    expect(message('budget:lexicon=wide')).toContain('has no parameter "lexicon"')
    expect(() => createPolicy({ name: 'tip', parameters: {}, lexicon: 'x' })).toThrow('no lexicon "x"')
  })

  it('puts the words of a prompt after the question, and leaves other questions alone', () => {
    const asked = questionUnder({ name: 'chain-of-draft', parameters: { words: 3 } }, 'Why?')
    expect(asked).toMatch(/^Why\?\n.* with 3 words at most\.$/)
    expect(questionUnder({ name: 'tip', parameters: { alpha: 3, beta: 20 } }, 'Why?')).toBe('Why?')
  })

  it('makes a fresh policy of a setting, and refuses a name it does not know', () => {
    expect(createPolicy({ name: 'none', parameters: {} }).onEvent({ type: 'end' })).toEqual([])
    expect(() => createPolicy({ name: 'nope', parameters: {} })).toThrow('unknown policy "nope"')
  })
})
