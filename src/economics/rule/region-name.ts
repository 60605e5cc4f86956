type Language = 'en' | 'ko'

/** Names that readers use and tables of languages do not: of Korea itself, and of regions that are told by what they belong to. */
const usualNames: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { CD: 'DR Congo', CG: 'Republic of the Congo', HK: 'Hong Kong', MM: 'Myanmar', MO: 'Macau' },
  ko: {
    AU: '호주',
    CD: '콩고민주공화국',
    CF: '중앙아프리카공화국',
    CG: '콩고공화국',
    HK: '홍콩',
    KR: '한국',
    MO: '마카오',
    PS: '팔레스타인',
    VA: '바티칸',
    ZA: '남아프리카공화국',
  },
}

/** What a country or territory is called, by its ISO 3166-1 code; the code itself where it has no name. */
export function regionName(code: string, language: Language): string {
  return usualNames[language][code] ?? new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code
}
