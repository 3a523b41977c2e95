/** How far a latitude or longitude can lie from zero, in degrees, where the last word of a name says that it is one; else null. */
export function mostDegrees(name: string): 90 | 180 | null {
  const words = name.trim().split(/(?<=[a-z])(?=[A-Z])|[^A-Za-z]+/);
  const word = words.at(-1)?.toLowerCase() ?? '';
  if (/^lat(itude)?$/.test(word)) return 90;
  return /^(lon|lng|long|longitude)$/.test(word) ? 180 : null;
}
