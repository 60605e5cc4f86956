/** Bytes that are pulled one piece after the other. */
export interface Pieces {
  /** The next piece, undefined at the end. @throws what breaks them off */
  readonly next: () => Promise<Uint8Array | undefined>
  /** Nobody wants the rest. */
  readonly cancel: () => void | Promise<void>
}

/** What is written over here is a property in the types of `Response`, and an accessor or a method in truth. */
const Base = Response as unknown as new (body: null, init: ResponseInit) => object

class PulledResponse extends Base {
  readonly pieces: Pieces
  #stream: ReadableStream<Uint8Array<ArrayBuffer>> | undefined

  constructor(pieces: Pieces, init: ResponseInit) {
    super(null, init)
    this.pieces = pieces
  }

  get body(): ReadableStream<Uint8Array<ArrayBuffer>> {
    this.#stream ??= streamOf(this.pieces)
    return this.#stream
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return await new Response(this.body).arrayBuffer()
  }

  async text(): Promise<string> {
    return await new Response(this.body).text()
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text()) as unknown
  }
}

/**
 * A response whose body is pulled in pieces. A stream of the web's kind costs several times what a piece of an answer is worth,
 * and there would be one in each room that an answer goes through: it is made only for who asks for it.
 */
export function pulledResponse(pieces: Pieces, init: ResponseInit): Response {
  return new PulledResponse(pieces, init) as unknown as Response
}

/** A response that is at hand whole. */
export function wholeResponse(bytes: Uint8Array | string, init: ResponseInit): Response {
  let left: Uint8Array | undefined = typeof bytes === 'string' ? Buffer.from(bytes) : bytes
  const next = async (): Promise<Uint8Array | undefined> => {
    const given = left
    left = undefined
    return given?.length === 0 ? undefined : given
  }
  return pulledResponse({ next, cancel: () => {} }, init)
}

/** The body of any response in pieces; undefined where it has none. */
export function piecesOf(response: Response): Pieces | undefined {
  if ((response as object) instanceof PulledResponse) return (response as unknown as PulledResponse).pieces
  const reader = response.body?.getReader()
  return (
    reader && {
      next: async () => (await reader.read()).value,
      cancel: () => reader.cancel(),
    }
  )
}

function streamOf({ next, cancel }: Pieces): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const piece = await next()
        if (piece === undefined) controller.close()
        else controller.enqueue(piece as Uint8Array<ArrayBuffer>)
      },
      cancel: () => cancel(),
    },
    { highWaterMark: 0 },
  )
}

/** Pieces as they are iterated over; leaving them early cancels them. */
export async function* iterated({ next, cancel }: Pieces): AsyncGenerator<Uint8Array> {
  let isOver = false
  try {
    for (let piece = await next(); piece !== undefined; piece = await next()) yield piece
    isOver = true
  } finally {
    if (!isOver) await cancel()
  }
}
