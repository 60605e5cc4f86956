import { expect, it } from 'vitest'
import { killStudies } from './fixture/killed-study.ts'

it('a study on a server that is killed three times loses nothing and asks for nothing twice', async () => {
  const { kills, ended, wrong } = await killStudies(3, 'a few')
  expect(wrong).toEqual([])
  expect([kills, ended]).toEqual([3, expect.any(Number)])
}, 300_000)
