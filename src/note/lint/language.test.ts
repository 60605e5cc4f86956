import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readNote } from '../document/read-note.ts'
import type { Finding } from './finding.ts'
import { lintNote } from './lint-note.ts'
import { packagedFacts } from './load-facts.ts'
import { rules } from './rules.ts'
import { asPlanted, unseenTexts } from './unseen.contract.ts'

const facts = packagedFacts()
const folder = new URL('../../../test/fixture/notes/', import.meta.url)

/** Every note of a language with what is planted in it, whole ones and short ones. */
function notesIn(language: 'en' | 'ko'): readonly string[] {
  const whole = ['', 'whole/'].flatMap((under) =>
    readdirSync(new URL(under, folder))
      .filter((file) => file.includes(`.${language}.`))
      .map((file) => asPlanted(readFileSync(new URL(under + file, folder), 'utf8'))),
  )
  const short = (['unseen', 'relations', 'plain'] as const).flatMap((name) =>
    unseenTexts(name).flatMap((text) => (text.language === language ? [text.planted] : [])),
  )
  return [...whole, ...short]
}

/** Findings of notes, each with the note: what a message has of it is not of the lint's own words. */
function foundIn(language: 'en' | 'ko'): readonly { readonly text: string; readonly finding: Finding }[] {
  return notesIn(language).flatMap((text) =>
    lintNote(readNote(text), facts, language).map((finding) => ({ text, finding })),
  )
}

describe('the language of findings', () => {
  it('is Korean for Korean notes: no English words but those of the note, of its sources and of units', () => {
    const found = foundIn('ko')
    expect(found.length).toBeGreaterThan(300)
    for (const { text, finding } of found) {
      const own = withoutSources(finding.message)
      const foreign = (own.match(/[A-Za-z][a-z]+(?: [A-Za-z][a-z]+)+/g) ?? []).filter(
        (words) => !text.toLowerCase().includes(words.toLowerCase()),
      )
      expect(foreign, finding.message).toEqual([])
      expect(finding.message).toMatch(/[가-힣]/u)
      expect(finding.message).not.toMatch(/\d %|은\(는\)|이\(가\)|을\(를\)|\(으\)로|undefined|NaN/u)
    }
  })

  it('is English for English notes: no Hangul', () => {
    const found = foundIn('en')
    expect(found.length).toBeGreaterThan(300)
    for (const { text, finding } of found) {
      const foreign = (finding.message.match(/[가-힣]+/gu) ?? []).filter((word) => !text.includes(word))
      expect(foreign, finding.message).toEqual([])
    }
  })

  it('changes nothing but the message', () => {
    const text = '시장 컨센서스는 630억 달러로, 전년 526억 달러 대비 18% 증가한 수준이다.'
    const [korean, english] = (['ko', 'en'] as const).map((language) =>
      lintNote(readNote(text), facts, language),
    )
    expect(korean).toEqual([
      { ...english?.[0], message: '526억 달러에서 630억 달러로 늘었다면 19.8%이지 18%가 아니다' },
    ])
    expect(lintNote(readNote(text))).toEqual(korean)
  })

  it('is one line of each language for what every rule compares', () => {
    for (const { checks } of rules) {
      expect(checks.ko).toMatch(/[가-힣]/u)
      expect(checks.en).not.toBe(checks.ko)
    }
  })
})

/** Facts from outside name their sources as these call themselves. */
function withoutSources(message: string): string {
  const sources = [...facts.values, ...facts.places, ...facts.outside, ...facts.listings]
  return sources.reduce((text, { source }) => text.replace(source, ''), message)
}

describe('the language of a note', () => {
  it.each([
    ['the front matter', '---\nlang: ko\n---\nRevenue rose.', 'ko'],
    ['the front matter, with a region', '---\nlang: en-GB\n---\n매출이 늘었다.', 'en'],
    ['the page', '<html lang="ko"><body><p>Revenue rose.</p></body></html>', 'ko'],
    [
      'the page, not a quotation in it',
      '<html lang="ko"><body><p lang="en">Revenue rose.</p></body></html>',
      'ko',
    ],
    ['its letters, with English names', 'NVIDIA H100은 GPU 시간당 2달러, DeepSeek-R1 API는 더 싸다.', 'ko'],
    ['its letters, in a table alone', '| 구분 | 매출 |\n|---|---|\n| 한빛 | 12 |\n', 'ko'],
    [
      'its letters, with one Korean name',
      'Revenue of Samsung (삼성전자) rose by a tenth against last year.',
      'en',
    ],
    ['its letters, where it names a third language', '---\nlang: de\n---\n매출이 늘었다.', 'ko'],
  ])('is told by %s', (_, text, language) => {
    expect(readNote(text).language).toBe(language)
  })
})
