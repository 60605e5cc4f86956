import { type Claim, type ClaimState, claimStates, claimsFrom, packagedClaims, speakerScores } from '#note'
import { askedText } from './asked-file.ts'
import { dayFlag } from './day-flag.ts'
import { languageFlag } from './peers-words.ts'
import { plainTable } from './plain-table.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

interface ClaimsFlags {
  readonly on?: string
  readonly due?: boolean
  readonly claims?: string
  readonly lang?: string
  readonly json?: boolean
}

/** `jevons claims`: what is due, what has resolved, and who was right. */
export async function claims(given: object, world: World): Promise<void> {
  const flags = given as ClaimsFlags
  const language = languageFlag(flags.lang)
  const day = dayFlag('--on', flags.on) ?? world.now().toISOString().slice(0, 10)
  const ledger = flags.claims === undefined ? packagedClaims() : askedClaims(flags.claims)
  const states = claimStates(ledger, day).filter(({ state }) => flags.due !== true || state === 'due')
  if (flags.json) return world.out(`${JSON.stringify(states, undefined, 2)}\n`)
  world.out(claimsText(states, { ledger, day, language }))
}

function askedClaims(file: string): readonly Claim[] {
  try {
    return claimsFrom(askedText('--claims', file))
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(`--claims ${file}: ${(error as Error).message}`)
  }
}

function claimsText(
  states: readonly ClaimState[],
  {
    ledger,
    day,
    language,
  }: { readonly ledger: readonly Claim[]; readonly day: string; readonly language: 'en' | 'ko' },
): string {
  if (states.length === 0) return `no such forecasts by ${day}\n`
  const rows = states.map(({ id, due, state, resolved, score }) => {
    const claim = ledger.find((one) => one.id === id)
    const said = resolved ? (resolved.cameTrue ? 'came true' : 'did not come true') : state
    return [
      id,
      claim?.speaker ?? '',
      claim?.text[language] ?? '',
      due,
      said,
      score === null ? '' : score.toFixed(3),
    ]
  })
  const head = ['claim', 'who', 'forecast', 'due', `on ${day}`, 'Brier']
  const scores = speakerScores(ledger, day).map(
    ({ speaker, resolved, cameTrue, brier }) =>
      `${speaker}: ${cameTrue} of ${resolved} came true${brier === null ? ', no probabilities' : `, Brier ${brier.toFixed(3)}`}`,
  )
  return `${[...plainTable([head, ...rows], 5), ...(scores.length === 0 ? [] : ['', ...scores])].join('\n')}\n`
}
