import { printedTiers, regionName } from '#economics'
import type { NoteLanguage, NoteTableContent } from '../../write/note-book.ts'
import { derivedValue, printedValue } from '../printed-value.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { inLanguage } from './exhibit-words.ts'

const tierWords = {
  title: {
    en: 'Tiers of the diffusion framework: printed lists beside the whole ones',
    ko: 'AI 확산 프레임워크의 등급: 인쇄된 목록과 전체 목록',
  },
  tier: { en: 'Tier', ko: '등급' },
  printed: { en: 'Countries printed', ko: '인쇄된 국가' },
  number: { en: 'Printed', ko: '인쇄(개국)' },
  whole: { en: 'In the rule', ko: '규정(개국)' },
  missing: { en: 'Missing in print', ko: '인쇄본 누락' },
  partial: {
    en: 'Printed lists are parts; tier 1 without the United States',
    ko: '인쇄된 목록은 일부이며 1등급에서 미국 제외',
  },
  source: {
    en: '90 FR 4544 (15 January 2025, rescinded May 2025); Data Gravity as the weekly credits it',
    ko: '90 FR 4544(2025-01-15 공표, 2025-05 철회), Data Gravity(주간지 인용)',
  },
}

const mostNamed = 4

/** Table 4: the tiers with what the print leaves out. */
export function tierTable({ rules }: WeeklyFacts, language: NoteLanguage): NoteTableContent {
  const text = inLanguage(tierWords, language)
  const place = rules.countries.printedTiers
  return {
    kind: 'table',
    title: text.title,
    header: [text.tier, text.printed, text.number, text.whole, text.missing],
    rows: printedTiers(rules.countries).map(({ tier, printed, missing }) => ({
      cells: [
        String(tier),
        printed.map((code) => regionName(code, language)).join(', '),
        { explained: printedValue(`${text.number}, ${tier}`, printed.length, '', place), format: 'integer' },
        {
          explained: derivedValue(`${text.whole}, ${tier}`, {
            value: printed.length + missing.length,
            unit: '',
            formula: 'printed + missing',
            inputs: [],
          }),
          format: 'integer',
        },
        missing.length <= mostNamed
          ? missing.map((code) => regionName(code, language)).join(', ')
          : String(missing.length),
      ],
    })),
    remarks: [text.partial],
    source: text.source,
  }
}
