import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { lexiconFault, type OpenerLexicon, openerLexicons } from '#thought'
import { UsageError } from './usage-error.ts'

/** A lexicon as `jevons openers --out` writes it. What else stands in the file is passed over. */
const lexiconSchema: z.ZodType<OpenerLexicon> = z.object({
  transitions: z.array(z.string()),
  reflections: z.array(z.string()),
})

/**
 * The lexicon that `--openers` names: one of those that come with jevons, or a file of one's own.
 * @throws UsageError where there is no such lexicon, or the file holds none
 */
export function openersFrom(nameOrFile: string): OpenerLexicon {
  if (Object.hasOwn(openerLexicons, nameOrFile))
    return openerLexicons[nameOrFile as keyof typeof openerLexicons]
  const parsed = lexiconSchema.safeParse(jsonIn(nameOrFile))
  if (!parsed.success) {
    throw new UsageError(
      `--openers ${nameOrFile}: must hold {"transitions": ["…"], "reflections": ["…"]}, as jevons openers RUN --out writes it`,
    )
  }
  const fault = lexiconFault(parsed.data)
  if (fault !== undefined) throw new UsageError(`--openers ${nameOrFile}: ${fault}`)
  return parsed.data
}

function jsonIn(file: string): unknown {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    const names = Object.keys(openerLexicons).join(', ')
    throw new UsageError(`--openers ${file}: must be one of ${names}, or a file that can be read`)
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new UsageError(`--openers ${file}: not JSON`)
  }
}
