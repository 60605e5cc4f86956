import { fileURLToPath } from 'node:url'

const inPackage = (name: string): string => fileURLToPath(new URL(`../../examples/${name}`, import.meta.url))

/** A made-up market that comes with the package, for trying things out: its rows say that they are synthetic. */
export const marketSample: Readonly<Record<'universe' | 'prices' | 'fx', string>> = {
  universe: inPackage('market-universe.yaml'),
  prices: inPackage('market-prices-synthetic.csv'),
  fx: inPackage('market-fx-synthetic.csv'),
}
