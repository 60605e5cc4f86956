import { describe, expect, it } from 'vitest'
import { readNote } from '../document/read-note.ts'
import type { Finding } from './finding.ts'
import { lintNote } from './lint-note.ts'
import { unseenTexts } from './unseen.contract.ts'

const texts = unseenTexts('relations')
/** What a text holds above a remark; that a snippet of a table names no source is left aside. */
const findings = (text: string, { format }: (typeof texts)[number]): readonly Finding[] =>
  lintNote(readNote(text, format)).filter(
    ({ severity, rule }) => severity !== 'info' && rule !== 'source-missing',
  )
const planted = texts.filter(({ expected }) => expected === 'found')

describe('relations between numbers of a text', () => {
  it('are planted wrong six times or more for each kind and language', () => {
    const counts = new Map<string, number>()
    for (const { code, language } of planted) {
      const key = `${code} ${language}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    const few = [...counts].filter(([, count]) => count < 6)
    expect(few).toEqual([])
    expect(counts.size).toBeGreaterThanOrEqual(26)
  })

  it.each(planted)('$name in $language is found where it is wrong', (text) => {
    expect(findings(text.planted, text).map(({ rule }) => rule)).toContainEqual(
      expect.toSatisfy((rule) => text.rules.includes(rule)),
    )
  })

  // Who makes the lint find one of these takes its mark away.
  it.each(texts.filter(({ expected }) => expected === 'missed'))('$name is still missed', (text) => {
    expect(findings(text.planted, text).filter(({ rule }) => text.rules.includes(rule))).toEqual([])
  })

  it.each(texts)('$name in $language has nothing above a remark where it is right', (text) => {
    expect(findings(text.right, text)).toEqual([])
  })
})
