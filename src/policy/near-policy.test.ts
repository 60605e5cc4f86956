import { describe, expect, it } from 'vitest'
import { nearPolicy } from './near-policy.ts'
import { policyKinds } from './policy-kinds.ts'

describe('a policy that was meant', () => {
  it('is one slip of its name away', () => {
    for (const slip of ['tipp', 'ti', 'tpi', 'tap', 'TIP']) expect(nearPolicy(slip), slip).toBe('tip')
    expect(nearPolicy('nowait')).toBe('no-wait')
    expect(nearPolicy('cyclic-reflexe')).toBe('cyclic-reflex')
    for (const { name } of policyKinds) expect(nearPolicy(name)).toBe(name)
  })

  it('is none where more than that differs', () => {
    for (const other of ['', 't', '8b', 'it', 'latest', 'tippp', 'pit'])
      expect(nearPolicy(other), other).toBeUndefined()
  })
})
