import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Summary } from '#run'
import type { Requirement } from './requirements.ts'

/** One look at sealed problems. Kept whatever came out. */
export interface Attempt {
  readonly attempt: number
  readonly date: string
  readonly weights: string
  readonly seed: string
  readonly requirements: readonly Requirement[]
  readonly summary: Summary
}

export interface Tuning {
  readonly weights: string
  readonly problems: number
  readonly seed: string
  /** Best first. */
  readonly settings: readonly { readonly policy: string; readonly accuracy: number | null }[]
}

const folder = new URL('./results/', import.meta.url)
const tuningFile = new URL('tuning.json', folder)

/** The error that all attempts may make together is 5 %: half of it goes to the first, a quarter to the second … */
export function levelOfAttempt(attempt: number): number {
  return 1 - 0.05 / 2 ** attempt
}

export function readAttempts(): Attempt[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith('sealed-'))
    .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Attempt)
    .sort((a, b) => a.attempt - b.attempt)
}

export function writeAttempt(attempt: Attempt): void {
  const file = new URL(`sealed-${attempt.attempt}.json`, folder)
  writeFileSync(file, `${JSON.stringify(attempt, null, 1)}\n`, { flag: 'wx' })
}

export function readTuning(): Tuning | undefined {
  return existsSync(tuningFile) ? (JSON.parse(readFileSync(tuningFile, 'utf8')) as Tuning) : undefined
}

export function writeTuning(tuning: Tuning): void {
  writeFileSync(tuningFile, `${JSON.stringify(tuning, null, 1)}\n`)
}
