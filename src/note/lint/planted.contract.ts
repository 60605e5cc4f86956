import { expect, it } from 'vitest'
import { readNote } from '../document/read-note.ts'
import type { Finding } from './finding.ts'
import { lintNote } from './lint-note.ts'
import type { UnseenText } from './unseen.contract.ts'

/** What a text holds above a remark; that a snippet of a table names no source is left aside. */
const findings = (text: string, { format }: UnseenText): readonly Finding[] =>
  lintNote(readNote(text, format)).filter(
    ({ severity, rule }) => severity !== 'info' && rule !== 'source-missing',
  )

/** Texts with one planted error each: found where it is wrong, unless it is known to be missed, and silent where it is right. */
export function findsWhatIsPlanted(texts: readonly UnseenText[]): void {
  it.each(texts.filter(({ expected }) => expected === 'found'))(
    '$name in $language is found where it is wrong',
    (text) => {
      expect(findings(text.planted, text).map(({ rule }) => rule)).toContainEqual(
        expect.toSatisfy((rule) => text.rules.includes(rule)),
      )
    },
  )

  // Who makes the lint find one of these takes its mark away.
  it.each(texts.filter(({ expected }) => expected === 'missed'))('$name is still missed', (text) => {
    expect(findings(text.planted, text).filter(({ rule }) => text.rules.includes(rule))).toEqual([])
  })

  it.each(texts)('$name in $language has nothing above a remark where it is right', (text) => {
    expect(findings(text.right, text)).toEqual([])
  })
}
