import { kernelBase64 } from './kernel-bytes.ts'

/** A place in the kernel's memory, in bytes. */
export type Address = number

/** The kernel's functions; their sources in `reasoner/kernel` say what each computes. */
export interface KernelFunctions {
  /** y = x · Wᵀ for `rows` rows; W in panels of 16 outputs. */
  readonly matmul: (
    x: Address,
    rows: number,
    inputs: number,
    weights: Address,
    panels: number,
    y: Address,
    yStride: number,
  ) => void
  readonly normalise: (x: Address, weight: Address, y: Address, n: number, epsilon: number) => void
  readonly rotate: (x: Address, heads: number, halfBytes: number, cosines: Address, sines: Address) => void
  readonly remember: (
    key: Address,
    value: Address,
    keys: Address,
    values: Address,
    position: number,
    heads: number,
    width: number,
    stride: number,
  ) => void
  readonly attend: (
    query: Address,
    keys: Address,
    values: Address,
    scores: Address,
    out: Address,
    length: number,
    heads: number,
    width: number,
    stride: number,
    scale: number,
  ) => void
  readonly add: (x: Address, y: Address, n: number) => void
  readonly gate: (g: Address, u: Address, y: Address, n: number) => void
  readonly exponentials: (x: Address, y: Address, n: number, shift: number, scale: number) => void
}

/** An instance of the kernel with its memory. */
export interface Kernel extends KernelFunctions {
  /** Reserves room for so many floats, at a multiple of 64 bytes, zeroed. Memory only grows. */
  readonly reserve: (floats: number) => Address
  /** A view of floats; no longer valid once more room was reserved. */
  readonly view: (address: Address, floats: number) => Float32Array
}

/** What is used of WebAssembly: the compiler's libraries declare it for browsers only. */
interface WebAssemblyHost {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Memory: new (pages: {
    initial: number
  }) => {
    readonly buffer: ArrayBuffer
    readonly grow: (pages: number) => number
  }
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown }
}

const pageBytes = 65_536
const { WebAssembly: host } = globalThis as unknown as { readonly WebAssembly: WebAssemblyHost }

let compiled: object | undefined

export function createKernel(): Kernel {
  compiled ??= new host.Module(Uint8Array.from(atob(kernelBase64), (letter) => letter.charCodeAt(0)))
  const memory = new host.Memory({ initial: 1 })
  const instance = new host.Instance(compiled, { jevons: { memory } })
  let used = 64
  return {
    ...(instance.exports as KernelFunctions),
    reserve(floats) {
      const address = used
      used += Math.ceil((floats * 4) / 64) * 64
      const missing = Math.ceil((used - memory.buffer.byteLength) / pageBytes)
      if (missing > 0) memory.grow(missing)
      return address
    },
    view: (address, floats) => new Float32Array(memory.buffer, address, floats),
  }
}
