import { englishFigureWords, type FigureWords, koreanFigureWords } from '#figure'
import { words } from './language.ts'

/** The words of figures and tables in the language that is spoken now. */
export function figureWords(): FigureWords {
  return words().language === 'ko' ? koreanFigureWords : englishFigureWords
}
