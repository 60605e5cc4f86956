import { type RunReader, readRun, writeAtomically } from '#run'
import type { ConfirmedOpener } from '#study'
import { lexiconOf, type OpenerRow, openerLearner } from '#thought'
import { oneLine } from './harmless-text.ts'
import { type ConfirmFlags, confirmLearnt, confirmRequest } from './openers-confirm.ts'
import { ownReasoning } from './own-reasoning.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

interface OpenersFlags extends ConfirmFlags {
  readonly json?: boolean
  readonly out?: string
  readonly arm?: string
  readonly top?: string
}

const classes = ['transition', 'reflection', 'other'] as const
const usualTop = 25

/** `jevons openers`: learns from a run which sentence openers are switches for its model. */
export async function openers(folder: string, flags: object, world: World): Promise<void> {
  const { json = false, out, arm, top, ...confirming } = flags as OpenersFlags
  const asked = confirmRequest(confirming)
  const most = top === undefined ? usualTop : wholeNumber(top)
  const run = readRun(folder)
  const arms = run.description.arms.map(({ id }) => id)
  if (arm !== undefined && !arms.includes(arm))
    throw new UsageError(`--arm ${arm}: the run has the arms ${arms.join(', ')}`)
  const { learnt, seen } = await learn(run, { arm, world })
  const confirmed = asked && (await confirmLearnt(folder, learnt, { ...asked, arm, world }))
  const rows: readonly ShownRow[] = confirmed?.rows ?? learnt
  if (out !== undefined) writeAtomically(out, [lexiconText(rows, { run: folder, arm })])
  const shown = classes.flatMap((of) => rows.filter((row) => row.class === of).slice(0, most))
  world.out(json ? `${JSON.stringify(shown.map(inJson))}\n` : table(shown))
  for (const note of [...notes({ ...seen, arms, arm }), ...(confirmed?.notes ?? [])]) world.err(`${note}\n`)
}

interface Seen {
  readonly texts: number
  readonly summaries: number
}

async function learn(
  run: RunReader,
  { arm, world }: { readonly arm: string | undefined; readonly world: World },
): Promise<{ readonly learnt: readonly OpenerRow[]; readonly seen: Seen }> {
  const learner = openerLearner()
  const seen = { texts: 0, summaries: 0 }
  for await (const response of run.responses()) {
    world.signal.throwIfAborted()
    if (arm !== undefined && response.arm !== arm) continue
    if (response.reasoning === 'summary') seen.summaries++
    const reasoning = ownReasoning(response, run.description)
    if (reasoning === undefined) continue
    seen.texts++
    learner.add(reasoning.text)
  }
  return { learnt: learner.rows(), seen }
}

function wholeNumber(text: string): number {
  const number = Number(text)
  if (Number.isInteger(number) && number > 0) return number
  throw new UsageError(`--top must be a whole number above 0, not "${text}"`)
}

/** What is printed of an opener: with what a model said of it, where one was asked. */
type ShownRow = OpenerRow & { readonly confirmed?: ConfirmedOpener }

function inJson(row: ShownRow): object {
  const { opener, class: of, count, texts, paragraphs, position, examples, confirmed } = row
  const rounded = (share: number): number => Math.round(share * 1000) / 1000
  return {
    opener,
    class: of,
    count,
    texts: rounded(texts),
    paragraphs: rounded(paragraphs),
    position: rounded(position),
    examples,
    ...(confirmed && { confirmed }),
  }
}

function lexiconText(
  rows: readonly OpenerRow[],
  { run, arm }: { readonly run: string; readonly arm: string | undefined },
): string {
  const source = `learnt by jevons openers from ${run}${arm === undefined ? '' : `, arm ${arm}`}`
  return `${JSON.stringify({ version: 1, source, ...lexiconOf(rows) }, undefined, 2)}\n`
}

function table(rows: readonly ShownRow[]): string {
  if (rows.length === 0) return 'no opener occurs often enough to tell\n'
  const percent = (share: number): string => `${Math.round(100 * share)} %`
  const isConfirmed = rows.some(({ confirmed }) => confirmed !== undefined)
  const cells = rows.map(({ opener, class: of, count, texts, paragraphs, examples, confirmed }) => [
    oneLine(opener, 30),
    of,
    String(count),
    percent(texts),
    percent(paragraphs),
    ...(isConfirmed ? [confirmed ? `${confirmed.changes} of ${confirmed.told}` : ''] : []),
    oneLine(examples[0] ?? '', 60),
  ])
  const title = ['opener', 'class', 'count', 'texts', 'at paragraphs', ...(isConfirmed ? ['changes'] : [])]
  const all = [[...title, 'example'], ...cells]
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? []
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        column > 1 && column < title.length
          ? cell.padStart(widths[column] ?? 0)
          : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd()
  return `${all.map(line).join('\n')}\n`
}

function notes({
  texts,
  summaries,
  arms,
  arm,
}: {
  readonly texts: number
  readonly summaries: number
  readonly arms: readonly string[]
  readonly arm: string | undefined
}): string[] {
  return [
    `learnt from ${texts} ${texts === 1 ? 'response' : 'responses'} with reasoning of the model's own`,
    ...(summaries === 0 ? [] : [`${summaries} left out: a vendor's summary shows the vendor's openers`]),
    ...(arm === undefined && arms.length > 1
      ? [`${arms.length} arms are learnt together; --arm ID learns one: ${arms.join(', ')}`]
      : []),
  ]
}
