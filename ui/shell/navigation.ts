import type { Words } from '../language/words.ts'
import type { Route } from '../route/route.ts'
import { chosenRuns } from './chosen-runs.ts'

interface Destination {
  readonly to: () => Route
  readonly name: (words: Words) => string
  /** The screens that lie within it. */
  readonly pages: readonly Route['page'][]
}

/** What the bar leads to. */
export const destinations: readonly Destination[] = [
  {
    to: () => ({ page: 'runs' }),
    name: ({ shell }) => shell.runs,
    pages: ['runs', 'run', 'responses', 'response'],
  },
  {
    to: () => ({ page: 'compare', runs: chosenRuns() }),
    name: ({ shell }) => shell.compare,
    pages: ['compare'],
  },
  {
    to: () => ({ page: 'prices' }),
    name: ({ shell }) => shell.price,
    pages: ['prices', 'price'],
  },
  {
    to: () => ({ page: 'playground' }),
    name: ({ shell }) => shell.playground,
    pages: ['playground'],
  },
]
