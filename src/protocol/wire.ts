/** How a number that is not finite travels. */
const mark = '$number';

/**
 * VS Code sends messages between a panel and the extension as JSON, beside their buffers: what is not finite would arrive
 * as null. `toWire` is applied to what is sent and `fromWire` to what arrives, on both sides.
 */
export function toWire(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : { [mark]: String(value) };
  return mapped(value, toWire);
}

/** Puts back what `toWire` replaced. */
export function fromWire(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && mark in value) return Number(value[mark]);
  return mapped(value, fromWire);
}

function mapped(value: unknown, map: (part: unknown) => unknown): unknown {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || value instanceof ArrayBuffer)
    return value;
  if (Array.isArray(value)) return value.map((part: unknown) => map(part));
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, map(part)]));
}
