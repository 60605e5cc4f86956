import loadWabt from 'wabt'
import { locals, repeat, upTo } from '../reasoner/kernel/assembly.ts'

/**
 * What a processor gives WebAssembly at most without fused multiply-add: four-lane multiply-adds on registers alone, in
 * chains that do not wait for each other. Each is a · f + s; a product of two constants would be computed only once.
 */
const source = (chains: number): string => `(module
  (func (export "run") (param $turns i32) (result f32)
    ${locals('v128', 'factor', 'summand', ...upTo(chains).map((chain) => `a${chain}`))}
    (local.set $factor (f32x4.splat (f32.const 0.999)))
    (local.set $summand (f32x4.splat (f32.const 0.001)))
    (loop $turn
      ${repeat(unrolled, () =>
        repeat(
          chains,
          (chain) =>
            `(local.set $a${chain} (f32x4.add (f32x4.mul (local.get $a${chain}) (local.get $factor)) (local.get $summand)))`,
        ),
      )}
      (local.set $turns (i32.sub (local.get $turns) (i32.const 1)))
      (br_if $turn (local.get $turns)))
    (f32x4.extract_lane 0 ${upTo(chains)
      .map((chain) => `(local.get $a${chain})`)
      .reduce((sum, next) => `(f32x4.add ${sum} ${next})`)})))`

const unrolled = 8
const lanes = 4

/** Counts of chains that are tried: too few wait for each other, too many do not fit the registers. */
const chainCounts = [8, 10, 12, 13]

/** What is used of WebAssembly: the compiler's libraries declare it for browsers only. */
interface WebAssemblyHost {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: { readonly run: (turns: number) => number } }
}
const { WebAssembly: host } = globalThis as unknown as { readonly WebAssembly: WebAssemblyHost }

/**
 * The micro-kernel; each call runs it for some hundredths of a second and returns its billions of multiply-adds a second, for
 * the count of chains that is fastest.
 */
export async function microKernel(): Promise<() => number> {
  const wabt = await loadWabt()
  const kernels = chainCounts.map((chains) => {
    const module = wabt.parseWat('micro-kernel.wat', source(chains), { simd: true })
    module.validate()
    const { run } = new host.Instance(new host.Module(module.toBinary({}).buffer)).exports
    module.destroy()
    return { chains, run }
  })
  return () => Math.max(...kernels.map(({ chains, run }) => rate(chains, run)))
}

/** Many short calls: a function is replaced by its optimised code between two calls, never within one. */
function rate(chains: number, run: (turns: number) => number): number {
  const [calls, turns] = [500, 1000]
  const startedMs = performance.now()
  for (let call = 0; call < calls; call++) run(turns)
  return (calls * turns * unrolled * chains * lanes) / 1e6 / (performance.now() - startedMs)
}
