/**
 * What the text of one cell looks like, decided from the text alone (trimmed of blanks, unquoted). Every cell has exactly
 * one kind; what it means for the column is decided later, by the checks, from the tallies of all kinds.
 */
export const CellKind = {
  /** Nothing, or only blanks. */
  Empty: 0,
  /** A word or sign that readers take for "missing": NA, N/A, null, none, nan, -, ?, ., #N/A, unknown … (`missingWords`). */
  MissingWord: 1,
  /** A whole number, no leading zero. Beyond 2^53 it also carries `CellFlag.Imprecise`. */
  Integer: 2,
  /** A decimal fraction or a number with an exponent. */
  Decimal: 3,
  /** Digits that begin with a superfluous zero: 02210. */
  LeadingZero: 4,
  /** Groups of three separated by comma (or blank, apostrophe), and no decimal comma: 3,800 or 1 234 567.5. */
  Thousands: 5,
  /** A decimal comma: 3,14, 1.234,5 or 1 234,5. Three digits behind one comma (3,800) are `Thousands`. */
  DecimalComma: 6,
  /** A number with a currency sign, percent sign or unit: $12.50, 12 kg, 0.05%. */
  NumberWithUnit: 7,
  /** inf, -inf, Infinity (nan is a `MissingWord`). */
  NotFinite: 8,
  /** A number but for one or two letters that look like digits: 41.l, 1O0. */
  NearNumber: 9,
  /** true, false, t, f, yes, no, y, n, on, off, in any case (not 0 and 1). */
  Boolean: 10,
  /** 2026-04-03 */
  DateIso: 11,
  /** 2026-04-03T12:00 or with a blank, seconds, fraction; no offset. */
  DateTimeIso: 12,
  /** As before, with Z or an offset. */
  DateTimeZoned: 13,
  /** 2026/04/03 or 2026.04.03, with or without a time. */
  DateYearFirst: 14,
  /** 31/12/2026, 31.12.2026, 31-12-2026: only the day can be first. With or without a time. */
  DateDayFirst: 15,
  /** 12/31/2026: only the month can be first. */
  DateMonthFirst: 16,
  /** 03/04/2026, 03.04.2026: either. */
  DateAmbiguous: 17,
  /** 31/12/26 */
  DateTwoDigitYear: 18,
  /** 3 April 2026, Apr 3, 2026, 03-Apr-2026 */
  DateNamed: 19,
  /** Shaped like a date, but there is no such day: 2007-11-31, 45/13/2020. */
  DateImpossible: 20,
  /** 12:30, 12:30:05, 9:05 pm */
  Time: 21,
  /** Anything else. */
  Text: 22,
} as const;
export type CellKind = (typeof CellKind)[keyof typeof CellKind];
export const cellKindCount = 23;

/** Things that may be true of a cell besides its kind; several can be. Bit positions. */
export const CellFlag = {
  /** The value begins with a blank (space, tab, no-break space). */
  LeadingBlank: 0,
  /** The value ends with a blank. */
  TrailingBlank: 1,
  /** Two or more blanks in a row inside the value. */
  DoubleBlank: 2,
  /** Zero-width, bidirectional or no-break characters (`hiddenIn`): U+200B–F, U+202A–E, U+2066–9, U+FEFF, U+00A0, U+00AD. */
  Invisible: 3,
  /** C0 (but tab, CR, LF) or C1 control characters, without NUL. */
  Control: 4,
  /** U+0000. */
  Nul: 5,
  /** UTF-8 that was read as Windows-1252 and written as UTF-8 again: "AdÃ©lie"; or U+FFFD. */
  Mojibake: 6,
  /** A byte sequence that is not UTF-8. */
  InvalidUtf8: 7,
  /** Written in quotes. */
  Quoted: 8,
  /** Holds a line break. */
  LineBreak: 9,
  /** A backslash before a quote. */
  BackslashQuote: 10,
  /** A doubled quote inside quotes. */
  DoubledQuote: 11,
  /** As a 64-bit float it becomes another number: an integer beyond 2^53 - 1 or more digits than a double keeps. */
  Imprecise: 12,
  /** A `Decimal` whose fraction is all zeros: 12.0. */
  Integral: 13,
  /** A date later than tomorrow (by the clock handed to the profiler). */
  Future: 14,
  /** Text that somebody typed to have something there: test, asdf, lorem ipsum, xxx, foo@bar … (`placeholderWords`). */
  Placeholder: 15,
  /** A declared range does not hold this number. */
  OutOfRange: 16,
  /** The declared values do not include this one. */
  NotDeclared: 17,
  /** The declared type does not allow this text. */
  WrongType: 18,
  /** A character outside ASCII (no fault in itself). */
  NonAscii: 19,
  /** Holds blanks and nothing else; then it neither begins nor ends with one. */
  OnlyBlanks: 20,
} as const;
export type CellFlag = (typeof CellFlag)[keyof typeof CellFlag];
export const cellFlagCount = 21;
