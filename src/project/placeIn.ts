/** The line (from 0) of a `tend.yaml` where a key of its first level stands, be it as a comment; null: nowhere. */
export function placeIn(text: string, key: string): number | null {
  const line = text.split('\n').findIndex((each) => new RegExp(`^(# )?${key}:`).test(each));
  return line === -1 ? null : line;
}
