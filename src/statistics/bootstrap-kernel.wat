;; The sums that a studentised bootstrap needs of each replicate, four replicates at a time. Each sum is added up in the order of
;; the clusters, and nothing is fused, so that every bit is that of the same sums in plain JavaScript.
(module
  (memory (export "memory") 1)

  ;; $clusters: residual and count of each. $weights: of each group of four replicates, cluster by cluster, four bytes.
  ;; $sums: of each group five times four numbers: Σ w c, Σ w r, Σ w r r, Σ w r c, Σ w c c.
  (func (export "sums") (param $size i32) (param $groups i32) (param $clusters i32) (param $weights i32) (param $sums i32)
    (local $at i32) (local $end i32) (local $four v128) (local $w v128) (local $x v128)
    (local $r v128) (local $c v128)
    (local $n0 v128) (local $n1 v128) (local $r0 v128) (local $r1 v128) (local $s0 v128) (local $s1 v128)
    (local $p0 v128) (local $p1 v128) (local $q0 v128) (local $q1 v128)
    (local.set $end (i32.add (local.get $clusters) (i32.shl (local.get $size) (i32.const 4))))
    (block $done
      (loop $group
        (br_if $done (i32.eqz (local.get $groups)))
        (local.set $n0 (v128.const i64x2 0 0))
        (local.set $n1 (v128.const i64x2 0 0))
        (local.set $r0 (v128.const i64x2 0 0))
        (local.set $r1 (v128.const i64x2 0 0))
        (local.set $s0 (v128.const i64x2 0 0))
        (local.set $s1 (v128.const i64x2 0 0))
        (local.set $p0 (v128.const i64x2 0 0))
        (local.set $p1 (v128.const i64x2 0 0))
        (local.set $q0 (v128.const i64x2 0 0))
        (local.set $q1 (v128.const i64x2 0 0))
        (local.set $at (local.get $clusters))
        (loop $cluster
          (local.set $four
            (i32x4.extend_low_i16x8_u (i16x8.extend_low_i8x16_u (v128.load32_zero (local.get $weights)))))
          (local.set $r (v128.load64_splat (local.get $at)))
          (local.set $c (v128.load64_splat offset=8 (local.get $at)))

          (local.set $w (f64x2.convert_low_i32x4_s (local.get $four)))
          (local.set $x (f64x2.mul (local.get $w) (local.get $r)))
          (local.set $r0 (f64x2.add (local.get $r0) (local.get $x)))
          (local.set $s0 (f64x2.add (local.get $s0) (f64x2.mul (local.get $x) (local.get $r))))
          (local.set $p0 (f64x2.add (local.get $p0) (f64x2.mul (local.get $x) (local.get $c))))
          (local.set $x (f64x2.mul (local.get $w) (local.get $c)))
          (local.set $n0 (f64x2.add (local.get $n0) (local.get $x)))
          (local.set $q0 (f64x2.add (local.get $q0) (f64x2.mul (local.get $x) (local.get $c))))

          (local.set $w
            (f64x2.convert_low_i32x4_s
              (i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15 (local.get $four) (local.get $four))))
          (local.set $x (f64x2.mul (local.get $w) (local.get $r)))
          (local.set $r1 (f64x2.add (local.get $r1) (local.get $x)))
          (local.set $s1 (f64x2.add (local.get $s1) (f64x2.mul (local.get $x) (local.get $r))))
          (local.set $p1 (f64x2.add (local.get $p1) (f64x2.mul (local.get $x) (local.get $c))))
          (local.set $x (f64x2.mul (local.get $w) (local.get $c)))
          (local.set $n1 (f64x2.add (local.get $n1) (local.get $x)))
          (local.set $q1 (f64x2.add (local.get $q1) (f64x2.mul (local.get $x) (local.get $c))))

          (local.set $weights (i32.add (local.get $weights) (i32.const 4)))
          (local.set $at (i32.add (local.get $at) (i32.const 16)))
          (br_if $cluster (i32.lt_u (local.get $at) (local.get $end))))
        (v128.store (local.get $sums) (local.get $n0))
        (v128.store offset=16 (local.get $sums) (local.get $n1))
        (v128.store offset=32 (local.get $sums) (local.get $r0))
        (v128.store offset=48 (local.get $sums) (local.get $r1))
        (v128.store offset=64 (local.get $sums) (local.get $s0))
        (v128.store offset=80 (local.get $sums) (local.get $s1))
        (v128.store offset=96 (local.get $sums) (local.get $p0))
        (v128.store offset=112 (local.get $sums) (local.get $p1))
        (v128.store offset=128 (local.get $sums) (local.get $q0))
        (v128.store offset=144 (local.get $sums) (local.get $q1))
        (local.set $sums (i32.add (local.get $sums) (i32.const 160)))
        (local.set $groups (i32.sub (local.get $groups) (i32.const 1)))
        (br $group))))

  ;; The same where all counts are whole numbers of 181 at most: what is added up of the counts alone fits into whole numbers of 32
  ;; bits, for two clusters in one step, and comes to the same. $pairs: of two clusters each the residuals, the counts, the counts as
  ;; whole numbers of 16 bits and their squares; an odd last one is filled up with zeros.
  (func (export "sumsOfSmall") (param $size i32) (param $groups i32) (param $pairs i32) (param $weights i32) (param $sums i32)
    (local $at i32) (local $end i32) (local $from i32) (local $eight v128) (local $both v128) (local $four v128)
    (local $zero v128) (local $w v128) (local $x v128) (local $r v128) (local $c v128) (local $n v128) (local $q v128)
    (local $r0 v128) (local $r1 v128) (local $s0 v128) (local $s1 v128) (local $p0 v128) (local $p1 v128)
    (local.set $end
      (i32.add
        (local.get $pairs)
        (i32.mul (i32.shr_u (i32.add (local.get $size) (i32.const 1)) (i32.const 1)) (i32.const 40))))
    (block $done
      (loop $group
        (br_if $done (i32.eqz (local.get $groups)))
        (local.set $n (v128.const i64x2 0 0))
        (local.set $q (v128.const i64x2 0 0))
        (local.set $r0 (v128.const i64x2 0 0))
        (local.set $r1 (v128.const i64x2 0 0))
        (local.set $s0 (v128.const i64x2 0 0))
        (local.set $s1 (v128.const i64x2 0 0))
        (local.set $p0 (v128.const i64x2 0 0))
        (local.set $p1 (v128.const i64x2 0 0))
        (local.set $at (local.get $pairs))
        (local.set $from (local.get $weights))
        (loop $pair
          (local.set $eight (v128.load64_zero (local.get $from)))
          (local.set $both (i8x16.shuffle 0 16 4 16 1 16 5 16 2 16 6 16 3 16 7 16 (local.get $eight) (local.get $zero)))
          (local.set $n
            (i32x4.add (local.get $n) (i32x4.dot_i16x8_s (local.get $both) (v128.load32_splat offset=32 (local.get $at)))))
          (local.set $q
            (i32x4.add (local.get $q) (i32x4.dot_i16x8_s (local.get $both) (v128.load32_splat offset=36 (local.get $at)))))

          (local.set $four (i8x16.shuffle 0 16 16 16 1 16 16 16 2 16 16 16 3 16 16 16 (local.get $eight) (local.get $zero)))
          (local.set $r (v128.load64_splat (local.get $at)))
          (local.set $c (v128.load64_splat offset=16 (local.get $at)))
          (local.set $w (f64x2.convert_low_i32x4_s (local.get $four)))
          (local.set $x (f64x2.mul (local.get $w) (local.get $r)))
          (local.set $r0 (f64x2.add (local.get $r0) (local.get $x)))
          (local.set $s0 (f64x2.add (local.get $s0) (f64x2.mul (local.get $x) (local.get $r))))
          (local.set $p0 (f64x2.add (local.get $p0) (f64x2.mul (local.get $x) (local.get $c))))
          (local.set $w 
            (f64x2.convert_low_i32x4_s
              (i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15 (local.get $four) (local.get $four))))
          (local.set $x (f64x2.mul (local.get $w) (local.get $r)))
          (local.set $r1 (f64x2.add (local.get $r1) (local.get $x)))
          (local.set $s1 (f64x2.add (local.get $s1) (f64x2.mul (local.get $x) (local.get $r))))
          (local.set $p1 (f64x2.add (local.get $p1) (f64x2.mul (local.get $x) (local.get $c))))

          (local.set $four (i8x16.shuffle 4 16 16 16 5 16 16 16 6 16 16 16 7 16 16 16 (local.get $eight) (local.get $zero)))
          (local.set $r (v128.load64_splat offset=8 (local.get $at)))
          (local.set $c (v128.load64_splat offset=24 (local.get $at)))
          (local.set $w (f64x2.convert_low_i32x4_s (local.get $four)))
          (local.set $x (f64x2.mul (local.get $w) (local.get $r)))
          (local.set $r0 (f64x2.add (local.get $r0) (local.get $x)))
          (local.set $s0 (f64x2.add (local.get $s0) (f64x2.mul (local.get $x) (local.get $r))))
          (local.set $p0 (f64x2.add (local.get $p0) (f64x2.mul (local.get $x) (local.get $c))))
          (local.set $w 
            (f64x2.convert_low_i32x4_s
              (i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15 (local.get $four) (local.get $four))))
          (local.set $x (f64x2.mul (local.get $w) (local.get $r)))
          (local.set $r1 (f64x2.add (local.get $r1) (local.get $x)))
          (local.set $s1 (f64x2.add (local.get $s1) (f64x2.mul (local.get $x) (local.get $r))))
          (local.set $p1 (f64x2.add (local.get $p1) (f64x2.mul (local.get $x) (local.get $c))))

          (local.set $from (i32.add (local.get $from) (i32.const 8)))
          (local.set $at (i32.add (local.get $at) (i32.const 40)))
          (br_if $pair (i32.lt_u (local.get $at) (local.get $end))))
        (v128.store (local.get $sums) (f64x2.convert_low_i32x4_s (local.get $n)))
        (v128.store offset=16 (local.get $sums) (f64x2.convert_low_i32x4_s (i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15 (local.get $n) (local.get $n))))
        (v128.store offset=32 (local.get $sums) (local.get $r0))
        (v128.store offset=48 (local.get $sums) (local.get $r1))
        (v128.store offset=64 (local.get $sums) (local.get $s0))
        (v128.store offset=80 (local.get $sums) (local.get $s1))
        (v128.store offset=96 (local.get $sums) (local.get $p0))
        (v128.store offset=112 (local.get $sums) (local.get $p1))
        (v128.store offset=128 (local.get $sums) (f64x2.convert_low_i32x4_s (local.get $q)))
        (v128.store offset=144 (local.get $sums) (f64x2.convert_low_i32x4_s (i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15 (local.get $q) (local.get $q))))
        (local.set $weights (i32.add (local.get $weights) (i32.shl (local.get $size) (i32.const 2))))
        (local.set $sums (i32.add (local.get $sums) (i32.const 160)))
        (local.set $groups (i32.sub (local.get $groups) (i32.const 1)))
        (br $group)))))
