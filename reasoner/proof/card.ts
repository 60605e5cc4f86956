import { readFileSync, writeFileSync } from 'node:fs'
import type { Summary, SummaryComparison } from '#run'
import { type Attempt, levelOfAttempt, readAttempts, readTuning, type Tuning } from './results.ts'

/** The measured part of `reasoner/CARD.md`, written from the kept results and never by hand. */

const card = new URL('../CARD.md', import.meta.url)
const marks = ['<!-- measured: npm run prove -- card -->', '<!-- end of measured -->'] as const

export function cardIsFresh(): boolean {
  return readFileSync(card, 'utf8') === withMeasured(readFileSync(card, 'utf8'))
}

export function writeCard(): void {
  writeFileSync(card, withMeasured(readFileSync(card, 'utf8')))
}

function withMeasured(text: string): string {
  const [before, rest = ''] = text.split(marks[0])
  const [, after = ''] = rest.split(marks[1])
  return `${before}${marks[0]}\n\n${measured()}\n\n${marks[1]}${after}`
}

function measured(): string {
  const attempts = readAttempts()
  const last = attempts.at(-1)
  const tuning = readTuning()
  const parts = [
    tuning && tuningText(tuning),
    last ? sealedText(last, attempts) : 'Not yet measured on sealed problems.',
  ]
  return parts.filter(Boolean).join('\n\n')
}

function tuningText({ problems, settings, seed }: Tuning): string {
  const best = settings.slice(0, 5).map(({ policy, accuracy }) => `| \`${policy}\` | ${percent(accuracy)} |`)
  const none = settings.find(({ policy }) => policy === 'none')
  return [
    `**Tuning** (${problems} tuning problems, seed ${seed}, ${settings.length - 1} settings of TIP): the five best, and none.`,
    ['| policy | accuracy |', '|---|---|', ...best, `| \`none\` | ${percent(none?.accuracy)} |`].join('\n'),
  ].join('\n\n')
}

function sealedText(last: Attempt, attempts: readonly Attempt[]): string {
  const { summary } = last
  const rows = last.requirements.map(
    ({ what, asked, measured, met }) => `| ${what} | ${asked} | ${measured} | ${met ? 'yes' : '**no**'} |`,
  )
  return [
    `**Sealed problems, attempt ${last.attempt}** (${last.date}, ${summary.study.problems} problems, ${summary.study.clusters} multisets, seed \`${last.seed}\`, level ${levelOfAttempt(last.attempt)}, weights \`${last.weights.slice(0, 19)}…\`). Attempts so far: ${attempts.length}${earlier(attempts)}.`,
    ['| what | asked | measured | met |', '|---|---|---|---|', ...rows].join('\n'),
    '**By level** (these intervals are pointwise; they describe):',
    levels(summary),
  ].join('\n\n')
}

function earlier(attempts: readonly Attempt[]): string {
  const texts = attempts.slice(0, -1).map(({ attempt, date, requirements }) => {
    const missed = requirements.filter(({ met }) => !met).map(({ what }) => what)
    return `attempt ${attempt} of ${date} missed ${missed.join(', ') || 'nothing'}`
  })
  return texts.length > 0 ? ` (${texts.join('; ')})` : ''
}

function levels(summary: Summary): string {
  const baseline = summary.arms.find(({ id }) => id === summary.baseline)
  const other = summary.arms.find(({ id }) => id !== summary.baseline)
  const rows = (baseline?.byLevel ?? []).map(({ level, accuracy, underthinking }) => {
    const with_ = other?.byLevel.find((one) => one.level === level)
    const difference = summary.comparisons.find((one) => one.metric === 'accuracy' && one.level === level)
    const cells = [
      level,
      percent(accuracy?.value),
      percent(with_?.accuracy?.value),
      gain(difference),
      underthinking.score?.value.toFixed(2) ?? '–',
      percent(underthinking.abandoned?.value),
    ]
    return `| ${cells.join(' | ')} |`
  })
  const head = `| level | ${baseline?.id} | ${other?.id} | difference, points | UT score of ${baseline?.id} | abandoned |`
  return [head, '|---|---|---|---|---|---|', ...rows].join('\n')
}

function gain(comparison: SummaryComparison | undefined): string {
  if (!comparison) return '–'
  const { value, pointwise } = comparison.difference
  return `${points(value)} [${points(pointwise.low)}, ${points(pointwise.high)}]`
}

function points(value: number | null): string {
  return value === null ? '∞' : (100 * value).toFixed(1)
}

function percent(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : `${points(value)} %`
}
