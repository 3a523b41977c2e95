/**
 * A column of numbers as bytes, exactly, in the first of four forms that holds it: equal steps, whole distances from the
 * least (32 bits), single precision, double precision. 24 bytes of head (form, base, distance as little-endian doubles), then
 * the numbers, little-endian, as every platform that Tend runs on has them.
 */
const forms = { steps: 0, distances: 1, singles: 2, doubles: 3 } as const;
const head = 24;

export function encodeColumn(numbers: Float64Array): Uint8Array {
  const [base = NaN, second = base] = numbers;
  const by = second - base;
  if (isEvenlySpaced(numbers, base, by)) return withHead(forms.steps, base, by, new Uint8Array(0));
  const least = leastOf(numbers);
  const distances = wholeDistances(numbers, least);
  if (distances) return withHead(forms.distances, least, 0, bytesOf(distances));
  const singles = Float32Array.from(numbers);
  const exact = numbers.every((number, index) => Object.is(number, singles[index]));
  return exact ? withHead(forms.singles, 0, 0, bytesOf(singles)) : withHead(forms.doubles, 0, 0, bytesOf(numbers));
}

/** What `encodeColumn` was given; the result may be a view of the bytes. */
export function decodeColumn(bytes: Uint8Array, count: number): Float64Array {
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  const [form, base = 0, by = 0] = new Float64Array(aligned.buffer, aligned.byteOffset, 3);
  const start = aligned.byteOffset + head;
  if (form === forms.doubles) return new Float64Array(aligned.buffer, start, count);
  if (form === forms.singles) return Float64Array.from(new Float32Array(aligned.buffer, start, count));
  const numbers = new Float64Array(count);
  if (form === forms.steps) for (let index = 0; index < count; index++) numbers[index] = base + index * by;
  else addDistances(numbers, base, new Uint32Array(aligned.buffer, start, count));
  return numbers;
}

function isEvenlySpaced(numbers: Float64Array, base: number, by: number): boolean {
  for (let index = 0; index < numbers.length; index++) {
    if (!Object.is(base + index * by, numbers[index])) return false;
  }
  return true;
}

function leastOf(numbers: Float64Array): number {
  let least = Infinity;
  for (const number of numbers) if (!(number >= least)) least = number;
  return least;
}

function wholeDistances(numbers: Float64Array, least: number): Uint32Array | null {
  const distances = new Uint32Array(numbers.length);
  for (let index = 0; index < numbers.length; index++) {
    const number = numbers[index] ?? NaN;
    distances[index] = number - least;
    if (!Object.is(least + (distances[index] ?? 0), number)) return null;
  }
  return distances;
}

function addDistances(numbers: Float64Array, base: number, distances: Uint32Array): void {
  for (let index = 0; index < numbers.length; index++) numbers[index] = base + (distances[index] ?? 0);
}

function bytesOf(numbers: Uint32Array | Float32Array | Float64Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

function withHead(form: number, base: number, by: number, numbers: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(head + numbers.length);
  bytes.set(bytesOf(Float64Array.of(form, base, by)));
  bytes.set(numbers, head);
  return bytes;
}
