import { expect, it } from 'vitest'
import { killStudies } from './fixture/killed-study.ts'

it('studies on a server that are killed at 100 random moments lose nothing and ask for nothing twice', async () => {
  const { kills, ended, wrong } = await killStudies(100, 'a hundred')
  expect(wrong).toEqual([])
  expect(kills).toBe(100)
  expect(ended).toBeGreaterThan(1)
}, 3_000_000)
