import { byteLetters } from '#trace'

const bytesOfLetters: ReadonlyMap<string, number> = new Map(byteLetters.map((letter, byte) => [letter, byte]))
const encoder = new TextEncoder()

/**
 * How the entries of a vocabulary are read as bytes: in letters that each stand for a byte (GPT-2 and whatever came after it), or as
 * text with ▁ for blanks and <0x0A> for bytes that are no text (SentencePiece).
 */
export function pieceBytes(pieces: readonly string[]): (piece: string) => Uint8Array {
  const isByteLevel = pieces.includes('Ġ') || pieces.some((piece) => piece.startsWith('Ġ'))
  return isByteLevel ? letterBytes : textBytes
}

function letterBytes(piece: string): Uint8Array {
  const bytes = Array.from(piece, (letter) => bytesOfLetters.get(letter))
  return bytes.every((byte) => byte !== undefined) ? Uint8Array.from(bytes) : encoder.encode(piece)
}

function textBytes(piece: string): Uint8Array {
  const byte = piece.match(/^<0x([0-9A-F]{2})>$/)?.[1]
  return byte === undefined
    ? encoder.encode(piece.replaceAll('▁', ' '))
    : Uint8Array.of(Number.parseInt(byte, 16))
}
