import type { Confidence } from '#economics'
import type { InLanguages } from '../peer/peer.ts'

export const objectKinds = ['company', 'chip', 'model', 'dataCentre', 'country', 'rule', 'event'] as const
export type ObjectKind = (typeof objectKinds)[number]

/** Places along the value chain, from what chips are designed with to who uses models. */
export const stages = ['tools', 'memory-foundry', 'chips', 'systems', 'cloud', 'models', 'use'] as const
export type Stage = (typeof stages)[number]

/** What an event does to an object; `link-kinds.ts` says how it goes on from there. */
export const effects = ['supply', 'compute', 'demand', 'capex', 'output', 'price', 'value', 'gain'] as const
export type Effect = (typeof effects)[number]

export type GraphProperty = string | number | boolean

/** A thing of the value chain. */
export interface GraphObject {
  readonly id: string
  readonly kind: ObjectKind
  readonly name: InLanguages
  readonly stage?: Stage
  /** Other names that it is found by, such as a ticker. */
  readonly aliases?: readonly string[]
  readonly properties?: Readonly<Record<string, GraphProperty>>
}

export const linkKinds = [
  'supplies',
  'buys',
  'uses',
  'assembles',
  'rents',
  'makes',
  'partOf',
  'trainedOn',
  'equips',
  'operates',
  'competes',
  'invests',
  'bills',
  'restrictedBy',
  'concerns',
  'locatedIn',
  'strikes',
  'enactedBy',
] as const
export type LinkKind = (typeof linkKinds)[number]

/** What joins two objects, as a source told it. */
export interface GraphLink {
  readonly from: string
  readonly kind: LinkKind
  readonly to: string
  /** Which part of what `from` buys or sells runs through this link, 0 to 1; absent where no source says. */
  readonly shareOfFrom?: number
  /** The same of `to`. */
  readonly shareOfTo?: number
  /** What the shares are of. */
  readonly shareMeans?: string
  readonly units?: number
  readonly usdBillion?: number
  /** The part of `to` that `from` owns: it says nothing of how much of `from` that is, and is no share of it. */
  readonly stake?: number
  /** Of an event alone: what it does. */
  readonly effect?: Effect
  /** Of an event alone: which part it takes away, 0 to 1. */
  readonly size?: number
  readonly source: string
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly date: string
  readonly confidence: Confidence
}

/** Objects and links: part of `data/market/graph.json`. */
export interface GraphFacts {
  readonly objects: readonly GraphObject[]
  readonly links: readonly GraphLink[]
}
