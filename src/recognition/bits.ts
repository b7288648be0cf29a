/** A set of numbers below `size`, as bits. */
export const noBits = (size: number): Uint32Array => new Uint32Array((size >> 5) + 1)

export function setBit(bits: Uint32Array, number: number): void {
  bits[number >> 5] = (bits[number >> 5] ?? 0) | (1 << (number & 31))
}

export function clearBit(bits: Uint32Array, number: number): void {
  bits[number >> 5] = (bits[number >> 5] ?? 0) & ~(1 << (number & 31))
}

export const hasBit = (bits: Uint32Array, number: number): boolean =>
  (((bits[number >> 5] ?? 0) >>> (number & 31)) & 1) === 1
