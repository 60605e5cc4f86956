import { numberText } from '#economics'
import { type GraphLink, linkRules, type ObjectKind } from '#market'

export type GraphLanguage = 'en' | 'ko'

/** What the graph says around its objects. */
export interface GraphWords {
  readonly hitBy: (event: string, count: number) => string
  readonly struckNothing: string
  readonly links: string
  readonly object: string
  readonly effect: string
  readonly share: string
  readonly atStake: string
  readonly path: string
  readonly shareNote: string
  readonly directions: string
  readonly also: string
  readonly source: string
  readonly noPath: (from: string, to: string) => string
  readonly sameEnd: (object: string) => string
  readonly assumptions: string
  readonly decision: string
  readonly case: string
  readonly on: (day: string) => string
  readonly chipsKept: (day: string) => string
  readonly nobody: string
  readonly scopes: Readonly<Record<'complete' | 'government' | 'partial' | 'investigating', string>>
  readonly noBans: (day: string) => string
}

export const graphWords: Readonly<Record<GraphLanguage, GraphWords>> = {
  en: {
    hitBy: (event, count) => `${event}: ${count} objects are reached.`,
    struckNothing: 'It strikes nothing that was known by that day.',
    links: 'links',
    object: 'object',
    effect: 'effect',
    share: 'share',
    atStake: 'at stake',
    path: 'path',
    shareNote:
      'share: which part of the object’s own business is on the path, the product of the shares along it; ? where no source tells one of them. at stake: share times the size of the event. Both say where to look, not what will be lost: others may step in.',
    directions: 'How effects go on',
    also: 'also',
    source: 'source',
    noPath: (from, to) => `${from} and ${to} are joined by nothing that is known.`,
    sameEnd: (object) => `${object} is both ends: no link is needed.`,
    assumptions: 'Assumed',
    decision: 'decision',
    case: 'case',
    on: (day) => `As of ${day}`,
    chipsKept: (day) => `chips that need a US licence on ${day}`,
    nobody: 'no player named',
    scopes: {
      complete: 'complete ban',
      government: 'ban in government',
      partial: 'ban in parts of government',
      investigating: 'investigating',
    },
    noBans: (day) => `Nothing was in force and public by ${day}.`,
  },
  ko: {
    hitBy: (event, count) => `${event}: 영향권 ${count}개 대상`,
    struckNothing: '해당일까지 알려진 직접 충격 대상이 없음.',
    links: '단계',
    object: '대상',
    effect: '영향',
    share: '비중',
    atStake: '영향 규모',
    path: '경로',
    shareNote:
      '비중: 해당 대상의 사업 중 경로에 걸린 몫으로, 경로상 비중을 곱한 값. 출처가 없는 비중이 하나라도 있으면 ?. 영향 규모: 비중 × 사건의 크기. 모두 살펴볼 곳을 가리킬 뿐 손실 예측이 아님(대체 가능).',
    directions: '영향 전파 규칙',
    also: '추가 영향',
    source: '출처',
    noPath: (from, to) => `${from}, ${to} 사이에 알려진 연결이 없음.`,
    sameEnd: (object) => `양 끝이 모두 ${object}이므로 연결이 필요 없음.`,
    assumptions: '가정',
    decision: '의사결정',
    case: '상황',
    on: (day) => `${day} 기준`,
    chipsKept: (day) => `${day} 기준 미국 수출허가 필요 칩`,
    nobody: '명시된 기업 없음',
    scopes: {
      complete: '전면 차단',
      government: '정부기관 사용 금지',
      partial: '일부 기관 사용 금지',
      investigating: '조사·질의 중',
    },
    noBans: (day) => `${day}까지 공개된 조치가 없음.`,
  },
}

export const kindNames: Readonly<Record<GraphLanguage, Readonly<Record<ObjectKind, string>>>> = {
  en: {
    company: 'company',
    chip: 'chip',
    model: 'model',
    dataCentre: 'data centre',
    country: 'country',
    rule: 'rule',
    event: 'event',
  },
  ko: {
    company: '기업',
    chip: '칩',
    model: '모델',
    dataCentre: '데이터센터',
    country: '국가',
    rule: '규제',
    event: '사건',
  },
}

/** What a link says beside its ends: shares, counts and amounts, where somebody told them. */
export function linkDetails(link: GraphLink): string {
  const percent = (share: number): string => `${numberText(share * 100)} %`
  const means = link.shareMeans === undefined ? '' : ` (${link.shareMeans})`
  const parts = [
    link.effect,
    link.size === undefined ? undefined : `size ${percent(link.size)}`,
    link.shareOfFrom === undefined ? undefined : `${percent(link.shareOfFrom)} of ${link.from}`,
    link.shareOfTo === undefined ? undefined : `${percent(link.shareOfTo)} of ${link.to}`,
    link.stake === undefined ? undefined : `stake ${percent(link.stake)}`,
    link.units === undefined ? undefined : `${numberText(link.units)} units`,
    link.usdBillion === undefined ? undefined : `${numberText(link.usdBillion)} bn USD`,
  ]
  const told = parts.filter((part) => part !== undefined).join(', ')
  return `${told}${told === '' ? '' : means}`
}

export function linkName(link: GraphLink, language: GraphLanguage): string {
  return linkRules[link.kind].name[language]
}
