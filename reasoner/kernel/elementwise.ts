import { advance, bytes, locals, walk } from './assembly.ts'

/**
 * e^x on four lanes, to about 1e-7 relative: x = k·ln 2 + r with |r| ≤ ln 2 / 2, a polynomial in r (Taylor to the sixth
 * power), and k added to the exponent. Own code, since `Math.exp` may differ from one JavaScript engine to the next.
 * Written out where it is used, in the locals named here: a call for each vector would take as long as the sum itself.
 */
export const exponentialLocals: readonly string[] = ['clamped', 'power', 'rest']
export const exponential = (x: string): string => `(block (result v128)
    (local.set $clamped (f32x4.max (f32x4.min ${x} ${constant(88)}) ${constant(-87)}))
    (local.set $power (f32x4.nearest (f32x4.mul (local.get $clamped) ${constant(Math.LOG2E)})))
    (local.set $rest (f32x4.sub (local.get $clamped) (f32x4.mul (local.get $power) ${constant(0.693359375)})))
    (local.set $rest (f32x4.add (local.get $rest) (f32x4.mul (local.get $power) ${constant(0.00021219444005469057)})))
    (f32x4.mul ${horner}
      (i32x4.shl (i32x4.add (i32x4.trunc_sat_f32x4_s (local.get $power)) (v128.const i32x4 127 127 127 127))
        (i32.const 23))))`
const coefficients = [1 / 720, 1 / 120, 1 / 24, 1 / 6, 1 / 2, 1, 1].map(Math.fround)
const constant = (value: number): string => `(v128.const f32x4 ${Array(4).fill(value).join(' ')})`
const horner = coefficients
  .slice(1)
  .reduce(
    (sum, coefficient) => `(f32x4.add (f32x4.mul ${sum} (local.get $rest)) ${constant(coefficient)})`,
    constant(coefficients[0] as number),
  )

/** `add`: x += y over n floats. */
const addition = `
  (func (export "add") (param $x i32) (param $y i32) (param $n i32) ${locals('i32', 'end')}
    (local.set $end (i32.add (local.get $x) (i32.shl (local.get $n) (i32.const 2))))
    ${walk(
      'each',
      'x',
      bytes(16),
      'end',
      `(v128.store (local.get $x) (f32x4.add (v128.load (local.get $x)) (v128.load (local.get $y))))
      ${advance('y', bytes(16))}`,
    )})`

/** `gate`: y = g · sigmoid(g) · u over n floats: the SwiGLU of arXiv 2002.05202. */
const gating = `
  (func (export "gate") (param $g i32) (param $u i32) (param $y i32) (param $n i32)
    ${locals('i32', 'end')} ${locals('v128', 'value', ...exponentialLocals)}
    (local.set $end (i32.add (local.get $g) (i32.shl (local.get $n) (i32.const 2))))
    ${walk(
      'each',
      'g',
      bytes(16),
      'end',
      `(local.set $value (v128.load (local.get $g)))
      (v128.store (local.get $y) (f32x4.mul (v128.load (local.get $u)) (f32x4.div (local.get $value)
        (f32x4.add ${constant(1)} ${exponential('(f32x4.neg (local.get $value))')}))))
      ${advance('u', bytes(16))} ${advance('y', bytes(16))}`,
    )})`

/** `exponentials`: y = e^((x − shift) · scale) over n floats. */
const exponentials = `
  (func (export "exponentials") (param $x i32) (param $y i32) (param $n i32) (param $shift f32) (param $scale f32)
    ${locals('i32', 'end')} ${locals('v128', ...exponentialLocals)}
    (local.set $end (i32.add (local.get $x) (i32.shl (local.get $n) (i32.const 2))))
    ${walk(
      'each',
      'x',
      bytes(16),
      'end',
      `(v128.store (local.get $y) ${exponential(
        '(f32x4.mul (f32x4.sub (v128.load (local.get $x)) (f32x4.splat (local.get $shift))) (f32x4.splat (local.get $scale)))',
      )})
      ${advance('y', bytes(16))}`,
    )})`

export const elementwise: string = [addition, gating, exponentials].join('\n')
