import { capital } from '../../base/text';
import type { ColumnType } from '../../project/expectations';
import { certainlyNoDay, toIso } from './dateText';
import {
  onlyDecimalComma,
  splitCommaUnit,
  splitUnit,
  withDigits,
  withoutGroups,
  withPoint,
  valueOf,
  type Quantity,
} from './numberText';
import { quoted } from './shown';
import { magnitudeOf } from './unitName';

/** Whether a type is one of numbers. */
export function isNumeric(type: ColumnType): boolean {
  return type === 'integer' || type === 'number';
}

/** What is to be done about a cell of which no other writing is certain; `commas` where its column has decimal commas. */
export function adviceFor(text: string, type: ColumnType, commas: boolean): string {
  const measured = !isNumeric(type) ? null : commas ? splitCommaUnit(text) : splitUnit(text);
  if (measured !== null) return unitAdvice(measured, type);
  const reason = type === 'date' || type === 'datetime' ? certainlyNoDay(text) : null;
  return reason === null
    ? 'Correct the cell, or the type if it is wrong.'
    : `${capital(reason)}: write the real day, or leave it empty.`;
}

/** What to write for a number with its unit. */
function unitAdvice(measured: Quantity, type: ColumnType): string {
  const { number, unit } = measured;
  const factor = magnitudeOf(unit);
  const point = number.includes(',') ? ',' : '.';
  const digits = (times: number): string => String(Number((valueOf(measured) * times).toPrecision(15)));
  const value = factor === null ? number : digits(factor).replace('.', point);
  if (type === 'integer' && !/^[+-]?\d+$/.test(value)) return 'Correct the cell, or the type if it is wrong.';
  if (factor !== null) return `It leaves digits to a letter: write ${value}.`;
  return unit === '%'
    ? 'It is a percentage: write the number alone, as a share or in percent as the others are.'
    : `It carries the unit ${quoted(unit, 12)}: write ${value} if the others are in it, else convert it.`;
}

/** The same value in the declared type, where nothing else can be meant. */
export function asDeclared(text: string, type: ColumnType): string | null {
  if (isNumeric(type)) {
    const right = onlyDecimalComma(text) ? withPoint(text) : (withDigits(text)?.text ?? withoutGroups(text));
    const pattern = type === 'integer' ? /^[+-]?\d+$/ : /^[+-]?\d+(\.\d+)?$/;
    return right !== text && pattern.test(right) ? right : null;
  }
  const iso = type === 'date' || type === 'datetime' ? toIso(text) : null;
  return iso !== null && iso !== text && (type === 'datetime') === /\d\d:\d\d/.test(iso) ? iso : null;
}
