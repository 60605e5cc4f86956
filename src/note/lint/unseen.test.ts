import { describe, expect, it } from 'vitest'
import { readNote } from '../document/read-note.ts'
import type { Finding } from './finding.ts'
import { lintNote } from './lint-note.ts'
import { unseenTexts } from './unseen.contract.ts'

const texts = unseenTexts()
const findings = (text: (typeof texts)[number], side: 'planted' | 'right'): readonly Finding[] =>
  lintNote(readNote(text[side], text.format))

describe('texts with one planted error, and the same texts put right', () => {
  it('hold two of every case that a text alone can show', () => {
    const cases = new Map<string, number>()
    for (const { code } of texts) cases.set(code, (cases.get(code) ?? 0) + 1)
    expect([...cases.values()].every((count) => count >= 2)).toBe(true)
    expect(cases.size).toBe(35)
  })

  it.each(texts.filter(({ expected }) => expected === 'found'))('$name is found', (text) => {
    const found = findings(text, 'planted').filter(({ severity }) => severity !== 'info')
    expect(found.map(({ rule }) => rule)).toContainEqual(
      expect.toSatisfy((rule) => text.rules.includes(rule)),
    )
  })

  it.each(texts.filter(({ expected }) => expected === 'remark'))('$name is a remark at least', (text) => {
    expect(findings(text, 'planted').some(({ rule }) => text.rules.includes(rule))).toBe(true)
  })

  // Who makes the lint find one of these takes its mark away.
  it.each(texts.filter(({ expected }) => expected === 'missed'))('$name is still missed', (text) => {
    expect(findings(text, 'planted').filter(({ rule }) => text.rules.includes(rule))).toEqual([])
  })

  it.each(texts.filter(({ expected }) => expected === 'nothing'))('$name is no error', (text) => {
    expect(findings(text, 'planted').filter(({ severity }) => severity !== 'info')).toEqual([])
  })

  it.each(texts)('$name put right has nothing above a remark', (text) => {
    expect(findings(text, 'right').filter(({ severity }) => severity !== 'info')).toEqual([])
  })
})
