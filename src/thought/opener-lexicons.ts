import { chineseOpeners } from './lexicon/chinese.ts'
import { englishOpeners, wideEnglishOpeners } from './lexicon/english.ts'
import { koreanOpeners } from './lexicon/korean.ts'
import type { SourcedLexicon } from './opener.ts'

/** The lexicons that come with jevons, by the name that `--openers` takes. `en` is the paper's definition and the default. */
export const openerLexicons: Readonly<Record<'en' | 'en-wide' | 'zh' | 'ko', SourcedLexicon>> = {
  en: englishOpeners,
  'en-wide': wideEnglishOpeners,
  zh: chineseOpeners,
  ko: koreanOpeners,
}
