import { rangePowers } from '../layout';
import { decimal, integer, integral, leadingZero, unknown } from './kinds';

/** Of the number read last. */
export let numberValue: f64 = 0;
export let numberFlags: i32 = 0;

/** So many digits always fit into the 53 bits of a double. */
const exactDigits: i32 = 15;

/**
 * The sixteen digits of a vector as a number: pairs, then fours, then all (the widening sums of Lemire and Muła,
 * "Number parsing at a gigabyte per second", 2021, with what WebAssembly has).
 */
@inline
function digitsToNumber(digits: v128): i64 {
  const pairs = i16x8.add(
    i16x8.mul(v128.and(digits, i16x8.splat(0xff)), i16x8.splat(10)),
    i16x8.shr_u(digits, 8),
  );
  const fours = i32x4.dot_i16x8_s(pairs, i16x8(100, 1, 100, 1, 100, 1, 100, 1));
  const high = i32x4.extract_lane(fours, 0) * 10000 + i32x4.extract_lane(fours, 1);
  const low = i32x4.extract_lane(fours, 2) * 10000 + i32x4.extract_lane(fours, 3);
  return <i64>high * 100000000 + <i64>low;
}

/**
 * The kind of a whole number or decimal fraction of at most 16 bytes and 15 digits, value and flags beside; `unknown`
 * for everything else. Sixteen bytes are read at once: those behind the cell must be readable.
 */
@inline
export function readNumber(start: usize, end: usize): i32 {
  const length = <i32>(end - start);
  const bytes = v128.load(start);
  const first: u32 = load<u8>(start);
  const sign = <i32>(first == 45 || first == 43);
  const inside = (1 << length) - 1;
  const values = i8x16.sub(bytes, i8x16.splat(48));
  const others = ~i8x16.bitmask(i8x16.lt_u(values, i8x16.splat(10))) & inside & ~sign;
  let places = i8x16.add(
    i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15),
    i8x16.splat(<i8>(length - 16)),
  );
  let digits = length - sign;
  let dot = -1;
  if (others != 0) {
    dot = ctz(others);
    if ((others & (others - 1)) != 0 || load<u8>(start + dot) != 46) return unknown;
    // What stands before the dot moves up by one, over the dot.
    places = i8x16.add(places, i8x16.le_s(places, i8x16.splat(<i8>dot)));
    digits--;
  }
  if (digits == 0 || digits > exactDigits) return unknown;
  const absent = i8x16.lt_s(places, i8x16.splat(<i8>sign));
  const whole = <f64>digitsToNumber(i8x16.swizzle(values, v128.or(places, absent)));
  numberFlags = 0;
  if (dot < 0) {
    numberValue = (first == 45 ? -whole : whole) + 0.0;
    return digits > 1 && load<u8>(start + sign) == 48 ? leadingZero : integer;
  }
  const behind = inside & ~((2 << dot) - 1);
  const zeros = i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(48)));
  if ((zeros & behind) == behind) numberFlags = integral;
  const value = whole / load<f64>(load<usize>(rangePowers) + (<usize>(length - dot - 1) << 3));
  numberValue = first == 45 ? 0.0 - value : value;
  return decimal;
}
