import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type CalibrationRecord,
  calibrationFor,
  keepCalibration,
  readCalibrations,
} from './calibrate-record.ts'
import { type JudgeSettings, judgeIdentity } from './judge-settings.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jevons-calibration-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const open = { from: 0, to: null }

function settings(name: string, more: Partial<JudgeSettings> = {}): JudgeSettings {
  return { judges: [{ name, version: '1' }], rule: 'any', confidence: 2, ...more }
}

function record(of: JudgeSettings, truePositive = 3): CalibrationRecord {
  const counts = { truePositive, falseNegative: 1, trueNegative: 2, falsePositive: 0 }
  return {
    ...judgeIdentity(of),
    reference: 'exact',
    strata: [{ position: open, characters: open }],
    clusters: [{ cluster: 'c', counts: [counts] }],
  }
}

describe('the calibrations of a run', () => {
  it('are one of each judge, the latest', () => {
    keepCalibration(folder, record(settings('mention')))
    keepCalibration(folder, record(settings('rollout')))
    keepCalibration(folder, record(settings('mention'), 9))
    expect(readCalibrations(folder)).toHaveLength(2)
    expect(calibrationFor(folder, settings('mention'))).toEqual(record(settings('mention'), 9))
    expect(calibrationFor(folder, settings('human'))).toBeUndefined()
  })

  it('are not those of the same model at another confidence, or of other judges together', () => {
    const sure = settings('model:m')
    keepCalibration(folder, record(sure))
    expect(calibrationFor(folder, sure)).toBeDefined()
    expect(calibrationFor(folder, { ...sure, confidence: 1 })).toBeUndefined()
    const two = settings('model:m', { judges: [...sure.judges, { name: 'mention', version: '1' }] })
    keepCalibration(folder, record(two))
    expect(calibrationFor(folder, two)).toBeDefined()
    expect(calibrationFor(folder, { ...two, rule: 'all' })).toBeUndefined()
  })

  it('are refused with the place of the fault where they are none', () => {
    const file = join(folder, 'calibration.json')
    expect(() => readCalibrations(folder)).toThrow('no calibration; jevons judge --calibrate')
    writeFileSync(file, JSON.stringify({ version: 1, calibrations: [{ judge: 7 }] }))
    expect(() => readCalibrations(folder)).toThrow('calibrations.0.judge')
    const torn = { ...record(settings('mention')), clusters: [{ cluster: 'c', counts: [] }] }
    writeFileSync(file, JSON.stringify({ version: 1, calibrations: [torn] }))
    expect(() => readCalibrations(folder)).toThrow('a cluster has not one count for each stratum')
  })
})
