import { type Explained, given } from '../explained.ts'
import { explain, type Formula } from '../formula.ts'
import type { Quota, QuotaBalance } from './quota.ts'

const inAccelerators: Formula<'quota' | 'each'> = {
  name: 'quota in accelerators',
  symbol: 'count',
  unit: 'GPUs',
  text: 'quota ÷ each',
  of: ({ quota, each }) => quota / each,
}

const remainingOf: Formula<'quota' | 'used' | 'each'> = {
  name: 'what remains of the quota, in accelerators',
  symbol: 'remaining',
  unit: 'GPUs',
  text: '(quota − used) ÷ each',
  of: ({ quota, used, each }) => (quota - used) / each,
}

/** The accelerator that quotas are shown in. */
interface Counted {
  readonly name: string
  readonly tpp: number
}

/** Why a quota is so many accelerators. */
export function explainQuota(quota: Quota, counted: Counted): Explained {
  return explain(inAccelerators, { quota: stated(quota), each: each(counted) })
}

/** Why so much is left of it: below 0 where more was delivered than there was. */
export function explainBalance({ usedTpp }: QuotaBalance, quota: Quota, counted: Counted): Explained {
  return explain(remainingOf, {
    quota: stated(quota),
    used: given('delivered so far, in TPP', 'used', usedTpp, 'TPP'),
    each: each(counted),
  })
}

function stated({ tpp, source, date }: Quota): Explained {
  return { ...given('quota in TPP', 'quota', tpp, 'TPP'), source, date }
}

function each({ name, tpp }: Counted): Explained {
  return given(`TPP of one ${name}`, 'each', tpp, 'TPP')
}
