/** Smaller arrays are left to the collector. */
const worthwhile = 4096;

/**
 * Gives the memory of an array back at once, which leaves it empty. The collector counts only what lies on its own heap as
 * urgent, so that large arrays would pile up to several times of what is in use. What is only part of a buffer stays.
 */
export function release(array: ArrayBufferView): void {
  const { buffer, byteLength } = array;
  if (byteLength >= worthwhile && byteLength === buffer.byteLength && buffer instanceof ArrayBuffer) buffer.transfer(0);
}

/** The same for every array in plain data. */
export function releaseAll(data: unknown): void {
  if (ArrayBuffer.isView(data)) release(data);
  else if (typeof data === 'object' && data !== null && !(data instanceof Map)) Object.values(data).forEach(releaseAll);
}
