import { readFileSync } from 'node:fs'
import {
  type Chart,
  type FigureOptions,
  type FigureWords,
  figureCharts,
  type PublishedUnderthinking,
  responseChart,
} from '#figure'
import { reportLanguages } from '#report'
import { type RunReader, readRun, type Summary, writeAtomically } from '#run'
import { chartCsv, chartJson, chartSvg } from './figures-files.ts'
import { laidOutResponse } from './figures-response.ts'
import { figureText } from './figures-text.ts'
import { plainBlanks } from './result-text.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

interface FiguresFlags {
  readonly json?: true
  readonly csv?: true
  readonly svg?: true
  readonly out?: string
  readonly lang: string
  readonly arms?: string
  readonly level?: string
  readonly outcome?: string
  readonly published?: true
  readonly response?: string
  readonly width: string
}

/** The one figure that is of a single response, and not of the summary. */
const ofResponse = 'response-thoughts'
const narrowest = 240
const widest = 4000

/** `jevons figures`: prints a figure of a run, or lists what figures there are. */
export async function figures(
  folder: string,
  name: string | undefined,
  given: object,
  world: World,
): Promise<void> {
  const flags = given as FiguresFlags
  const words = wordsOf(flags.lang)
  checkForm(name, flags)
  const run = readRun(folder)
  const write = (text: string): void => {
    if (flags.out === undefined) world.out(text)
    else writeAtomically(flags.out, [text])
  }
  if (name === ofResponse || flags.response !== undefined)
    return write(formed(await chartOfResponse(run, name, { flags, words }), flags))
  const summary = run.summary()
  if (!summary) throw new UsageError(`${folder}: not scored yet; jevons score ${folder} does it`)
  const charts = figureCharts(summary, words, optionsOf(summary, flags))
  if (name === undefined)
    return write(flags.json ? `${JSON.stringify(charts.map(chartJson), undefined, 2)}\n` : listText(charts))
  const chart = charts.find(({ id }) => id === name)
  if (!chart) {
    const names = [...charts.map(({ id }) => id), ofResponse]
    throw new UsageError(`${name}: no such figure of this run; there are ${names.join(', ')}`)
  }
  write(formed(chart, flags))
}

function wordsOf(language: string): FigureWords {
  if (language === 'en' || language === 'ko') return reportLanguages[language].figures
  throw new UsageError(`--lang must be en or ko, not "${language}"`)
}

function checkForm(name: string | undefined, { json, csv, svg, width }: FiguresFlags): void {
  if ([json, csv, svg].filter(Boolean).length > 1) throw new UsageError('one of --json, --csv and --svg')
  if (name === undefined && (csv || svg)) throw new UsageError('--csv and --svg need the NAME of a figure')
  const pixels = Number(width)
  if (!(Number.isInteger(pixels) && pixels >= narrowest && pixels <= widest))
    throw new UsageError(`--width must be a whole number from ${narrowest} to ${widest}, not "${width}"`)
}

function optionsOf({ arms }: Summary, flags: FiguresFlags): FigureOptions {
  const { level, outcome, published } = flags
  if (outcome !== undefined && outcome !== 'correct' && outcome !== 'incorrect')
    throw new UsageError(`--outcome must be correct or incorrect, not "${outcome}"`)
  return {
    arms: flags.arms === undefined ? undefined : armsNamed(flags.arms, arms),
    level: level === undefined ? undefined : levelNamed(level, arms),
    outcome,
    published: published ? publishedUnderthinking() : undefined,
  }
}

function armsNamed(list: string, arms: Summary['arms']): string[] {
  const wanted = list.split(/\s+/).filter((id) => id !== '')
  for (const id of wanted)
    if (!arms.some((arm) => arm.id === id))
      throw new UsageError(`--arms: no arm ${id}; there are ${arms.map((arm) => arm.id).join(' ')}`)
  return wanted
}

function levelNamed(text: string, arms: Summary['arms']): number {
  const levels = [...new Set(arms.flatMap(({ byLevel }) => byLevel.map(({ level }) => level)))]
  const level = Number(text)
  if (levels.includes(level)) return level
  const there = levels.length === 0 ? 'this run has none' : `there are ${levels.join(', ')}`
  throw new UsageError(`--level ${text}: ${there}`)
}

/** Facts that come with the package: read when somebody asks for them. */
function publishedUnderthinking(): PublishedUnderthinking {
  const file = new URL('../../data/published-underthinking.json', import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')) as PublishedUnderthinking
}

async function chartOfResponse(
  run: RunReader,
  name: string | undefined,
  { flags, words }: { readonly flags: FiguresFlags; readonly words: FigureWords },
): Promise<Chart> {
  if (name !== ofResponse) throw new UsageError(`--response is for the figure ${ofResponse}`)
  if (flags.response === undefined)
    throw new UsageError(`${ofResponse} needs --response ID; jevons show ${run.folder} lists the ids`)
  const chart = responseChart(await laidOutResponse(run, flags.response), { words })
  if (!chart) throw new UsageError(`${flags.response}: nothing counted the tokens of its thoughts`)
  return chart
}

function formed(chart: Chart, { json, csv, svg, width }: FiguresFlags): string {
  if (json) return `${JSON.stringify(chartJson(chart), undefined, 2)}\n`
  if (csv) return chartCsv(chart)
  if (svg) return chartSvg(chart, Number(width))
  return plainBlanks(figureText(chart))
}

function listText(charts: readonly Chart[]): string {
  const width = Math.max(0, ...charts.map(({ id }) => id.length))
  return charts.map(({ id, title }) => `${id.padEnd(width)}  ${title}\n`).join('')
}
