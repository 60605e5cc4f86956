/** A tensor read from a safetensors file, its numbers widened to 32 bits. */
export interface Tensor {
  readonly shape: readonly number[]
  readonly values: Float32Array
}

interface Entry {
  readonly dtype: string
  readonly shape: readonly number[]
  readonly data_offsets: readonly [number, number]
}

const readers: Readonly<Record<string, (data: DataView, index: number) => number>> = {
  F32: (data, index) => data.getFloat32(index * 4, true),
  F16: (data, index) => halfPrecision(data.getUint16(index * 2, true)),
}
const sizes: Readonly<Record<string, number>> = { F32: 4, F16: 2 }

/** Reads every tensor of a safetensors file: 8 bytes of header length, a JSON header, then the numbers. */
export function readSafetensors(file: Uint8Array): ReadonlyMap<string, Tensor> {
  const data = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const headerLength = file.byteLength < 8 ? Number.POSITIVE_INFINITY : Number(data.getBigUint64(0, true))
  if (headerLength > file.byteLength - 8)
    throw new Error('not a safetensors file: its header is longer than the file')
  const header = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + headerLength))) as Record<
    string,
    Entry
  >
  const tensors = new Map<string, Tensor>()
  for (const [name, entry] of Object.entries(header)) {
    if (name !== '__metadata__') tensors.set(name, readTensor(name, entry, file, 8 + headerLength))
  }
  return tensors
}

function readTensor(
  name: string,
  { dtype, shape, data_offsets: [from, to] }: Entry,
  file: Uint8Array,
  start: number,
): Tensor {
  const read = readers[dtype]
  const count = shape.reduce((product, length) => product * length, 1)
  if (!read) throw new Error(`tensor ${name} is ${dtype}; only F32 and F16 are read`)
  if (to - from !== count * (sizes[dtype] ?? 0) || start + to > file.byteLength) {
    throw new Error(`tensor ${name} does not fit its place in the file`)
  }
  const data = new DataView(file.buffer, file.byteOffset + start + from, to - from)
  return { shape, values: Float32Array.from({ length: count }, (_, index) => read(data, index)) }
}

/** The number that 16 bits of IEEE 754 half precision stand for. */
function halfPrecision(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 0x1f
  const fraction = bits & 0x3ff
  if (exponent === 0) return sign * fraction * 2 ** -24
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}
