import { type Address, createKernel, type Kernel } from './kernel.ts'
import type { ModelConfig } from './model-config.ts'
import {
  type PackedLayer,
  type PackedMatrix,
  type PackedWeights,
  packWeights,
  panelOutputs,
} from './packed-weights.ts'
import { rotaryTable } from './rotary-table.ts'
import type { Tensor } from './safetensors.ts'

/** One token to compute: which response's cache it belongs to, and where it stands there. */
export interface Row {
  readonly slot: number
  readonly position: number
  readonly token: number
}

/** The network with its caches: computes many rows at once, each exactly as it would be computed alone. */
export interface Network {
  /** How many responses have a cache. */
  readonly slots: number
  /** How many rows one step may have. */
  readonly mostRows: number
  /**
   * Computes the rows in order; rows of one slot must be given in the order of their positions. Returns the logits of
   * the rows asked for, valid until the next step.
   */
  readonly step: (rows: readonly Row[], wanted: readonly number[]) => readonly Float32Array[]
  /** e^((x − shift) · scale) of some logits, the same on every machine. Valid until the next call. */
  readonly exponentials: (values: Float32Array, shift: number, scale: number) => Float32Array
}

/** Places for what one step computes. All rows lie one after the other. */
interface Workspace {
  readonly residual: Address
  readonly normed: Address
  readonly wide: Address
  readonly mixed: Address
  readonly scores: Address
  readonly logits: Address
  readonly exponents: Address
  readonly exponentials: Address
}

/** Caches of one layer: `slotFloats` for each slot. */
interface LayerCache {
  readonly keys: Address
  readonly values: Address
}

export function createNetwork(
  tensors: ReadonlyMap<string, Tensor>,
  config: ModelConfig,
  { slots, mostRows = Math.max(slots, 64) }: { readonly slots: number; readonly mostRows?: number },
): Network {
  const kernel = createKernel()
  const weights = packWeights(tensors, config, kernel)
  const { hidden, layers, context } = config
  const logitWidth = weights.logits.panels * panelOutputs
  const slotFloats = context * hidden
  const workspace: Workspace = {
    residual: kernel.reserve(mostRows * hidden),
    normed: kernel.reserve(mostRows * hidden),
    wide: kernel.reserve(mostRows * Math.max(3 * hidden, 2 * config.inner)),
    mixed: kernel.reserve(mostRows * Math.max(hidden, config.inner)),
    scores: kernel.reserve(context + 4),
    logits: kernel.reserve(mostRows * logitWidth),
    exponents: kernel.reserve(logitWidth),
    exponentials: kernel.reserve(logitWidth),
  }
  const caches = Array.from({ length: layers }, (): LayerCache => {
    return { keys: kernel.reserve(slots * slotFloats), values: kernel.reserve(slots * slotFloats) }
  })
  const angles = placeAngles(kernel, config)
  const computation = { kernel, config, weights, workspace, caches, angles, slotFloats }
  return {
    slots,
    mostRows,
    step(rows, wanted) {
      const residual = kernel.view(workspace.residual, rows.length * hidden)
      for (const [index, { token }] of rows.entries()) {
        residual.set(weights.embedding.subarray(token * hidden, (token + 1) * hidden), index * hidden)
      }
      for (const [index, layer] of weights.layers.entries()) {
        attend(computation, layer, caches[index] as LayerCache, rows)
        feedForward(computation, layer, rows.length)
      }
      return readLogits(computation, wanted, logitWidth)
    },
    exponentials(values, shift, scale) {
      kernel.view(workspace.exponents, values.length).set(values)
      kernel.exponentials(workspace.exponents, workspace.exponentials, logitWidth, shift, scale)
      return kernel.view(workspace.exponentials, values.length)
    },
  }
}

interface Computation {
  readonly kernel: Kernel
  readonly config: ModelConfig
  readonly weights: PackedWeights
  readonly workspace: Workspace
  readonly angles: { readonly cosines: Address; readonly sines: Address }
  readonly slotFloats: number
}

function placeAngles(kernel: Kernel, { context, headWidth, rotaryBase }: ModelConfig): Computation['angles'] {
  const table = rotaryTable(context, headWidth / 2, rotaryBase)
  const place = (values: Float32Array): Address => {
    const address = kernel.reserve(values.length)
    kernel.view(address, values.length).set(values)
    return address
  }
  return { cosines: place(table.cosines), sines: place(table.sines) }
}

function attend(
  { kernel, config, workspace, angles, slotFloats }: Computation,
  layer: PackedLayer,
  cache: LayerCache,
  rows: readonly Row[],
): void {
  const { hidden, heads, headWidth, context, epsilon } = config
  const rowBytes = hidden * 4
  const wideBytes = layer.attentionIn.panels * panelOutputs * 4
  const headBytes = context * headWidth * 4
  const angleBytes = headWidth * 2
  const scale = Math.fround(1 / Math.sqrt(headWidth))
  normaliseRows(kernel, workspace, layer.attentionNorm, rows.length, hidden, epsilon)
  multiply(kernel, workspace.normed, rows.length, layer.attentionIn, workspace.wide)
  for (const [index, { slot, position }] of rows.entries()) {
    const query = workspace.wide + index * wideBytes
    const keys = cache.keys + slot * slotFloats * 4
    const values = cache.values + slot * slotFloats * 4
    const angle = position * angleBytes
    kernel.rotate(query, 2 * heads, headWidth * 2, angles.cosines + angle, angles.sines + angle)
    kernel.remember(
      query + rowBytes,
      query + 2 * rowBytes,
      keys,
      values,
      position,
      heads,
      headWidth,
      headBytes,
    )
    const out = workspace.mixed + index * rowBytes
    kernel.attend(
      query,
      keys,
      values,
      workspace.scores,
      out,
      position + 1,
      heads,
      headWidth,
      headBytes,
      scale,
    )
  }
  multiply(kernel, workspace.mixed, rows.length, layer.attentionOut, workspace.normed)
  kernel.add(workspace.residual, workspace.normed, rows.length * hidden)
}

function feedForward({ kernel, config, workspace }: Computation, layer: PackedLayer, rows: number): void {
  const { hidden, inner, epsilon } = config
  normaliseRows(kernel, workspace, layer.feedforwardNorm, rows, hidden, epsilon)
  multiply(kernel, workspace.normed, rows, layer.feedforwardIn, workspace.wide)
  for (let row = 0; row < rows; row++) {
    const gates = workspace.wide + row * inner * 8
    kernel.gate(gates, gates + inner * 4, workspace.mixed + row * inner * 4, inner)
  }
  multiply(kernel, workspace.mixed, rows, layer.feedforwardOut, workspace.normed)
  kernel.add(workspace.residual, workspace.normed, rows * hidden)
}

function readLogits(
  { kernel, config, weights, workspace }: Computation,
  wanted: readonly number[],
  width: number,
): Float32Array[] {
  const rowBytes = config.hidden * 4
  for (const [index, row] of wanted.entries()) {
    const to = workspace.normed + index * rowBytes
    kernel.normalise(workspace.residual + row * rowBytes, weights.norm, to, config.hidden, config.epsilon)
  }
  if (wanted.length > 0) multiply(kernel, workspace.normed, wanted.length, weights.logits, workspace.logits)
  return wanted.map((_, index) => kernel.view(workspace.logits + index * width * 4, config.vocabulary))
}

function normaliseRows(
  kernel: Kernel,
  { residual, normed }: Workspace,
  weight: Address,
  rows: number,
  hidden: number,
  epsilon: number,
): void {
  for (let row = 0; row < rows; row++) {
    kernel.normalise(residual + row * hidden * 4, weight, normed + row * hidden * 4, hidden, epsilon)
  }
}

function multiply(
  kernel: Kernel,
  x: Address,
  rows: number,
  { inputs, address, panels }: PackedMatrix,
  y: Address,
): void {
  kernel.matmul(x, rows, inputs, address, panels, y, panels * panelOutputs * 4)
}
