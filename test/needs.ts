import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * What a test may need that not every machine has. Given as a test's or suite's options, a need that is missing skips it,
 * and the runner (`npm test`) prints its name with the reason:
 *
 *     it('splits every real trace', needs.shared, () => { … needs.shared.at … })
 *
 * Nothing here is guaranteed in CI unless `JEVONS_CI_NEEDS` lists it (`shared,python,browser`): then its absence fails.
 */
export interface Need {
  readonly skip: boolean
  readonly meta: { readonly need?: string; readonly missing?: string }
  /** Where it was found; '' where it was not. */
  readonly at: string
}

function need(name: string, at: string | undefined, missing: string): Need {
  return at === undefined
    ? { skip: true, meta: { need: name, missing }, at: '' }
    : { skip: false, meta: {}, at }
}

function firstCommand(candidates: readonly (string | undefined)[], argument: string): string | undefined {
  return candidates.find((name) => name && spawnSync(name, [argument], { timeout: 20_000 }).status === 0)
}

/** Looked for when first asked, since starting a program takes a while. */
export const needs: { readonly shared: Need; readonly python: Need; readonly browser: Need } = {
  get shared(): Need {
    const folder = process.env.JEVONS_SHARED ?? fileURLToPath(new URL('../../shared', import.meta.url))
    return need(
      'shared',
      existsSync(folder) ? folder : undefined,
      'no folder ../shared (or at JEVONS_SHARED)',
    )
  },
  get python(): Need {
    return need(
      'python',
      firstCommand(['python3', 'python'], '--version'),
      'no python3 or python on the PATH',
    )
  },
  get browser(): Need {
    const names = [process.env.JEVONS_BROWSER, 'chromium', 'chromium-browser', 'google-chrome']
    const missing = 'no chromium, chromium-browser or google-chrome on the PATH (or at JEVONS_BROWSER)'
    return need('browser', firstCommand(names, '--version'), missing)
  },
}
