import { type Entries, printedValue } from './printed-value.ts'
import type { WeeklyFacts } from './weekly-facts.ts'

/** How many counts of one owner's fleet there are: `fleet.meta.counts`. */
export function fleetValues({ fleets }: WeeklyFacts): Entries {
  const owners = [...new Set(fleets.map(({ owner }) => owner))]
  return owners.map((owner) => {
    const own = fleets.filter((one) => one.owner === owner)
    const [first] = own
    const place = { source: first?.source ?? '', date: first?.date ?? '' }
    return [
      `fleet.${owner.toLowerCase()}.counts`,
      printedValue(`counts of the fleet of ${owner}`, own.length, '', place),
    ]
  })
}
