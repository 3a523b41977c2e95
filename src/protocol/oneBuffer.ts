/** The kinds of columns of numbers. */
type Numbers = Float64Array | Uint32Array | Uint8Array;

/** All of them may begin at a multiple of this. */
const alignment = 8;

/**
 * The same value with its columns of numbers in one buffer. VS Code sends each buffer of a message as an argument of its
 * own, and counts them in a byte: of more than 253 only some arrive, without an error.
 */
export function inOneBuffer(value: unknown): unknown {
  const places = new Map<Numbers, number>();
  const bytes = new Uint8Array(placed(value, places, 0));
  if (places.size < 2) return value;
  for (const [part, at] of places) bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
  return moved(value, places, bytes.buffer);
}

/** Gives a place to each column that has none; returns where the next may begin. */
function placed(value: unknown, places: Map<Numbers, number>, free: number): number {
  if (typeof value !== 'object' || value === null) return free;
  if (!isNumbers(value)) return Object.values(value).reduce<number>((next, part) => placed(part, places, next), free);
  if (places.has(value)) return free;
  places.set(value, free);
  return free + Math.ceil(value.byteLength / alignment) * alignment;
}

function moved(value: unknown, places: ReadonlyMap<Numbers, number>, buffer: ArrayBuffer): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((part: unknown) => moved(part, places, buffer));
  if (!isNumbers(value))
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, moved(part, places, buffer)]));
  const Kind = value.constructor as new (buffer: ArrayBuffer, at: number, length: number) => Numbers;
  return new Kind(buffer, places.get(value) ?? 0, value.length);
}

function isNumbers(value: object): value is Numbers {
  return value instanceof Float64Array || value instanceof Uint32Array || value instanceof Uint8Array;
}
