/** Where integers of a fixed width end. */
export const integerEnds: ReadonlySet<number> = new Set([
  32_767,
  65_535,
  2_147_483_647,
  4_294_967_295,
  Number('9223372036854775807'),
  -32_768,
  -2_147_483_648,
]);
