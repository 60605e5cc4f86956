import { type Explained, explainedInWords } from '#economics'
import type { PeersLanguage } from './peers-words.ts'

const filings: readonly (readonly [RegExp, string])[] = [
  [/^Form 10-K for (\d{4}), SEC (.+)$/, '$1년 10-K(SEC $2)'],
  [/^Form 10-K for fiscal (\d{4}), SEC (.+)$/, '$1 회계연도 10-K(SEC $2)'],
  [/^marketnewsdata\.com, capital expenditures (\S+)–(\S+)$/, 'marketnewsdata.com CapEx 자료($1~$2)'],
  [
    /^Amazon, results of 6 February 2025; the same in those of 5 February 2026 \(year before\)$/,
    '아마존 2025-02-06 실적 발표(2026-02-05 발표의 전년 값과 같음)',
  ],
  [/^Amazon, results of 5 February 2026$/, '아마존 2026-02-05 실적 발표'],
]

/** Sources and explanations in the language that is asked for. The weekly's words are loaded only where Korean is. */
export async function saidIn(language: PeersLanguage): Promise<{
  readonly source: (english: string) => string
  readonly explained: (explained: readonly Explained[]) => readonly Explained[]
}> {
  if (language === 'en') return { source: (english) => english, explained: (all) => all }
  const { koreanSource, wordsIn } = await import('#note')
  const stated = { name: '', symbol: '', value: 0, unit: '' }
  return {
    source: (english) => {
      const [form, filing] = filings.find(([pattern]) => pattern.test(english)) ?? []
      if (form !== undefined && filing !== undefined) return english.replace(form, filing)
      // Some sources are known as a whole, others by their parts.
      const whole = explainedInWords({ ...stated, source: english }, language).source ?? english
      const parts = koreanSource(english)
      return latinLetters(whole) < latinLetters(parts) ? whole : parts
    },
    explained: (all) => all.map(wordsIn(language).explained),
  }
}

function latinLetters(text: string): number {
  return text.replace(/[^a-z]/gi, '').length
}
