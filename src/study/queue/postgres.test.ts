import { describe, expect, it } from 'vitest'
import { isPassing, saidBy } from './passing-failure.ts'
import { openPostgres, shownUrl } from './postgres.ts'

const coded = (code: string): Error => Object.assign(new Error('no'), { code })

describe('what Postgres says', () => {
  it('passes where it restarts, is full or is away, and does not where it was asked wrongly', () => {
    for (const code of ['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03', '08006', '53300', '40001'])
      expect(isPassing(coded(code))).toBe(true)
    for (const code of ['42P01', '23505', '28P01', 'ENOENT']) expect(isPassing(coded(code))).toBe(false)
    expect(isPassing(new Error('Connection terminated unexpectedly'))).toBe(true)
    expect(isPassing(new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')]))).toBe(true)
    expect(saidBy(new AggregateError([coded('ECONNREFUSED')]))).toBe('no')
  })

  it('is shown without its password', () => {
    expect(shownUrl('postgres://me:secret@db:5432/studies?sslmode=require')).toBe(
      'postgres://me@db:5432/studies',
    )
    expect(shownUrl('me:secret@db')).not.toContain('secret')
  })

  it('is told in one line where the URL is none or nobody answers', async () => {
    await expect(openPostgres('http://a:b@c/d', { connections: 1 })).rejects.toThrow(
      '--queue http://a@c/d: must be a URL such as postgres://user@host:5432/database',
    )
    await expect(openPostgres('postgres://me:secret@127.0.0.1:1/x', { connections: 1 })).rejects.toThrow(
      /^queue postgres:\/\/me@127\.0\.0\.1:1\/x: connect ECONNREFUSED/,
    )
  })
})
