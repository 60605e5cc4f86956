import type { Confidence } from '../datum.ts'

/** A country in a group, by ISO 3166-1 alpha-2. */
interface GroupMember {
  readonly code: string
  /** First day as a member; always where left out. */
  readonly from?: string
  /** First day no longer one. */
  readonly until?: string
  readonly source?: string
}

/** A country group of the Export Administration Regulations. */
export interface CountryGroup {
  readonly id: string
  readonly title: string
  readonly members: readonly GroupMember[]
  readonly source: string
  readonly date: string
  readonly confidence: Confidence
}

/** Countries and how rules group them: `data/economics/countries.json`. */
export interface CountryFacts {
  /** Every code that there is. */
  readonly codes: readonly string[]
  /** The United States with its territories: exports do not go there. */
  readonly unitedStates: readonly string[]
  readonly groups: readonly CountryGroup[]
  readonly tiers: {
    readonly source: string
    readonly date: string
    readonly confidence: Confidence
    readonly asOf: string
    readonly one: readonly string[]
    readonly threeGroup: string
    readonly threeBeside: readonly string[]
  }
  /** The tiers as somebody printed them. */
  readonly printedTiers: {
    readonly source: string
    readonly date: string
    readonly one: readonly string[]
    readonly two: readonly string[]
    readonly three: readonly string[]
  }
}

/** Destinations of a measure: everywhere, or groups and countries without exceptions. */
export interface Destinations {
  readonly world?: true
  readonly groups?: readonly string[]
  readonly codes?: readonly string[]
  readonly exceptGroups?: readonly string[]
  readonly exceptCodes?: readonly string[]
}

/** Whether a country is a destination on a day. The United States never are. */
export function isDestination(
  { world, groups = [], codes = [], exceptGroups = [], exceptCodes = [] }: Destinations,
  country: string,
  { date, facts }: { readonly date: string; readonly facts: CountryFacts },
): boolean {
  if (facts.unitedStates.includes(country)) return false
  if (exceptCodes.includes(country) || exceptGroups.some((id) => isMember(facts, id, country, date)))
    return false
  return world === true || codes.includes(country) || groups.some((id) => isMember(facts, id, country, date))
}

function isMember(facts: CountryFacts, id: string, country: string, date: string): boolean {
  return membership(facts, id, country, date) !== undefined
}

function membership(facts: CountryFacts, id: string, country: string, date: string): GroupMember | undefined {
  const group = facts.groups.find((one) => one.id === id)
  return group?.members.find(
    ({ code, from = '', until }) => code === country && from <= date && (until === undefined || date < until),
  )
}

/** The rule by which everything on the control list needs a licence to a country on a day, whatever a chip can do. */
export function embargoOf(facts: CountryFacts, country: string, date: string): string | undefined {
  return membership(facts, 'embargoed', country, date)?.source
}

/** Whether a country is under an arms embargo on a day (group D:5), which brings rules for end uses and end users. */
export function isUnderArmsEmbargo(facts: CountryFacts, country: string, date: string): boolean {
  return isMember(facts, 'D5', country, date)
}

export type Tier = 1 | 2 | 3

/** The tier of a country under the diffusion framework; the United States count to the first. */
export function tierOf(facts: CountryFacts, country: string): Tier {
  const { one, threeGroup, threeBeside, asOf } = facts.tiers
  if (one.includes(country) || facts.unitedStates.includes(country)) return 1
  return threeBeside.includes(country) || isMember(facts, threeGroup, country, asOf) ? 3 : 2
}

/** All countries of a tier, without the United States. */
export function tierMembers(facts: CountryFacts, tier: Tier): readonly string[] {
  return facts.codes.filter((code) => !facts.unitedStates.includes(code) && tierOf(facts, code) === tier)
}

/** A printed list of a tier against the whole of it. */
export interface PrintedTier {
  readonly tier: Tier
  readonly printed: readonly string[]
  /** Of the tier, and not printed. */
  readonly missing: readonly string[]
  /** Printed, and of another tier. */
  readonly misplaced: readonly string[]
  readonly isPartial: boolean
}

/** What printed lists of the tiers leave out. */
export function printedTiers(facts: CountryFacts): readonly PrintedTier[] {
  const { one, two, three } = facts.printedTiers
  return ([one, two, three] as const).map((printed, place) => {
    const tier = (place + 1) as Tier
    const missing = tierMembers(facts, tier).filter((code) => !printed.includes(code))
    const misplaced = printed.filter((code) => tierOf(facts, code) !== tier)
    return { tier, printed, missing, misplaced, isPartial: missing.length > 0 }
  })
}
