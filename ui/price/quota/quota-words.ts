import type { Tier } from '#economics'
import type { FieldWords, Language } from '../calculation.ts'

export interface QuotaWords {
  readonly tier: (country: string, tier: Tier) => string
  readonly inUnitedStates: (country: string) => string
  readonly remains: (now: Readonly<Record<'holder' | 'quota' | 'count' | 'chip', string>>) => string
  readonly overdrawn: (now: Readonly<Record<'holder' | 'quota' | 'count' | 'chip' | 'day', string>>) => string
  readonly madeUp: string
  readonly quotaIn: (quota: string, chip: string) => string
  readonly remainsOf: (holder: string, quota: string) => string
  readonly balances: string
  readonly holder: string
  readonly quota: string
  readonly entries: string
  readonly used: string
  readonly left: string
  readonly leftGpus: (chip: string) => string
  readonly since: string
  readonly quotas: string
  readonly millionTpp: string
  readonly printed: string
  readonly agrees: string
  readonly yes: string
  readonly no: string
  readonly source: string
  readonly tiers: string
  readonly tierColumn: string
  readonly tierName: (tier: Tier) => string
  readonly printedCount: string
  readonly ruleCount: string
  readonly missing: string
  readonly more: (count: number) => string
  readonly chart: string
  readonly chartReading: string
  readonly share: string
  readonly unknownCountry: string
  readonly notes: readonly string[]
}

export const quotaFieldWords: Readonly<Record<Language, FieldWords>> = {
  en: {
    panels: { tier: 'Country' },
    fields: { ledger: 'Deliveries (CSV)', counted: 'Counted in', country: 'Which tier is' },
    hints: {
      ledger:
        'Columns: date, country (ISO code or name), consignee, chip, count, quota (lpp, country, agreement, nveu).',
    },
  },
  ko: {
    panels: { tier: '국가' },
    fields: { ledger: '인도 기록(CSV)', counted: '환산 기준 칩', country: '등급을 볼 국가' },
    hints: {
      ledger:
        '열: date, country(ISO 코드나 이름), consignee(수하인), chip, count, quota(lpp, country, agreement, nveu).',
    },
  },
}

export const quotaWords: Readonly<Record<Language, QuotaWords>> = {
  en: {
    tier: (country, tier) =>
      ({
        1: `${country} is in tier 1: no quota.`,
        2: `${country} is in tier 2: by country 790 million TPP from 2025 to 2027, by consignee 26.9 million a year without a licence.`,
        3: `${country} is in tier 3: no quota; a licence is needed, and presumed to be denied.`,
      })[tier],
    inUnitedStates: (country) => `${country} is of the United States: nothing is exported there.`,
    remains: ({ holder, quota, count, chip }) => `${holder}: ${count} ${chip} remain (${quota}).`,
    overdrawn: ({ holder, quota, count, chip, day }) =>
      `${holder}: beyond the quota since ${day}, by ${count} ${chip} (${quota}).`,
    madeUp: 'These deliveries are made up: they show how the ledger counts.',
    quotaIn: (quota, chip) => `${quota}: in ${chip}`,
    remainsOf: (holder, quota) => `remains for ${holder}: ${quota}`,
    balances: 'What remains',
    holder: 'holder',
    quota: 'quota',
    entries: 'deliveries',
    used: 'used, million TPP',
    left: 'left, million TPP',
    leftGpus: (chip) => `left, in ${chip}`,
    since: 'beyond it since',
    quotas: 'Quotas, and what was printed',
    millionTpp: 'million TPP',
    printed: 'printed',
    agrees: 'rounds to that',
    yes: 'yes',
    no: 'no',
    source: 'source',
    tiers: 'Tiers: the printed lists against the rule',
    tierColumn: 'tier',
    tierName: (tier) => `tier ${tier}`,
    printedCount: 'printed',
    ruleCount: 'in the rule',
    missing: 'missing in print',
    more: (count) => `and ${count} more`,
    chart: 'Used of each quota',
    chartReading: 'Share of the quota that deliveries took; beyond 100 % there was no right to more.',
    share: '% used',
    unknownCountry: 'an ISO code such as IN, or a name',
    notes: [
      'The framework of January 2025 was rescinded in May 2025, before anybody had to comply: this ledger says what it would have counted, not what holds.',
      'Quotas are counted in TPP. Printed numbers are in H100 of 15,832 TPP; 320,000 fits 5,064 million TPP, which no paragraph states.',
      'Tier 1 is counted without the United States.',
      'A computation from published paragraphs; no legal advice.',
    ],
  },
  ko: {
    tier: (country, tier) =>
      ({
        1: `${country}: 1등급. 할당량이 없다.`,
        2: `${country}: 2등급. 국가별로 2025~2027년 합계 7억 9,000만 TPP, 수하인별로 허가 없이 연 2,690만 TPP까지다.`,
        3: `${country}: 3등급. 할당량이 없고 허가가 필요하며 불허로 추정한다.`,
      })[tier],
    inUnitedStates: (country) => `${country}: 미국 영토이므로 수출이 아니다.`,
    remains: ({ holder, quota, count, chip }) => `${holder}: ${chip} 환산 ${count}개가 남았다(${quota}).`,
    overdrawn: ({ holder, quota, count, chip, day }) =>
      `${holder}: ${day}부터 할당량 초과, ${chip} 환산 ${count}개 초과(${quota}).`,
    madeUp: '지어낸 인도 기록이다. 장부가 어떻게 세는지만 보여준다.',
    quotaIn: (quota, chip) => `${quota}: ${chip} 환산`,
    remainsOf: (holder, quota) => `${holder} 잔량: ${quota}`,
    balances: '잔량',
    holder: '보유자',
    quota: '할당량',
    entries: '인도 건수',
    used: '사용(백만 TPP)',
    left: '잔량(백만 TPP)',
    leftGpus: (chip) => `잔량(${chip} 환산)`,
    since: '초과 시점',
    quotas: '할당량과 인쇄값',
    millionTpp: '백만 TPP',
    printed: '인쇄값',
    agrees: '반올림하면 일치',
    yes: '예',
    no: '아니요',
    source: '자료',
    tiers: '등급: 인쇄된 목록과 규정',
    tierColumn: '등급',
    tierName: (tier) => `${tier}등급`,
    printedCount: '인쇄(개국)',
    ruleCount: '규정(개국)',
    missing: '인쇄본 누락',
    more: (count) => `외 ${count}개국`,
    chart: '할당량 사용률',
    chartReading: '인도량이 할당량에서 차지하는 비율이다. 100%를 넘으면 권리가 없는 물량이다.',
    share: '사용률(%)',
    unknownCountry: 'IN 같은 ISO 코드나 나라 이름',
    notes: [
      '2025년 1월의 프레임워크는 아무도 준수할 의무가 생기기 전인 2025년 5월에 철회되었다. 이 장부는 적용되었다면 어떻게 세었을지를 보여줄 뿐 현행 규정이 아니다.',
      '할당량은 TPP로 센다. 인쇄값은 15,832 TPP인 H100 환산이며, 320,000개는 50억 6,400만 TPP에 맞지만 이를 적은 조항은 없다.',
      '1등급은 미국을 빼고 센다.',
      '공개된 조항으로 계산한 것이며 법률 자문이 아니다.',
    ],
  },
}
