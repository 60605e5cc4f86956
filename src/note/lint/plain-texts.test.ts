import { describe, expect, it } from 'vitest'
import { findsWhatIsPlanted } from './planted.contract.ts'
import { unseenTexts } from './unseen.contract.ts'

const texts = unseenTexts('plain')

describe('short texts in the words of analysts, newspapers and blogs', () => {
  it('are of both languages and of sixty kinds of relation or more', () => {
    const kinds = new Set(texts.map(({ code }) => code))
    expect(kinds.size).toBeGreaterThanOrEqual(60)
    for (const language of ['en', 'ko'])
      expect(texts.filter((text) => text.language === language).length).toBeGreaterThanOrEqual(100)
  })

  findsWhatIsPlanted(texts)
})
