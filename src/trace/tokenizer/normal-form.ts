/** Characters that may join with the one before them in Unicode's normal form C: marks, and parts of a syllable. */
const joining = /[\p{M}\u1160-\u11ff\u{16d63}-\u{16d6a}]/u
/** Below U+0300 everything is in normal form C already. */
const firstUnstable = 0x300

/** Whether a text could change in normal form C at all. */
export function mayNormalise(units: Uint16Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if ((units[at] as number) >= firstUnstable) return true
  return false
}

/**
 * For every UTF-16 unit of a text's normal form C, and for its end, where in the text the characters begin that it was
 * composed from.
 */
export function normalOffsets(text: string, normal: string): Uint32Array {
  const offsets = new Uint32Array(normal.length + 1)
  let made = 0
  let start = 0
  while (start < text.length) {
    const end = groupEnd(text, start)
    const group = text.slice(start, end).normalize('NFC')
    const same = group === text.slice(start, end)
    for (let at = 0; at < group.length && made < normal.length; at++, made++)
      offsets[made] = same ? start + at : start
    start = end
  }
  offsets.fill(text.length, made)
  return offsets
}

/** Where the characters end that could be composed with the one at `start`. */
function groupEnd(text: string, start: number): number {
  let end = start + characterLength(text, start)
  while (end < text.length && joining.test(String.fromCodePoint(text.codePointAt(end) as number)))
    end += characterLength(text, end)
  return end
}

function characterLength(text: string, at: number): number {
  return (text.codePointAt(at) as number) > 0xffff ? 2 : 1
}
