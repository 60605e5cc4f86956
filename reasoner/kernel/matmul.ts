import { accumulate, advance, bytes, locals, repeat, upTo } from './assembly.ts'

/**
 * `matmul`: y = x · Wᵀ for several rows of x. W lies in panels of 16 outputs: panel by panel, input by input, 16 floats.
 * Each output adds its products one after the other in the order of the inputs, in one lane. Two rows share each load of
 * the weights. A turn of the loop takes no more inputs than the registers hold: V8 moves all loads of a turn to its start,
 * and four inputs a turn take twice the time of one, since what was loaded waits in memory again. The number of inputs is a
 * multiple of 2.
 */
const outputs = upTo(4)
const weight = (input: number, vector: number): string =>
  `(v128.load offset=${input * 64 + vector * 16} (local.get $w))`

function inputs(rows: readonly string[], perTurn: number): string {
  return repeat(perTurn, (input) =>
    [
      ...rows.map(
        (row) => `(local.set $s${row} (v128.load32_splat offset=${input * 4} (local.get $x${row})))`,
      ),
      ...outputs.flatMap((vector) => [
        `(local.set $weight ${weight(input, vector)})`,
        ...rows.map((row) => accumulate(`${row}${vector}`, `(local.get $s${row})`, '(local.get $weight)')),
      ]),
    ].join('\n'),
  )
}

/** All inputs of one panel for the given rows, from zeroed accumulators to stored outputs. */
function panel(rows: readonly string[], perTurn: number, label: string): string {
  const each = (piece: (row: string, vector: number) => string): string =>
    rows.flatMap((row) => outputs.map((vector) => piece(row, vector))).join('\n')
  return `
      (local.set $w (local.get $panel))
      ${each((row, vector) => `(local.set $${row}${vector} (v128.const f32x4 0 0 0 0))`)}
      (loop $${label}
        ${inputs(rows, perTurn)}
        ${rows.map((row) => advance(`x${row}`, bytes(perTurn * 4))).join('\n')}
        ${advance('w', bytes(perTurn * 64))}
        (br_if $${label} (i32.lt_u (local.get $w) (local.get $panelEnd))))
      ${each((row, vector) => `(v128.store offset=${vector * 16} (local.get $y${row}) (local.get $${row}${vector}))`)}`
}

export const matmul: string = `
  (func (export "matmul")
    (param $x i32) (param $rows i32) (param $inputs i32) (param $panel i32) (param $panels i32)
    (param $y i32) (param $yStride i32)
    ${locals('i32', 'xStride', 'w', 'panelEnd', 'panelBytes', 'row', 'xa', 'xb', 'ya', 'yb')}
    ${locals('v128', 'weight', 'sa', 'sb', ...outputs.flatMap((vector) => [`a${vector}`, `b${vector}`]))}
    (local.set $xStride (i32.shl (local.get $inputs) (i32.const 2)))
    (local.set $panelBytes (i32.shl (local.get $inputs) (i32.const 6)))
    (loop $everyPanel
      (local.set $panelEnd (i32.add (local.get $panel) (local.get $panelBytes)))
      (local.set $xa (local.get $x))
      (local.set $ya (local.get $y))
      (local.set $row (local.get $rows))
      (block $noPairs
        (br_if $noPairs (i32.lt_u (local.get $row) (i32.const 2)))
        (loop $pairs
          (local.set $xb (i32.add (local.get $xa) (local.get $xStride)))
          (local.set $yb (i32.add (local.get $ya) (local.get $yStride)))
          ${panel(['a', 'b'], 1, 'pairInputs')}
          (local.set $xa (local.get $xb))
          (local.set $ya (i32.add (local.get $yb) (local.get $yStride)))
          (local.set $row (i32.sub (local.get $row) (i32.const 2)))
          (br_if $pairs (i32.ge_u (local.get $row) (i32.const 2)))))
      (if (local.get $row) (then
        ${panel(['a'], 2, 'singleInputs')}))
      (local.set $panel (local.get $panelEnd))
      ${advance('y', bytes(64))}
      (local.set $panels (i32.sub (local.get $panels) (i32.const 1)))
      (br_if $everyPanel (local.get $panels))))`
