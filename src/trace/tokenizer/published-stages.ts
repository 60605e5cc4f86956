const contractions = "(?i:'s|'t|'re|'ve|'m|'ll|'d)"
const blanks = '\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+'
const signs = ' ?[^\\s\\p{L}\\p{N}]+'
const capitals = '[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]'
const smalls = '[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]'
const prefix = '[^\\r\\n\\p{L}\\p{N}]?'

const words = (numbers: string): string =>
  `${contractions}|${prefix}\\p{L}+|${numbers}|${signs}[\\r\\n]*|${blanks}`

/** The patterns that known vocabularies split by, as they publish them: in `tokenizer.json`, or in tiktoken for files of ranks. */
export const stagesOf: Readonly<
  Record<'gpt2' | 'o200k' | 'cl100k' | 'llama3' | 'qwen' | 'deepseek', readonly string[]>
> = {
  gpt2: ["'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+"],
  o200k: [
    `${prefix}${capitals}*${smalls}+${contractions}?|${prefix}${capitals}+${smalls}*${contractions}?` +
      `|\\p{N}{1,3}|${signs}[\\r\\n/]*|${blanks}`,
  ],
  cl100k: [
    `'(?i:[sdmt]|ll|ve|re)|${prefix}+\\p{L}++|\\p{N}{1,3}+|${signs}+[\\r\\n]*+|\\s++$|\\s*[\\r\\n]|\\s+(?!\\S)|\\s`,
  ],
  llama3: [words('\\p{N}{1,3}')],
  qwen: [words('\\p{N}')],
  deepseek: [
    '\\p{N}{1,3}',
    '[一-龥぀-ゟ゠-ヿ]+',
    '[!"#$%&\'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\r\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+' +
      `| ?[\\p{P}\\p{S}]+[\r\n]*|${blanks.replace('\\r\\n', '\r\n')}`,
  ],
}
