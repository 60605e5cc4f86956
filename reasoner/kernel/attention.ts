import { accumulate, advance, bytes, laneSum, locals, repeat, upTo, walk } from './assembly.ts'
import { exponential, exponentialLocals } from './elementwise.ts'

/**
 * Attention of one query row over the cached positions of its own response. Keys lie in blocks of four positions, so that
 * one vector holds the same component of four keys; values lie position by position. Both lie head by head, `$stride`
 * bytes a head.
 */

/** `rotate`: turns pairs (i, i + half) of each head by their position's angle (RoPE, arXiv 2104.09864). */
const rotation = `
  (func (export "rotate")
    (param $x i32) (param $heads i32) (param $halfBytes i32) (param $cosines i32) (param $sines i32)
    ${locals('i32', 'end', 'high', 'c', 's')} ${locals('v128', 'a', 'b')}
    (loop $everyHead
      (local.set $end (i32.add (local.get $x) (local.get $halfBytes)))
      (local.set $c (local.get $cosines))
      (local.set $s (local.get $sines))
      ${walk(
        'pairs',
        'x',
        bytes(16),
        'end',
        `(local.set $high (i32.add (local.get $x) (local.get $halfBytes)))
        (local.set $a (v128.load (local.get $x)))
        (local.set $b (v128.load (local.get $high)))
        (v128.store (local.get $x) (f32x4.sub (f32x4.mul (local.get $a) (v128.load (local.get $c)))
          (f32x4.mul (local.get $b) (v128.load (local.get $s)))))
        (v128.store (local.get $high) (f32x4.add (f32x4.mul (local.get $b) (v128.load (local.get $c)))
          (f32x4.mul (local.get $a) (v128.load (local.get $s)))))
        ${advance('c', bytes(16))} ${advance('s', bytes(16))}`,
      )}
      ${advance('x', '(local.get $halfBytes)')}
      (local.set $heads (i32.sub (local.get $heads) (i32.const 1)))
      (br_if $everyHead (local.get $heads))))`

/** `remember`: puts one position's key and value (heads × width floats each) into the cache. */
const remembering = `
  (func (export "remember")
    (param $key i32) (param $value i32) (param $keys i32) (param $values i32) (param $position i32)
    (param $heads i32) (param $width i32) (param $stride i32)
    ${locals('i32', 'component', 'keyTo', 'valueTo')}
    (local.set $keys (i32.add (local.get $keys) (i32.add
      (i32.mul (i32.shr_u (local.get $position) (i32.const 2)) (i32.shl (local.get $width) (i32.const 4)))
      (i32.shl (i32.and (local.get $position) (i32.const 3)) (i32.const 2)))))
    (local.set $values (i32.add (local.get $values)
      (i32.mul (local.get $position) (i32.shl (local.get $width) (i32.const 2)))))
    (loop $everyHead
      (local.set $keyTo (local.get $keys))
      (local.set $valueTo (local.get $values))
      (local.set $component (local.get $width))
      (loop $components
        (f32.store (local.get $keyTo) (f32.load (local.get $key)))
        (f32.store (local.get $valueTo) (f32.load (local.get $value)))
        ${['key', 'value', 'valueTo'].map((pointer) => advance(pointer, bytes(4))).join(' ')}
        ${advance('keyTo', bytes(16))}
        (local.set $component (i32.sub (local.get $component) (i32.const 1)))
        (br_if $components (local.get $component)))
      ${advance('keys', '(local.get $stride)')} ${advance('values', '(local.get $stride)')}
      (local.set $heads (i32.sub (local.get $heads) (i32.const 1)))
      (br_if $everyHead (local.get $heads))))`

/** Scores of four positions at a time: query · key, in four partial sums over the components. */
const scores = walk(
  'blocks',
  'at',
  bytes(16),
  'end',
  `${repeat(4, (sum) => `(local.set $sum${sum} (v128.const f32x4 0 0 0 0))`)}
      (local.set $q (local.get $query))
      ${walk(
        'components',
        'q',
        bytes(16),
        'queryEnd',
        `${repeat(4, (sum) =>
          accumulate(
            `sum${sum}`,
            `(v128.load32_splat offset=${sum * 4} (local.get $q))`,
            `(v128.load offset=${sum * 16} (local.get $k))`,
          ),
        )}
        ${advance('k', bytes(64))}`,
      )}
      (v128.store (local.get $at) (f32x4.mul (local.get $scaling)
        (f32x4.add (f32x4.add (local.get $sum0) (local.get $sum1)) (f32x4.add (local.get $sum2) (local.get $sum3)))))`,
)

/** Sets the positions after the last one, up to the end of its block. */
const pad = (label: string, value: number): string => `
      (local.set $at (local.get $last))
      (block $${label}Done (loop $${label}
        (br_if $${label}Done (i32.ge_u (local.get $at) (local.get $end)))
        (f32.store (local.get $at) (f32.const ${value}))
        ${advance('at', bytes(4))}
        (br $${label})))`

/** From scores to weights that are not yet divided by their sum, which is left in $total. */
const weights = `
      ${pad('hide', -1e30)}
      (local.set $sum0 (v128.load (local.get $scores)))
      (local.set $at (local.get $scores))
      ${walk(
        'largest',
        'at',
        bytes(16),
        'end',
        '(local.set $sum0 (f32x4.max (local.get $sum0) (v128.load (local.get $at))))',
      )}
      (local.set $most (f32x4.splat (f32.max
        (f32.max (f32x4.extract_lane 0 (local.get $sum0)) (f32x4.extract_lane 1 (local.get $sum0)))
        (f32.max (f32x4.extract_lane 2 (local.get $sum0)) (f32x4.extract_lane 3 (local.get $sum0))))))
      (local.set $at (local.get $scores))
      ${walk(
        'exponentiate',
        'at',
        bytes(16),
        'end',
        `(v128.store (local.get $at) ${exponential('(f32x4.sub (v128.load (local.get $at)) (local.get $most))')})`,
      )}
      ${pad('clear', 0)}
      (local.set $sum0 (v128.const f32x4 0 0 0 0))
      (local.set $at (local.get $scores))
      ${walk(
        'addUp',
        'at',
        bytes(16),
        'end',
        '(local.set $sum0 (f32x4.add (local.get $sum0) (v128.load (local.get $at))))',
      )}
      (local.set $total (f32x4.splat ${laneSum('sum0')}))`

/** Weighted sum of the values, 16 components at a time. */
const mixture = walk(
  'stretches',
  'value',
  bytes(64),
  'valueEnd',
  `${repeat(4, (sum) => `(local.set $sum${sum} (v128.const f32x4 0 0 0 0))`)}
      (local.set $v (local.get $value))
      (local.set $at (local.get $scores))
      ${walk(
        'positions',
        'at',
        bytes(4),
        'last',
        `(local.set $weight (v128.load32_splat (local.get $at)))
        ${repeat(4, (sum) =>
          accumulate(`sum${sum}`, '(local.get $weight)', `(v128.load offset=${sum * 16} (local.get $v))`),
        )}
        ${advance('v', '(local.get $widthBytes)')}`,
      )}
      ${repeat(
        4,
        (sum) =>
          `(v128.store offset=${sum * 16} (local.get $out) (f32x4.div (local.get $sum${sum}) (local.get $total)))`,
      )}
      ${advance('out', bytes(64))}`,
)

/** `attend`: softmax(query · keys · scale) · values, for each head. The width of a head is a multiple of 16. */
const attending = `
  (func (export "attend")
    (param $query i32) (param $keys i32) (param $values i32) (param $scores i32) (param $out i32)
    (param $length i32) (param $heads i32) (param $width i32) (param $stride i32) (param $scale f32)
    ${locals('i32', 'widthBytes', 'last', 'end', 'at', 'q', 'queryEnd', 'k', 'v', 'value', 'valueEnd')}
    ${locals('v128', ...upTo(4).map((sum) => `sum${sum}`), 'scaling', 'most', 'total', 'weight', ...exponentialLocals)}
    (local.set $scaling (f32x4.splat (local.get $scale)))
    (local.set $widthBytes (i32.shl (local.get $width) (i32.const 2)))
    (local.set $last (i32.add (local.get $scores) (i32.shl (local.get $length) (i32.const 2))))
    (local.set $end (i32.and (i32.add (local.get $last) (i32.const 15)) (i32.const -16)))
    (loop $everyHead
      (local.set $queryEnd (i32.add (local.get $query) (local.get $widthBytes)))
      (local.set $k (local.get $keys))
      (local.set $at (local.get $scores))
      ${scores}
      ${weights}
      (local.set $value (local.get $values))
      (local.set $valueEnd (i32.add (local.get $values) (local.get $widthBytes)))
      ${mixture}
      (local.set $query (local.get $queryEnd))
      ${advance('keys', '(local.get $stride)')} ${advance('values', '(local.get $stride)')}
      (local.set $heads (i32.sub (local.get $heads) (i32.const 1)))
      (br_if $everyHead (local.get $heads))))`

export const attention: string = [rotation, remembering, attending].join('\n')
