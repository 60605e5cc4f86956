/** One line of a file, its number from 1. */
export interface TextLine {
  readonly number: number
  readonly text: string
}

const lineBreak = 10

/** A line of this many bytes is none: the file is something else. */
const longestLine = 256 * 1024 * 1024

/**
 * The lines of a stream of bytes as text, those that arrive together at once. Only a line feed ends a line, and a carriage
 * return before it goes: JSON may hold other signs that some take for line breaks.
 * @throws RangeError where a line is longer than a text can be
 */
export async function* textLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<TextLine[]> {
  const unfinished: Uint8Array[] = []
  let waiting = 0
  let number = 0
  const finish = (last: Uint8Array): TextLine => {
    const whole = unfinished.length === 0 ? last : Buffer.concat([...unfinished, last])
    unfinished.length = 0
    waiting = 0
    number++
    const text = Buffer.from(whole.buffer, whole.byteOffset, whole.byteLength).toString()
    // A byte order mark is no part of the first line.
    const plain = number === 1 && text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
    return { number, text: plain.endsWith('\r') ? plain.slice(0, -1) : plain }
  }
  for await (const chunk of chunks) {
    const lines: TextLine[] = []
    let start = 0
    for (let at = chunk.indexOf(lineBreak); at >= 0; at = chunk.indexOf(lineBreak, start)) {
      lines.push(finish(chunk.subarray(start, at)))
      start = at + 1
    }
    if (start < chunk.length) {
      unfinished.push(chunk.slice(start))
      waiting += chunk.length - start
    }
    if (waiting > longestLine) throw new RangeError(`line ${number + 1} is longer than ${longestLine} bytes`)
    if (lines.length > 0) yield lines
  }
  if (waiting > 0) yield [finish(new Uint8Array())]
}
