;; Reads the characters of a JSON string, sixteen bytes at a time where all of them stand for themselves. What is read ends at the
;; string's closing quotation mark; a byte of 0 behind the text has to stop what has none. Up to 32 bytes are read and written
;; beyond the text. The memory begins with two tables of 256 bytes: what a letter after a backslash stands for, and the value of
;; a hexadecimal digit plus 1; 0 for all others.
(module
  (memory (export "memory") 1)
  ;; Where the closing quotation mark is, after a text was read.
  (global $quote (export "quote") (mut i32) (i32.const 0))
  ;; 1 where that text is written as JSON.stringify writes it.
  (global $plain (export "plain") (mut i32) (i32.const 0))
  (data (i32.const 34) "\22")
  (data (i32.const 47) "/")
  (data (i32.const 92) "\5c")
  (data (i32.const 98) "\08")
  (data (i32.const 102) "\0c")
  (data (i32.const 110) "\0a")
  (data (i32.const 114) "\0d")
  (data (i32.const 116) "\09")
  (data (i32.const 304) "\01\02\03\04\05\06\07\08\09\0a")
  (data (i32.const 321) "\0b\0c\0d\0e\0f\10")
  (data (i32.const 353) "\0b\0c\0d\0e\0f\10")

  ;; How many of the sixteen bytes stand for themselves before one that does not: a quotation mark, a backslash, a control
  ;; character, or a part of a character beyond ASCII.
  (func $clean (param $chunk v128) (result i32)
    (i32.ctz
      (i32.or
        (i32.const 65536)
        (i8x16.bitmask
          (v128.or
            (v128.or (local.get $chunk) (i8x16.lt_u (local.get $chunk) (i8x16.splat (i32.const 32))))
            (v128.or
              (i8x16.eq (local.get $chunk) (i8x16.splat (i32.const 34)))
              (i8x16.eq (local.get $chunk) (i8x16.splat (i32.const 92)))))))))

  ;; The number of four hexadecimal digits; less than 0 where they are none.
  (func $hexadecimal (param $at i32) (result i32)
    (local $a i32) (local $b i32) (local $c i32) (local $d i32)
    (local.set $a (i32.sub (i32.load8_u offset=256 (i32.load8_u (local.get $at))) (i32.const 1)))
    (local.set $b (i32.sub (i32.load8_u offset=256 (i32.load8_u offset=1 (local.get $at))) (i32.const 1)))
    (local.set $c (i32.sub (i32.load8_u offset=256 (i32.load8_u offset=2 (local.get $at))) (i32.const 1)))
    (local.set $d (i32.sub (i32.load8_u offset=256 (i32.load8_u offset=3 (local.get $at))) (i32.const 1)))
    (i32.or
      (i32.or (i32.shl (local.get $a) (i32.const 12)) (i32.shl (local.get $b) (i32.const 8)))
      (i32.or (i32.shl (local.get $c) (i32.const 4)) (local.get $d))))

  ;; Whether a byte goes on with a character.
  (func $continues (param $byte i32) (result i32)
    (i32.eq (i32.and (local.get $byte) (i32.const 0xc0)) (i32.const 0x80)))

  ;; Where the content of the next string begins, from $from on outside of strings, that has at least $least bytes; -1 where none
  ;; does before $end.
  (func (export "long") (param $from i32) (param $end i32) (param $least i32) (result i32)
    (local $start i32) (local $clean i32) (local $chunk v128)
    (loop $outside
      (loop $opening
        (if (i32.ge_u (local.get $from) (local.get $end)) (then (return (i32.const -1))))
        (local.set $clean
          (i32.ctz
            (i32.or
              (i32.const 65536)
              (i8x16.bitmask (i8x16.eq (v128.load (local.get $from)) (i8x16.splat (i32.const 34)))))))
        (local.set $from (i32.add (local.get $from) (local.get $clean)))
        (br_if $opening (i32.eq (local.get $clean) (i32.const 16))))
      (local.set $from (i32.add (local.get $from) (i32.const 1)))
      (local.set $start (local.get $from))
      (loop $inside
        (if (i32.ge_u (local.get $from) (local.get $end)) (then (return (i32.const -1))))
        (if (i32.ge_u (i32.sub (local.get $from) (local.get $start)) (local.get $least))
          (then (return (local.get $start))))
        (local.set $chunk (v128.load (local.get $from)))
        (local.set $clean
          (i32.ctz
            (i32.or
              (i32.const 65536)
              (i8x16.bitmask
                (v128.or
                  (i8x16.eq (local.get $chunk) (i8x16.splat (i32.const 34)))
                  (i8x16.eq (local.get $chunk) (i8x16.splat (i32.const 92))))))))
        (local.set $from (i32.add (local.get $from) (local.get $clean)))
        (br_if $inside (i32.eq (local.get $clean) (i32.const 16)))
        (if (i32.eq (i32.load8_u (local.get $from)) (i32.const 92))
          (then
            (local.set $from (i32.add (local.get $from) (i32.const 2)))
            (br $inside))))
      (local.set $from (i32.add (local.get $from) (i32.const 1)))
      (br $outside))
    (i32.const -1))

  ;; Reads a string of ASCII from $from into bytes at $to; answers how many, or -1 where it is none.
  (func (export "narrow") (param $from i32) (param $to i32) (result i32)
    (local $at i32) (local $byte i32) (local $clean i32) (local $chunk v128)
    (local.set $at (local.get $to))
    (global.set $plain (i32.const 1))
    (loop $next
      (local.set $chunk (v128.load (local.get $from)))
      (v128.store (local.get $at) (local.get $chunk))
      (local.set $clean (call $clean (local.get $chunk)))
      (local.set $from (i32.add (local.get $from) (local.get $clean)))
      (local.set $at (i32.add (local.get $at) (local.get $clean)))
      (br_if $next (i32.eq (local.get $clean) (i32.const 16)))
      (local.set $byte (i32.load8_u (local.get $from)))
      (if (i32.eq (local.get $byte) (i32.const 34))
        (then
          (global.set $quote (local.get $from))
          (return (i32.sub (local.get $at) (local.get $to)))))
      (if (i32.ne (local.get $byte) (i32.const 92)) (then (return (i32.const -1))))
      (local.set $byte (i32.load8_u (i32.load8_u offset=1 (local.get $from))))
      (if (local.get $byte)
        (then
          (if (i32.eq (local.get $byte) (i32.const 47)) (then (global.set $plain (i32.const 0))))
          (local.set $from (i32.add (local.get $from) (i32.const 2))))
        (else
          (if (i32.ne (i32.load8_u offset=1 (local.get $from)) (i32.const 117)) (then (return (i32.const -1))))
          (global.set $plain (i32.const 0))
          (local.set $byte (call $hexadecimal (i32.add (local.get $from) (i32.const 2))))
          (if (i32.ge_u (local.get $byte) (i32.const 128)) (then (return (i32.const -1))))
          (local.set $from (i32.add (local.get $from) (i32.const 6)))))
      (i32.store8 (local.get $at) (local.get $byte))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br $next))
    (i32.const -1))

  ;; Reads a string from $from into units of UTF-16 at $to; answers how many, or -1 where it is none or no UTF-8.
  (func (export "wide") (param $from i32) (param $to i32) (result i32)
    (local $at i32) (local $byte i32) (local $clean i32) (local $chunk v128) (local $second i32) (local $third i32) (local $fourth i32)
    (local.set $at (local.get $to))
    (global.set $plain (i32.const 1))
    (loop $next
      (local.set $chunk (v128.load (local.get $from)))
      (v128.store (local.get $at) (i16x8.extend_low_i8x16_u (local.get $chunk)))
      (v128.store offset=16 (local.get $at) (i16x8.extend_high_i8x16_u (local.get $chunk)))
      (local.set $clean (call $clean (local.get $chunk)))
      (local.set $from (i32.add (local.get $from) (local.get $clean)))
      (local.set $at (i32.add (local.get $at) (i32.shl (local.get $clean) (i32.const 1))))
      (br_if $next (i32.eq (local.get $clean) (i32.const 16)))
      (local.set $byte (i32.load8_u (local.get $from)))
      (if (i32.eq (local.get $byte) (i32.const 34))
        (then
          (global.set $quote (local.get $from))
          (return (i32.shr_u (i32.sub (local.get $at) (local.get $to)) (i32.const 1)))))
      (if (i32.eq (local.get $byte) (i32.const 92))
        (then
          (local.set $byte (i32.load8_u (i32.load8_u offset=1 (local.get $from))))
          (if (local.get $byte)
            (then
              (if (i32.eq (local.get $byte) (i32.const 47)) (then (global.set $plain (i32.const 0))))
              (local.set $from (i32.add (local.get $from) (i32.const 2))))
            (else
              (if (i32.ne (i32.load8_u offset=1 (local.get $from)) (i32.const 117)) (then (return (i32.const -1))))
              (global.set $plain (i32.const 0))
              (local.set $byte (call $hexadecimal (i32.add (local.get $from) (i32.const 2))))
              (if (i32.lt_s (local.get $byte) (i32.const 0)) (then (return (i32.const -1))))
              (local.set $from (i32.add (local.get $from) (i32.const 6)))))
          (i32.store16 (local.get $at) (local.get $byte))
          (local.set $at (i32.add (local.get $at) (i32.const 2)))
          (br $next)))
      ;; Characters beyond ASCII seldom come alone. A byte below 0xc2 begins none: control characters end here too.
      (loop $beyond
        (if (i32.lt_u (local.get $byte) (i32.const 0xc2)) (then (return (i32.const -1))))
        (local.set $second (i32.load8_u offset=1 (local.get $from)))
        (if (i32.eqz (call $continues (local.get $second))) (then (return (i32.const -1))))
        (local.set $second (i32.and (local.get $second) (i32.const 63)))
        (if (i32.lt_u (local.get $byte) (i32.const 0xe0))
          (then
            (i32.store16 (local.get $at)
              (i32.or (i32.shl (i32.and (local.get $byte) (i32.const 31)) (i32.const 6)) (local.get $second)))
            (local.set $from (i32.add (local.get $from) (i32.const 2)))
            (local.set $at (i32.add (local.get $at) (i32.const 2))))
          (else
            (local.set $third (i32.load8_u offset=2 (local.get $from)))
            (if (i32.eqz (call $continues (local.get $third))) (then (return (i32.const -1))))
            (local.set $third (i32.and (local.get $third) (i32.const 63)))
            (if (i32.lt_u (local.get $byte) (i32.const 0xf0))
              (then
                (local.set $byte
                  (i32.or
                    (i32.shl (i32.and (local.get $byte) (i32.const 15)) (i32.const 12))
                    (i32.or (i32.shl (local.get $second) (i32.const 6)) (local.get $third))))
                ;; Written longer than it need be, or half of a pair.
                (if
                  (i32.or
                    (i32.lt_u (local.get $byte) (i32.const 0x800))
                    (i32.eq (i32.and (local.get $byte) (i32.const 0xf800)) (i32.const 0xd800)))
                  (then (return (i32.const -1))))
                (i32.store16 (local.get $at) (local.get $byte))
                (local.set $from (i32.add (local.get $from) (i32.const 3)))
                (local.set $at (i32.add (local.get $at) (i32.const 2))))
              (else
                (local.set $fourth (i32.load8_u offset=3 (local.get $from)))
                (if (i32.eqz (call $continues (local.get $fourth))) (then (return (i32.const -1))))
                (local.set $byte
                  (i32.or
                    (i32.or
                      (i32.shl (i32.sub (local.get $byte) (i32.const 0xf0)) (i32.const 18))
                      (i32.shl (local.get $second) (i32.const 12)))
                    (i32.or
                      (i32.shl (local.get $third) (i32.const 6))
                      (i32.and (local.get $fourth) (i32.const 63)))))
                ;; Beyond the last plane, or written longer than it need be: then this is less than 0.
                (local.set $byte (i32.sub (local.get $byte) (i32.const 0x10000)))
                (if (i32.ge_u (local.get $byte) (i32.const 0x100000)) (then (return (i32.const -1))))
                (i32.store16 (local.get $at) (i32.or (i32.const 0xd800) (i32.shr_u (local.get $byte) (i32.const 10))))
                (i32.store16 offset=2 (local.get $at) (i32.or (i32.const 0xdc00) (i32.and (local.get $byte) (i32.const 0x3ff))))
                (local.set $from (i32.add (local.get $from) (i32.const 4)))
                (local.set $at (i32.add (local.get $at) (i32.const 4)))))))
        (local.set $byte (i32.load8_u (local.get $from)))
        (br_if $beyond (i32.ge_u (local.get $byte) (i32.const 128))))
      (br $next))
    (i32.const -1)))
