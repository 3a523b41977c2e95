import * as z from 'zod/mini';
import { columnTypes, type ColumnType } from './expectations';
import { datePattern, duration, mapping, nameOf, phrased } from './schemaWords';

/** A word, number or truth value; words are compared with the text of cells. */
const cellValue = z.union([z.string(), z.number(), z.boolean()], { error: 'is not one value' });

const boundPhrase = 'is neither a number nor a date such as 2026-12-15';
const bound = z.union([z.number(), phrased(datePattern, boundPhrase)], { error: boundPhrase });

/** How a value of a declared type is written, and what one is called; other types are not told by a look at a value. */
const writtenAs = {
  integer: { pattern: /^[+-]?\d+(\.0+)?$/, called: 'a whole number' },
  number: { pattern: /^[+-]?((\d+\.?\d*|\.\d+)(e[+-]?\d+)?|inf(inity)?)$/i, called: 'a number' },
  boolean: { pattern: /^(true|false|t|f|yes|no|y|n|on|off|[01])$/i, called: 'true or false' },
} as const;

/** Says of each listed value that it can never be of the type of its column. */
function valuesOfType(
  { type, values = [] }: { readonly type?: ColumnType | undefined; readonly values?: readonly unknown[] | undefined },
  context: z.core.$RefinementCtx,
): void {
  if (type !== 'integer' && type !== 'number' && type !== 'boolean') return;
  const { pattern, called } = writtenAs[type];
  for (const [index, value] of values.entries())
    if (!pattern.test(String(value).trim()))
      context.addIssue({
        code: 'custom',
        path: ['values', index],
        message: `is not ${called}, which type: ${type} says of every value`,
      });
}

/** Says of the ends of a range that there is no such day, or that no value of the type of its column lies between them. */
function rangeOfType(
  { type, range = [] }: { readonly type?: ColumnType | undefined; readonly range?: readonly unknown[] | undefined },
  context: z.core.$RefinementCtx,
): void {
  const say = (path: readonly (string | number)[], message: string): void =>
    context.addIssue({ code: 'custom', path: [...path], message });
  if (range.length > 0 && (type === 'text' || type === 'boolean')) {
    say(['range'], `is a range of numbers or dates, and type: ${type} holds neither; list its values instead`);
    return;
  }
  for (const [index, end] of range.entries()) {
    const isDate = typeof end === 'string';
    if (isDate && datePattern.test(end) && !isDay(end.slice(0, 10))) say(['range', index], 'is no day of the calendar');
    else if (isDate && (type === 'integer' || type === 'number'))
      say(['range', index], `is a date, and type: ${type} holds numbers`);
    else if (typeof end === 'number' && (type === 'date' || type === 'datetime'))
      say(['range', index], `is a number, and type: ${type} holds dates; write it as 2026-12-15`);
  }
}

function isDay(day: string): boolean {
  const instant = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(day);
}

const columnConfig = mapping(
  'a column',
  {
    type: z.optional(z.enum(columnTypes)).check(z.describe('What every value of the column must be.')),
    range: z
      .optional(
        z.tuple([bound, bound], { error: 'is not a range; write the least and the greatest value, such as [0, 100]' }),
      )
      .check(z.describe('Least and greatest value, both included: numbers, or ISO dates.')),
    values: z
      .optional(
        z
          .array(cellValue)
          .check(
            z.minLength(1, { error: 'is of no use, as no value could occur; list those that may, or leave it out' }),
          ),
      )
      .check(z.describe('Every value that may occur.')),
    nullable: z.optional(z.boolean()).check(z.describe('false: an empty cell is an error.')),
    unique: z.optional(z.boolean()).check(z.describe('true: no value may occur twice.')),
  },
  { key: 'type', example: 'age: { type: integer }' },
).check(
  z.refine(({ range }) => !range || typeof range[0] !== typeof range[1] || range[0] <= range[1], {
    path: ['range'],
    error: 'ends before it begins',
  }),
  z.superRefine(valuesOfType),
  z.superRefine(rangeOfType),
);

const severity = z.enum(['error', 'warning', 'info', 'hint']);

const checkConfig = z.union(
  [
    z.boolean(),
    mapping('a check', {
      severity: z.optional(severity).check(z.describe('How bad a finding of this check is here.')),
      max: z
        .optional(z.number().check(z.minimum(0), z.maximum(1)))
        .check(z.describe('The limit above which the check speaks, such as 0.02 for 2 %.')),
    }),
  ],
  { error: 'is neither false (switched off) nor a mapping of severity and max' },
);

const rowsPattern = /^\s*\d+(\s*-\s*\d+)?(\s*,\s*\d+(\s*-\s*\d+)?)*\s*$/;
const rowsPhrase = 'is not a list of rows; write "120-130" or "7, 12, 120-130"';

/** What is no number at all is told of otherwise. */
function ascending(rows: string | number): boolean {
  return String(rows)
    .split(',')
    .map((span) => span.split('-').map(Number))
    .every(([from = 0, to = from]) => !(from > to));
}

const suppression = mapping('a suppression', {
  check: nameOf('check', z.string().check(z.describe('Id of the check, such as text-typo.'))),
  column: z.optional(nameOf('column')).check(z.describe('Only this column; every column without it.')),
  rows: z
    .optional(
      z
        .union([z.int().check(z.minimum(1)), phrased(rowsPattern, rowsPhrase)], { error: rowsPhrase })
        .check(z.refine(ascending, { error: 'ends before it begins; write the smaller row first' })),
    )
    .check(z.describe('Row numbers, the first after the header is 1: "120-130" or "7, 12".')),
  value: z.optional(cellValue).check(z.describe('Only cells with exactly this text.')),
  reason: z
    .string()
    .check(z.minLength(1, { error: 'is empty; say why this is kept' }), z.describe('Why this is kept as it is.')),
});

const share = z.number().check(z.minimum(0), z.maximum(1));

/** One data set: where it lies, what it is for, what it should hold. */
export const dataSetConfig = mapping(
  'a data set',
  {
    path: z
      .optional(nameOf('file', z.string().check(z.minLength(1))))
      .check(z.describe('File, glob or folder, relative to this file.')),
    zone: z.optional(z.enum(['raw', 'cleaned', 'transformed'])).check(z.describe('How far the data is prepared.')),
    from: z.optional(z.array(nameOf('file'))).check(z.describe('Files or globs that it was made of.')),
    source: z
      .optional(
        mapping('a source', {
          owner: z.optional(z.string()).check(z.describe('Who answers for the data.')),
          licence: z.optional(z.string()).check(z.describe('Under which licence it may be used.')),
          refresh: z.optional(duration).check(z.describe('How often it is renewed, such as 7d.')),
        }),
      )
      .check(z.describe('Where the data comes from.')),
    target: z.optional(nameOf('column')).check(z.describe('The column to predict.')),
    id: z.optional(nameOf('column')).check(z.describe('The column that names each row; no value may repeat.')),
    time: z.optional(nameOf('column')).check(z.describe('The column that says when a row was observed.')),
    group: z
      .optional(nameOf('column'))
      .check(z.describe('Rows with the same value belong together and must not be split.')),
    sensitive: z
      .optional(z.array(nameOf('column')))
      .check(z.describe('Columns by which people could be treated unfairly.')),
    population: z
      .optional(z.record(nameOf('column'), z.record(z.string(), share)))
      .check(z.describe('What the data should represent: for each column the share of each value.')),
    splits: z
      .optional(
        mapping('the splits', {
          train: z.optional(nameOf('file')).check(z.describe('The file to learn from.')),
          validation: z.optional(nameOf('file')).check(z.describe('The file to choose a model by.')),
          test: z.optional(nameOf('file')).check(z.describe('The file that is looked at once, at the end.')),
        }),
      )
      .check(z.describe('The files that the data set is divided into.')),
    columns: z.optional(z.record(nameOf('column'), columnConfig)).check(z.describe('What each column should hold.')),
    checks: z
      .optional(z.record(nameOf('check'), checkConfig))
      .check(z.describe('Checks by id: false switches one off; { severity, max } changes it.')),
    suppress: z
      .optional(z.array(suppression))
      .check(z.describe('Findings that are kept on purpose, each with its reason.')),
  },
  { key: 'path', example: 'people: { path: data/people.csv }' },
);

export type DataSetConfig = z.infer<typeof dataSetConfig>;
export type ColumnConfig = z.infer<typeof columnConfig>;
