import { numberText } from '#economics'
import { type Effect, effectNames, type Graph, type Outcome } from '#market'
import type { GraphLanguage } from './graph-words.ts'

type InLanguages = Readonly<Record<GraphLanguage, string>>

const names: Readonly<Record<string, InLanguages>> = {
  hit: { en: 'reached', ko: '영향 여부' },
  effect: { en: 'effect', ko: '영향' },
  links: { en: 'links', ko: '단계' },
  share: { en: 'share', ko: '비중' },
  atStake: { en: 'at stake', ko: '영향 규모' },
  path: { en: 'path', ko: '경로' },
  unreached: { en: 'no link leads to', ko: '이어지는 연결 없음' },
  spendRatio: { en: 'spend, times', ko: '지출(배)' },
  spendAfterUsdBillion: { en: 'spend after, bn USD', ko: '이후 지출(십억 달러)' },
  tokenRatio: { en: 'tokens, times', ko: '토큰(배)' },
  gpuRatio: { en: 'GPUs, times', ko: 'GPU(배)' },
  breakEvenElasticity: { en: 'elasticity that keeps spend', ko: '지출이 같아지는 탄력성' },
  capexAfterUsdBillion: { en: 'capex after, bn USD', ko: '이후 CapEx(십억 달러)' },
  gpusBefore: { en: 'GPUs before', ko: '이전 GPU(장)' },
  gpusAfter: { en: 'GPUs after', ko: '이후 GPU(장)' },
  gpusChange: { en: 'GPUs, change', ko: 'GPU 증감(장)' },
  megawattsBefore: { en: 'MW before', ko: '이전 전력(MW)' },
  megawattsAfter: { en: 'MW after', ko: '이후 전력(MW)' },
  megawattsChange: { en: 'MW, change', ko: '전력 증감(MW)' },
  controlled: { en: 'controlled', ko: '통제 대상' },
  clause: { en: 'clause', ko: '조항' },
  basis: { en: 'basis', ko: '근거' },
  review: { en: 'review', ko: '심사 방침' },
  tpp: { en: 'TPP', ko: 'TPP' },
  performanceDensity: { en: 'performance density', ko: '성능 밀도' },
  chips: { en: 'chips', ko: '칩' },
  needLicence: { en: 'need a licence', ko: '허가 필요' },
  needNone: { en: 'need none', ko: '허가 불필요' },
  cannotBeTold: { en: 'cannot be told', ko: '판단 불가' },
}

/** What an action's outcome is called in a table. */
export function outcomeName(name: string, language: GraphLanguage): string {
  return names[name]?.[language] ?? name
}

/** An outcome for reading: yes and no, effects and objects by their names; ? where it is not known. */
export function outcomeText(
  name: string,
  value: Outcome,
  { graph, language }: { readonly graph: Graph; readonly language: GraphLanguage },
): string {
  // What was reached needs no reason.
  if (value === null) return name === 'unreached' ? '' : '?'
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'boolean') return yesOrNo[language][value ? 'yes' : 'no']
  const nameOf = (id: string): string => graph.byId.get(id)?.name[language] ?? id
  if (name === 'path') return value.split(' > ').map(nameOf).join(' › ')
  if (name === 'effect' && value in effectNames) return effectNames[value as Effect][language]
  return name === 'unreached' ? nameOf(value) : value
}

const yesOrNo: Readonly<Record<GraphLanguage, Readonly<Record<'yes' | 'no', string>>>> = {
  en: { yes: 'yes', no: 'no' },
  ko: { yes: '예', no: '아니요' },
}
