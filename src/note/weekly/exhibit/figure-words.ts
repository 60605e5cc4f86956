import { englishMarketWords, koreanMarketWords, type MarketFigureWords } from '#figure'
import type { NoteLanguage } from '../../write/note-book.ts'

/** What figures of the market say in the language of a note. */
export function marketWords(language: NoteLanguage): MarketFigureWords {
  return language === 'ko' ? koreanMarketWords : englishMarketWords
}
