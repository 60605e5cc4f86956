import { checkQuotas, chipPerformance, given, named } from '#economics'
import type { NoteLanguage, NoteTableContent } from '../../write/note-book.ts'
import { derivedValue, printedValue } from '../printed-value.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { inLanguage } from './exhibit-words.ts'

const quotaWords = {
  title: { en: 'Quotas in TPP, and the H100s that they are', ko: '할당량(TPP)과 H100 환산 수량' },
  quota: { en: 'Quota', ko: '할당량' },
  tpp: { en: 'TPP (million)', ko: 'TPP(백만)' },
  gpus: { en: 'In H100s', ko: 'H100 환산(장)' },
  printed: { en: 'Printed', ko: '인쇄값' },
  source: { en: '90 FR 4544; jevons', ko: '90 FR 4544, jevons' },
}

const koreanQuotas: Readonly<Record<string, string>> = {
  lpp: '무허가 수출(LPP), 최종 사용자별 연간',
  country: '2등급 국가, 2025~2027년',
  agreement: '정부 간 협정을 맺은 2등급 국가',
  nveu: '국가별 검증 최종 사용자(NVEU), 2027년 말',
}

export function quotaTable({ rules, gpus }: WeeklyFacts, language: NoteLanguage): NoteTableContent {
  const text = inLanguage(quotaWords, language)
  const { tpp } = chipPerformance(named('chip', gpus, 'h100'))
  return {
    kind: 'table',
    title: text.title,
    header: [text.quota, text.tpp, text.gpus, text.printed],
    rows: checkQuotas(rules.quotas, tpp).map(
      ({ id, title, tpp: own, gpus: count, printedGpus, source, date }) => ({
        cells: [
          language === 'ko' ? (koreanQuotas[id] ?? title) : title,
          { explained: printedValue(title, own / 1e6, 'TPP mn', { source, date }), format: 'number:1' },
          {
            explained: derivedValue(`${title}, H100`, {
              value: count,
              unit: 'H100',
              formula: 'quota / tpp',
              inputs: [
                { ...printedValue(title, own, 'TPP', { source, date }), symbol: 'quota' },
                given('TPP of an H100', 'tpp', tpp, 'TPP'),
              ],
            }),
            format: 'integer',
          },
          printedGpus === undefined
            ? null
            : {
                explained: printedValue(title, printedGpus, 'GPUs', {
                  source: 'Korean weekly of 7 February 2025',
                  date: '2025-02-07',
                }),
                format: 'integer',
              },
        ],
      }),
    ),
    remarks: [],
    source: text.source,
  }
}
