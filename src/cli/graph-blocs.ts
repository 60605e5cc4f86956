import { exportVerdict, numberText } from '#economics'
import { type Bloc, bansOn, blocMatrix } from '#market'
import { readExportRules, readGpus, readGraph } from '#run/facts'
import type { GraphFlags } from './asked-graph.ts'
import { dayFlag } from './day-flag.ts'
import { type GraphLanguage, graphWords } from './graph-words.ts'
import { languageFlag } from './peers-words.ts'
import { plainTable } from './plain-table.ts'
import type { World } from './world.ts'
import { wrapped } from './wrapped-text.ts'

type OnFlags = GraphFlags & { readonly on?: string }

/** The day of the weekly. */
const usualDay = '2025-02-07'
/** The day as of which its list of bans stands. */
const usualBanDay = '2025-02-04'
const mostColumns = 100

/** `jevons graph blocs`: who plays where, and what the rules of a day keep from each bloc. */
export async function graphBlocs(given: object, world: World): Promise<void> {
  const flags = given as OnFlags
  const language = languageFlag(flags.lang)
  const day = dayFlag('--on', flags.on) ?? usualDay
  const { blocs, graph } = readGraph()
  const matrix = blocMatrix(blocs)
  const kept = blocs.blocs.map((bloc) => ({
    bloc: bloc.id,
    countries: bloc.countries.map((code) => keptFrom(code, day)),
  }))
  if (flags.json) {
    const { source, date, note } = blocs
    return world.out(
      `${JSON.stringify({ source, date, note, blocs: blocs.blocs, matrix, on: day, licences: kept }, undefined, 2)}\n`,
    )
  }
  const words = graphWords[language]
  const name = (id: string): string => graph.byId.get(id)?.name[language] ?? id
  const lines = matrix.flatMap(({ name: factor, cells }) => [
    factor[language],
    ...cells.map(({ bloc, role, players, numbers = [] }) => {
      const parts = [
        role?.[language],
        players.length > 0 ? players.map(name).join(', ') : undefined,
        ...numbers.map((one) => `${one.name[language]}: ${numberText(one.value)} ${one.unit}`),
      ].filter((part) => part !== undefined)
      return `  ${blocName(blocs.blocs, bloc, language)}: ${parts.length > 0 ? parts.join('; ') : words.nobody}`
    }),
  ])
  const licences = kept.flatMap(({ countries }) =>
    countries.map(({ country, needLicence, chips }) => [
      country,
      `${needLicence.length}/${chips}`,
      needLicence.join(', '),
    ]),
  )
  const foot = wrapped(`${words.source}: ${blocs.source}, ${blocs.date}. ${blocs.note ?? ''}`, mostColumns)
  world.out(
    `${[...lines, '', `${words.chipsKept(day)}:`, ...plainTable(licences, 3), '', ...foot].join('\n')}\n`,
  )
}

function blocName(blocs: readonly Bloc[], id: string, language: GraphLanguage): string {
  return blocs.find((bloc) => bloc.id === id)?.name[language] ?? id
}

function keptFrom(
  country: string,
  date: string,
): { country: string; chips: number; needLicence: readonly string[] } {
  const facts = readExportRules()
  const gpus = readGpus().filter(({ usOrigin }) => usOrigin)
  const needLicence = gpus
    .filter((gpu) => exportVerdict(gpu, { date, country }, facts).controlled === true)
    .map(({ id }) => id)
  return { country, chips: gpus.length, needLicence }
}

/** `jevons graph bans`: which states did what about DeepSeek, as it was public on a day. */
export async function graphBans(given: object, world: World): Promise<void> {
  const flags = given as OnFlags
  const language = languageFlag(flags.lang)
  const day = dayFlag('--on', flags.on) ?? usualBanDay
  const bans = bansOn(readGraph().bans, day)
  if (flags.json) return world.out(`${JSON.stringify(bans, undefined, 2)}\n`)
  const words = graphWords[language]
  const rows = bans.map(({ name, scope, from, by, what }) => [
    words.scopes[scope],
    name[language],
    from,
    by[language],
    what[language],
  ])
  const sources = bans.map(({ name, source, confidence }) => `${name[language]}: ${source} (${confidence})`)
  const lines =
    bans.length === 0
      ? [words.noBans(day)]
      : [words.on(day), '', ...plainTable(rows, 5), '', `${words.source}:`, ...sources]
  world.out(`${lines.join('\n')}\n`)
}
