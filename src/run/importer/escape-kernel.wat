;; Escapes UTF-8 for a JSON string: sixteen bytes at a time where none of them needs it, byte by byte where one does.
;; The memory begins with a table: for each of the 32 control characters the letter that stands for it after a backslash, or
;; 0 where it is written by its code; then the 16 hexadecimal digits.
(module
  (memory (export "memory") 1)
  (data (i32.const 0)
    "\00\00\00\00\00\00\00\00btn\00fr\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00"
    "0123456789abcdef")

  ;; Writes one byte that needs escaping at $at and answers where the next one goes.
  (func $one (param $byte i32) (param $at i32) (result i32)
    (local $letter i32)
    (i32.store8 (local.get $at) (i32.const 92))
    (if (i32.ge_u (local.get $byte) (i32.const 32))
      (then
        (i32.store8 offset=1 (local.get $at) (local.get $byte))
        (return (i32.add (local.get $at) (i32.const 2)))))
    (local.set $letter (i32.load8_u (local.get $byte)))
    (if (local.get $letter)
      (then
        (i32.store8 offset=1 (local.get $at) (local.get $letter))
        (return (i32.add (local.get $at) (i32.const 2)))))
    (i32.store8 offset=1 (local.get $at) (i32.const 117))
    (i32.store8 offset=2 (local.get $at) (i32.const 48))
    (i32.store8 offset=3 (local.get $at) (i32.const 48))
    (i32.store8 offset=4 (local.get $at)
      (i32.load8_u offset=32 (i32.shr_u (local.get $byte) (i32.const 4))))
    (i32.store8 offset=5 (local.get $at)
      (i32.load8_u offset=32 (i32.and (local.get $byte) (i32.const 15))))
    (i32.add (local.get $at) (i32.const 6)))

  ;; Escapes the $length bytes at $from into $to; answers how many came of them. Up to 16 bytes beyond them are overwritten.
  (func (export "escape") (param $from i32) (param $length i32) (param $to i32) (result i32)
    (local $end i32) (local $at i32) (local $byte i32) (local $clean i32) (local $chunk v128)
    (local.set $end (i32.add (local.get $from) (local.get $length)))
    (local.set $at (local.get $to))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $from) (local.get $end)))
        (if (i32.le_u (i32.add (local.get $from) (i32.const 16)) (local.get $end))
          (then
            (local.set $chunk (v128.load (local.get $from)))
            (v128.store (local.get $at) (local.get $chunk))
            (local.set $clean
              (i32.ctz
                (i32.or
                  (i32.const 65536)
                  (i8x16.bitmask
                    (v128.or
                      (i8x16.lt_u (local.get $chunk) (i8x16.splat (i32.const 32)))
                      (v128.or
                        (i8x16.eq (local.get $chunk) (i8x16.splat (i32.const 34)))
                        (i8x16.eq (local.get $chunk) (i8x16.splat (i32.const 92)))))))))
            (local.set $from (i32.add (local.get $from) (local.get $clean)))
            (local.set $at (i32.add (local.get $at) (local.get $clean)))
            (br_if $next (i32.eq (local.get $clean) (i32.const 16)))))
        (local.set $byte (i32.load8_u (local.get $from)))
        (local.set $from (i32.add (local.get $from) (i32.const 1)))
        (if
          (i32.or
            (i32.lt_u (local.get $byte) (i32.const 32))
            (i32.or
              (i32.eq (local.get $byte) (i32.const 34))
              (i32.eq (local.get $byte) (i32.const 92))))
          (then (local.set $at (call $one (local.get $byte) (local.get $at))))
          (else
            (i32.store8 (local.get $at) (local.get $byte))
            (local.set $at (i32.add (local.get $at) (i32.const 1)))))
        (br $next)))
    (i32.sub (local.get $at) (local.get $to))))
