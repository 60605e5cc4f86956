import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appendLabel, readRun, thoughtKey } from '#run'
import { type TriedCommand, tryCommand } from './tried-command.contract.ts'

/** Scores a run, somehow: what `jevons score RUN …FLAGS` would write must come of it. */
export type ScoreRunner = (folder: string, ...flags: readonly string[]) => Promise<TriedCommand>

const derived = ['grades.jsonl', 'thoughts.jsonl', 'summary.json', 'scoring.json'] as const

/** What is computed from a run by scoring, byte for byte. */
export function scoredFilesOf(folder: string): readonly string[] {
  return derived.map((name) => readFileSync(join(folder, name), 'utf8'))
}

const [problems, samples] = [12, 5]
const responses = 2 * problems * samples

/** An imported run of several stretches: two models, each five times at 12 questions. */
export async function importedRun(root: string): Promise<string> {
  const rows = ['a', 'b'].flatMap((model) =>
    Array.from({ length: problems * samples }, (_, row) => {
      const number = row % problems
      const step = `Then ${number} of them. Alternatively, ${row} “more”. Wait, no. \u0000\ud800\n\n`
      const answer = (row + (model === 'a' ? 0 : number)) % 4 === 0 ? number + 1 : number
      return {
        question: `Q${number}?`,
        gold: String(number),
        model,
        output: `<think>\n${step.repeat(250 + (row % 90))}${row}</think>\nThe answer is ${answer}.`,
      }
    }),
  )
  const file = join(root, 'traces.jsonl')
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  const mapping = 'problem=question,gold=gold,arm=model,response=output'
  const run = join(root, 'imported')
  const { words } = await tryCommand([
    'import',
    file,
    '--map',
    mapping,
    '--out',
    run,
    '--threads',
    '1',
    '--quiet',
  ])
  expect(words).toBe('')
  return run
}

const known = new Map<string, Promise<readonly string[]>>()

/** What one thread finds with these flags, the same for every copy of the run. */
function foundAlone(folder: string, flags: readonly string[]): Promise<readonly string[]> {
  const key = JSON.stringify(flags)
  const scored = async (): Promise<readonly string[]> => {
    expect((await scoreAlone(folder, ...flags)).words).toBe('')
    return scoredFilesOf(folder)
  }
  const found = known.get(key) ?? scored()
  known.set(key, found)
  return found
}

function scoreAlone(folder: string, ...flags: readonly string[]): Promise<TriedCommand> {
  return tryCommand(['score', folder, '--threads', '1', '--quiet', ...flags])
}

/** What every way to score a run promises: what one thread here finds, to the byte. */
export function scoreRunnerContract(name: string, score: ScoreRunner): void {
  describe(`${name} keeps the contract of scoring`, () => {
    const root = mkdtempSync(join(tmpdir(), 'jevons-scoring-'))
    let imported: string
    let copies = 0
    beforeAll(async () => {
      imported = await importedRun(root)
    })
    afterAll(() => rmSync(root, { recursive: true }))

    const copied = (prepare: (folder: string) => void = () => {}): { folder: string; alone: string } => {
      const of = (): string => {
        const folder = join(root, String(copies++), 'run')
        cpSync(imported, folder, { recursive: true })
        prepare(folder)
        return folder
      }
      return { folder: of(), alone: of() }
    }
    const expectSame = async (
      { folder, alone }: { readonly folder: string; readonly alone: string },
      ...flags: readonly string[]
    ): Promise<void> => {
      expect((await score(folder, ...flags)).words).toBe('')
      expect(scoredFilesOf(folder)).toEqual(await foundAlone(alone, flags))
    }

    it('finds what one thread finds, to the byte', async () => {
      const runs = copied()
      await expectSame(runs)
      const [grades = ''] = scoredFilesOf(runs.folder)
      expect(grades.trim().split('\n')).toHaveLength(responses)
    })

    it('cuts, grades and counts as the flags say', async () => {
      const flags = ['--granularity', 'blank-line', '--pattern', 'answer is (\\d+)', '--tolerance', '0.5']
      await expectSame(copied(), ...flags)
    })

    it('judges by what people labelled', async () => {
      const labelled: string = copied().folder
      await foundAlone(labelled, [])
      if (!existsSync(join(labelled, 'thoughts.jsonl'))) await scoreAlone(labelled)
      const labels = await someLabels(labelled)
      const runs = copied((folder) => {
        for (const label of labels) appendLabel(folder, label)
      })
      await expectSame(runs, '--judge', 'human')
      const [, thoughts = ''] = scoredFilesOf(runs.folder)
      expect(thoughts.match(/"correct":(true|false)/g)).toHaveLength(labels.length)
    })

    it('says the same of a line that is no response, and leaves what was there', async () => {
      const runs = copied((folder) => {
        writeFileSync(join(folder, 'grades.jsonl'), 'as before\n')
        appendFileSync(join(folder, 'responses.jsonl'), '{"version":1,"problem":7}\n')
      })
      const here = await scoreAlone(runs.alone)
      const there = await score(runs.folder)
      expect(here.code).toBe(2)
      expect(there.words).toBe(here.words.replace(runs.alone, runs.folder))
      expect(there.words).toContain(`responses.jsonl, line ${responses + 1}:`)
      expect(readFileSync(join(runs.folder, 'grades.jsonl'), 'utf8')).toBe('as before\n')
    })
  })
}

/** A label for the second thought of some responses. */
async function someLabels(folder: string): Promise<readonly Parameters<typeof appendLabel>[1][]> {
  const run = readRun(folder)
  const texts = new Map<string, string>()
  for await (const { problem, arm, sample, text } of run.responses())
    texts.set(JSON.stringify([problem, arm, sample]), text)
  const labels: Parameters<typeof appendLabel>[1][] = []
  let row = 0
  for await (const { problem, arm, sample, thoughts } of run.thoughts()) {
    const text = texts.get(JSON.stringify([problem, arm, sample])) ?? ''
    const [, place] = thoughts
    if (row++ % 7 !== 0 || !place) continue
    labels.push({
      version: 1,
      ...thoughtKey({ problem, arm, sample, text }, place),
      label: row % 2 === 0 ? 'correct' : 'incorrect',
      labeller: 'somebody',
      labelledAt: '2026-01-02T03:04:05Z',
    })
  }
  return labels
}
