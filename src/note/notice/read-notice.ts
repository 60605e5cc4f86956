import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { readValue, yamlOf } from '../read-value.ts'
import type { Notice, NoticeRules } from './notice.ts'

const texts = z.object({ en: z.string(), ko: z.string() })
const rules = z.object({
  profiles: z.array(z.object({ id: z.string(), source: z.string(), items: z.array(z.string()) })),
  wording: z.record(z.string(), texts),
})

const notice = z.strictObject({
  firm: z.string().min(1),
  asOf: z.string(),
  covered: z.array(z.string()),
  analysts: z.array(
    z.strictObject({
      name: z.string().min(1),
      holdings: z
        .array(z.strictObject({ security: z.string().min(1), shares: z.number().int().positive() }))
        .optional(),
    }),
  ),
  states: z.array(z.string()),
  jurisdiction: z.string(),
})

/** The profiles and wording that come with the package. */
export function noticeRules(): NoticeRules {
  return rules.parse(
    JSON.parse(readFileSync(new URL('../../../data/note/notice-profiles.json', import.meta.url), 'utf8')),
  )
}

/**
 * A notice as YAML.
 * @throws Error with the place and what is wrong there
 */
export function noticeFrom(yaml: string): Notice {
  return readValue(notice, yamlOf(yaml))
}
