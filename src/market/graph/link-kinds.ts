import type { InLanguages } from '../peer/peer.ts'
import type { Effect, GraphLink, LinkKind, ObjectKind } from './graph-facts.ts'

interface LinkRule {
  readonly name: InLanguages
  readonly from: readonly ObjectKind[]
  readonly to: readonly ObjectKind[]
}

const goods = ['chip', 'model'] as const

/** What each kind of link joins. */
export const linkRules: Readonly<Record<LinkKind, LinkRule>> = {
  supplies: { name: { en: 'supplies', ko: '공급' }, from: ['company'], to: ['company', 'dataCentre'] },
  buys: { name: { en: 'buys', ko: '구매' }, from: ['company'], to: ['chip'] },
  uses: { name: { en: 'uses', ko: '활용' }, from: ['company'], to: ['model'] },
  assembles: { name: { en: 'builds servers with', ko: '서버 조립' }, from: ['company'], to: ['chip'] },
  rents: { name: { en: 'rents from', ko: '임차' }, from: ['company'], to: ['company', 'dataCentre'] },
  makes: { name: { en: 'makes', ko: '제조·개발' }, from: ['company'], to: goods },
  partOf: { name: { en: 'is part of', ko: '부품' }, from: ['chip'], to: ['chip'] },
  trainedOn: { name: { en: 'is trained on', ko: '학습' }, from: ['model'], to: ['chip'] },
  equips: { name: { en: 'equips', ko: '탑재' }, from: ['chip'], to: ['dataCentre'] },
  operates: { name: { en: 'operates', ko: '운영' }, from: ['company'], to: ['dataCentre'] },
  competes: {
    name: { en: 'competes with', ko: '경쟁' },
    from: ['company', ...goods],
    to: ['company', ...goods],
  },
  invests: { name: { en: 'invests in', ko: '투자' }, from: ['company'], to: ['company', 'dataCentre'] },
  bills: { name: { en: 'bills to', ko: '매출 청구지' }, from: ['company'], to: ['country'] },
  restrictedBy: { name: { en: 'is restricted by', ko: '규제' }, from: ['chip', 'company'], to: ['rule'] },
  concerns: { name: { en: 'concerns', ko: '적용 대상' }, from: ['rule'], to: ['country'] },
  locatedIn: {
    name: { en: 'is located in', ko: '소재지' },
    from: ['company', 'dataCentre'],
    to: ['country'],
  },
  strikes: {
    name: { en: 'strikes', ko: '충격' },
    from: ['event'],
    to: ['company', 'dataCentre', ...goods],
  },
  enactedBy: { name: { en: 'is enacted by', ko: '근거 규정' }, from: ['event'], to: ['rule'] },
}

export const effectNames: Readonly<Record<Effect, InLanguages>> = {
  supply: { en: 'goes short', ko: '공급 부족' },
  compute: { en: 'is short of compute', ko: '컴퓨팅 부족' },
  demand: { en: 'loses demand', ko: '수요 감소' },
  capex: { en: 'builds less', ko: '설비투자 축소' },
  output: { en: 'loses output', ko: '생산 차질' },
  price: { en: 'gets cheaper', ko: '가격 하락' },
  value: { en: 'loses value (a stake)', ko: '지분 가치 하락' },
  gain: { en: 'gains', ko: '수혜' },
}

/** Effects that nobody is hurt by. */
export function isLoss(effect: Effect): boolean {
  return effect !== 'gain' && effect !== 'price'
}

/** One way in which an effect goes on along a link. */
export interface Spread {
  readonly effect: Effect
  readonly along: LinkKind
  /** With the link from `from` to `to`, against it, or both ways. */
  readonly way: 'with' | 'against' | 'both'
  readonly gives: Effect
  /** Only to objects of this kind. */
  readonly to?: ObjectKind
  /** Not from what the event itself strikes. */
  readonly notFromStruck?: true
}

/**
 * Every way in which an effect goes on. Shortage runs down the chain, lost demand up it; a gain of what is made is one of its maker. What
 * reaches a company as lost output, as the value of a stake or as a gain hardly spreads: each further step would be a guess.
 */
export const spreads: readonly Spread[] = [
  { effect: 'supply', along: 'supplies', way: 'with', gives: 'supply' },
  { effect: 'supply', along: 'makes', way: 'with', gives: 'supply', to: 'chip' },
  { effect: 'supply', along: 'makes', way: 'with', gives: 'compute', to: 'model' },
  { effect: 'supply', along: 'partOf', way: 'with', gives: 'supply' },
  { effect: 'supply', along: 'equips', way: 'with', gives: 'compute' },
  { effect: 'supply', along: 'buys', way: 'against', gives: 'compute' },
  { effect: 'supply', along: 'assembles', way: 'against', gives: 'output' },
  { effect: 'supply', along: 'rents', way: 'against', gives: 'compute' },
  { effect: 'supply', along: 'operates', way: 'against', gives: 'compute' },
  { effect: 'supply', along: 'trainedOn', way: 'against', gives: 'compute' },
  // Who makes what is short itself sells all of it; who makes what needs it has less to sell.
  { effect: 'supply', along: 'makes', way: 'against', gives: 'output', notFromStruck: true },
  { effect: 'supply', along: 'competes', way: 'both', gives: 'gain' },
  // Who is short of compute trains and serves less; the chips it may make itself are made elsewhere.
  { effect: 'compute', along: 'makes', way: 'with', gives: 'compute', to: 'model' },
  { effect: 'compute', along: 'rents', way: 'against', gives: 'compute' },
  { effect: 'compute', along: 'operates', way: 'against', gives: 'compute' },
  { effect: 'compute', along: 'uses', way: 'against', gives: 'output' },
  { effect: 'compute', along: 'competes', way: 'both', gives: 'gain' },
  { effect: 'gain', along: 'makes', way: 'against', gives: 'gain' },
  { effect: 'output', along: 'invests', way: 'against', gives: 'value' },
  { effect: 'demand', along: 'makes', way: 'against', gives: 'demand' },
  { effect: 'demand', along: 'supplies', way: 'against', gives: 'demand' },
  { effect: 'demand', along: 'partOf', way: 'against', gives: 'demand' },
  { effect: 'demand', along: 'equips', way: 'against', gives: 'demand' },
  { effect: 'demand', along: 'buys', way: 'with', gives: 'demand' },
  { effect: 'demand', along: 'assembles', way: 'with', gives: 'demand' },
  { effect: 'demand', along: 'rents', way: 'with', gives: 'demand' },
  { effect: 'demand', along: 'trainedOn', way: 'with', gives: 'demand' },
  { effect: 'demand', along: 'operates', way: 'with', gives: 'demand' },
  { effect: 'demand', along: 'invests', way: 'against', gives: 'value' },
  { effect: 'capex', along: 'supplies', way: 'against', gives: 'demand' },
  { effect: 'capex', along: 'buys', way: 'with', gives: 'demand' },
  { effect: 'capex', along: 'rents', way: 'with', gives: 'demand' },
  { effect: 'capex', along: 'operates', way: 'with', gives: 'demand' },
  { effect: 'price', along: 'competes', way: 'both', gives: 'demand' },
  { effect: 'price', along: 'uses', way: 'against', gives: 'gain' },
  { effect: 'price', along: 'makes', way: 'against', gives: 'gain' },
]

/** The share of whichever end of a link is reached. */
export function shareReached(link: GraphLink, reached: 'from' | 'to'): number | undefined {
  return reached === 'from' ? link.shareOfFrom : link.shareOfTo
}
