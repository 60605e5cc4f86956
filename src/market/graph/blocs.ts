import type { Confidence } from '#economics'
import type { InLanguages } from '../peer/peer.ts'

interface BlocNumber {
  readonly name: InLanguages
  readonly value: number
  readonly unit: string
  readonly source: string
  readonly date: string
}

interface BlocCell {
  readonly factor: string
  readonly bloc: string
  readonly role?: InLanguages
  readonly players: readonly string[]
  readonly numbers?: readonly BlocNumber[]
}

export interface Bloc {
  readonly id: string
  readonly name: InLanguages
  /** Countries that stand for it, by ISO code. */
  readonly countries: readonly string[]
}

/** Factors of competition against blocs, with who plays where. */
export interface BlocFacts {
  readonly source: string
  readonly date: string
  readonly confidence: Confidence
  readonly note?: string
  readonly factors: readonly { readonly id: string; readonly name: InLanguages }[]
  readonly blocs: readonly Bloc[]
  readonly cells: readonly BlocCell[]
}

export interface BlocRow {
  readonly factor: string
  readonly name: InLanguages
  /** One a bloc, in their order; without players, role and numbers where the source names none. */
  readonly cells: readonly BlocCell[]
}

/** The matrix, a row a factor. */
export function blocMatrix({ factors, blocs, cells }: BlocFacts): readonly BlocRow[] {
  return factors.map(({ id, name }) => ({
    factor: id,
    name,
    cells: blocs.map(
      (bloc) =>
        cells.find((cell) => cell.factor === id && cell.bloc === bloc.id) ?? {
          factor: id,
          bloc: bloc.id,
          players: [],
        },
    ),
  }))
}

export const banScopes = ['complete', 'government', 'partial', 'investigating'] as const
export type BanScope = (typeof banScopes)[number]

/** What a state did about a model's app. */
export interface Ban {
  /** ISO code. */
  readonly country: string
  readonly name: InLanguages
  readonly scope: BanScope
  readonly from: string
  /** The day on which it was told in public. */
  readonly public: string
  readonly by: InLanguages
  readonly what: InLanguages
  readonly source: string
  readonly confidence: Confidence
}

/** What stood, and was public, on a day: of each country the strictest, strictest first. */
export function bansOn(bans: readonly Ban[], day: string): readonly Ban[] {
  const known = bans.filter((ban) => ban.from <= day && ban.public <= day)
  const rank = ({ scope }: Ban): number => banScopes.indexOf(scope)
  const strictest = new Map<string, Ban>()
  for (const ban of known) {
    const other = strictest.get(ban.country)
    if (other === undefined || rank(ban) < rank(other)) strictest.set(ban.country, ban)
  }
  return [...strictest.values()].toSorted((a, b) => rank(a) - rank(b) || (a.from < b.from ? -1 : 1))
}
