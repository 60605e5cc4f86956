import { accumulate, advance, bytes, laneSum, locals, walk } from './assembly.ts'

/** `normalise`: y = x / √(mean(x²) + ε) · weight, one row of n floats (RMSNorm, arXiv 1910.07467). n is a multiple of 4. */
export const normalisation: string = `
  (func (export "normalise")
    (param $x i32) (param $weight i32) (param $y i32) (param $n i32) (param $epsilon f32)
    ${locals('i32', 'at', 'end')} ${locals('v128', 'squares', 'scale')}
    (local.set $at (local.get $x))
    (local.set $end (i32.add (local.get $x) (i32.shl (local.get $n) (i32.const 2))))
    ${walk(
      'sum',
      'at',
      bytes(16),
      'end',
      accumulate('squares', '(v128.load (local.get $at))', '(v128.load (local.get $at))'),
    )}
    (local.set $scale (f32x4.splat (f32.div (f32.const 1) (f32.sqrt (f32.add (local.get $epsilon)
      (f32.div ${laneSum('squares')} (f32.convert_i32_u (local.get $n))))))))
    ${walk(
      'apply',
      'x',
      bytes(16),
      'end',
      `(v128.store (local.get $y) (f32x4.mul (f32x4.mul (v128.load (local.get $x)) (local.get $scale))
        (v128.load (local.get $weight))))
      ${advance('y', bytes(16))} ${advance('weight', bytes(16))}`,
    )})`
