import { z } from 'zod'
import {
  type CountryFacts,
  checkQuotas,
  chipPerformance,
  daysOfChange,
  type ExportFacts,
  type ExportQuestion,
  explainChip,
  exportVerdict,
  memoryVerdict,
  type Quota,
  quotaLedger,
  regionName,
} from '#economics'
import { readExportRules, readGpus, readTable } from '#run/facts'
import { explainedText } from './explained-text.ts'
import {
  balancesText,
  matrixText,
  measuresText,
  memoryText,
  quotasText,
  tiersDocument,
  tiersText,
  verdictText,
} from './export-rule-text.ts'

import { askedChip } from './gpu-chips.ts'
import { UsageError } from './usage-error.ts'
import { withinDomain } from './within-domain.ts'
import type { World } from './world.ts'

interface ExportRuleFlags {
  readonly date?: string
  readonly country?: string
  readonly headquarters?: string
  readonly matrix?: true
  readonly dates?: string
  readonly measures?: true
  readonly tiers?: true
  readonly quotas?: true
  readonly ledger?: string
  readonly memory?: string
  readonly json?: true
  readonly explain?: true
  readonly lang?: string
}

type Facts = ExportFacts & { readonly quotas: readonly Quota[] }

/** The accelerator that quotas are counted in. */
const counted = 'h100'

/** `jevons export-rule`: rules by day, chip and country. */
export async function exportRule(chip: string | undefined, given: object, world: World): Promise<void> {
  const flags = given as ExportRuleFlags
  const facts = readExportRules()
  const { document, text } = await answer(chip, flags, facts)
  world.out(flags.json ? `${JSON.stringify(document, undefined, 2)}\n` : text)
}

interface Answer {
  readonly document: unknown
  readonly text: string
}

async function answer(chip: string | undefined, flags: ExportRuleFlags, facts: Facts): Promise<Answer> {
  if (flags.measures) return { document: facts.measures, text: measuresText(facts.measures) }
  if (flags.tiers) return { document: tiersDocument(facts.countries), text: tiersText(facts.countries) }
  if (flags.quotas) return quotasOf(facts)
  if (flags.ledger !== undefined) return ledgerOf(flags.ledger, facts)
  if (flags.matrix) return matrixOf(flags, facts)
  if (flags.memory !== undefined) return memoryOf(flags.memory, questionOf(flags, facts), facts)
  if (chip === undefined)
    throw new UsageError(
      'say which chip, and on which day: jevons export-rule h20 --date 2023-12-01; or --matrix, --measures, --tiers, --quotas',
    )
  const gpu = askedChip(chip)
  const question = questionOf(flags, facts)
  const verdict = exportVerdict(gpu, question, facts)
  const explained = flags.explain ? explainedText([explainChip(gpu)], flags.lang) : ''
  return { document: verdict, text: `${verdictText(verdict, gpu)}${explained}` }
}

function questionOf(flags: ExportRuleFlags, { countries }: ExportFacts): ExportQuestion {
  if (flags.date === undefined) throw new UsageError('say on which day: --date 2023-12-01')
  const country = codeOf('--country', flags.country ?? 'CN', countries)
  const headquarters =
    flags.headquarters === undefined ? country : codeOf('--headquarters', flags.headquarters, countries)
  return { date: dayOf('--date', flags.date), country, headquarters }
}

function dayOf(flag: string, text: string): string {
  const day = new Date(`${text}T00:00:00Z`)
  if (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text))
    return text
  throw new UsageError(`${flag} must be a day such as 2023-12-01, not "${text}"`)
}

/** A country by its code or its English name. */
function codeOf(flag: string, text: string, { codes }: CountryFacts): string {
  const names = new Intl.DisplayNames('en', { type: 'region' })
  const wanted = text.trim().toLowerCase()
  const found = codes.find((code) =>
    [code, names.of(code), regionName(code, 'en'), regionName(code, 'ko')].some(
      (name) => name?.toLowerCase() === wanted,
    ),
  )
  if (found !== undefined) return found
  throw new UsageError(
    `${flag} must be a country by its ISO code or English name, such as CN, not "${text.slice(0, 60)}"`,
  )
}

function quotasOf({ quotas }: Facts): Answer {
  const checks = checkQuotas(quotas, chipPerformance(askedChip(counted)).tpp)
  return { document: checks, text: quotasText(checks) }
}

const ledgerRow = z.strictObject({
  date: z.string(),
  country: z.string(),
  consignee: z.coerce.string(),
  chip: z.string(),
  count: z.coerce.number(),
  quota: z.string(),
})

async function ledgerOf(file: string, facts: Facts): Promise<Answer> {
  const rows = await readTable(file, ledgerRow)
  const entries = rows.map((row) => ({
    ...row,
    date: dayOf(`${file}: date`, row.date),
    country: codeOf(`${file}: country`, row.country, facts.countries),
  }))
  const tppOf = (chip: string): number => chipPerformance(askedChip(chip)).tpp
  const { quotas } = facts
  const balances = withinDomain(() => quotaLedger(entries, { quotas, tppOf, tppOfGpu: tppOf(counted) }))
  return { document: balances, text: balancesText(balances) }
}

function matrixOf(flags: ExportRuleFlags, facts: Facts): Answer {
  const dates = flags.dates?.split(',').map((day) => dayOf('--dates', day.trim())) ?? daysOfChange(facts)
  const country = codeOf('--country', flags.country ?? 'CN', facts.countries)
  const headquarters = codeOf('--headquarters', flags.headquarters ?? country, facts.countries)
  const rows = readGpus().map((gpu) => ({
    chip: gpu.id,
    name: gpu.name,
    verdicts: dates.map((date) => exportVerdict(gpu, { date, country, headquarters }, facts)),
  }))
  const document = {
    country,
    dates,
    rows: rows.map(({ chip, name, verdicts }) => ({
      chip,
      name,
      cells: verdicts.map(({ date, controlled, clause, basisKind }) => ({
        date,
        controlled,
        clause,
        basisKind,
      })),
    })),
  }
  return { document, text: matrixText(rows, { dates, country }) }
}

function memoryOf(asked: string, question: ExportQuestion, facts: Facts): Answer {
  const [, gbps, mm2] = /^([\d.]+),([\d.]+)$/.exec(asked) ?? []
  if (gbps === undefined || mm2 === undefined)
    throw new UsageError('--memory must be GB/s and mm², such as 819,110')
  const stack = { bandwidthGBps: Number(gbps), areaMm2: Number(mm2) }
  const verdict = withinDomain(() => memoryVerdict(stack, question, facts))
  return { document: verdict, text: memoryText(verdict, question.date) }
}
