import { plural } from '../../base/text';
import { recordOf, scoringForms } from './scoringRequest';

/**
 * Why no model can be asked a scoring request, whatever model it is, as the end of a sentence about its file; null: nothing speaks
 * against it. MLflow's scoring server refuses the same. `ofTensors`: the model takes tensors by name, which may differ in length.
 */
export function requestProblem(request: Readonly<Record<string, unknown>>, ofTensors: boolean): string | null {
  const [form, ...others] = scoringForms.filter((it) => request[it] !== undefined);
  if (form === undefined || others.length > 0) return `has to have exactly one of ${scoringForms.join(', ')}`;
  if (Object.keys(recordOf(request.params) ?? {}).length > 0)
    return 'has "params", which Tend hands to no model: leave them out, and of golden pairs write the outputs that come without them';
  const wrong = valuesProblem(form, request[form], ofTensors);
  return wrong && `cannot be asked, at "${form}": ${wrong}; mend it there`;
}

function valuesProblem(form: (typeof scoringForms)[number], values: unknown, ofTensors: boolean): string | null {
  if (form === 'dataframe_split') return splitProblem(recordOf(values));
  if (Array.isArray(values)) return listProblem(values, form === 'dataframe_records');
  if (form === 'dataframe_records') return recordsNeeded;
  return columnsProblem(recordOf(values) ?? {}, ofTensors);
}

const recordsNeeded = 'it is to be a list of rows {"column": value}';

function splitProblem(split: Readonly<Record<string, unknown>> | null): string | null {
  const { columns = null, data } = split ?? {};
  if (!Array.isArray(data) || (columns !== null && !Array.isArray(columns)))
    return 'it is to have "columns", a list of names, and "data", a list of rows';
  const width = columns?.length ?? widthOf(data[0]);
  const at = data.findIndex((row) => widthOf(row) !== width);
  return at < 0 ? null : `row ${at + 1} has ${plural(widthOf(data[at]), 'value')}, where ${width} are due`;
}

/** A row that is no list is a value by itself. */
function widthOf(row: unknown): number {
  return Array.isArray(row) ? row.length : 1;
}

function listProblem(list: readonly unknown[], ofRecords: boolean): string | null {
  const records = list.filter((it) => recordOf(it) !== null).length;
  if (records === list.length) return null;
  return ofRecords || records > 0 ? recordsNeeded : raggedProblem(list);
}

/** Lists in lists are an array only where each of them is as long as its neighbours. */
function raggedProblem(list: readonly unknown[]): string | null {
  const at = list.findIndex((it) => lengthOf(it) !== lengthOf(list[0]));
  if (at >= 0) return `row ${at + 1} has another number of values than row 1`;
  return Array.isArray(list[0]) ? raggedProblem(list.flat()) && 'lists in its rows differ in length' : null;
}

function lengthOf(value: unknown): number | null {
  return Array.isArray(value) ? value.length : null;
}

function columnsProblem(columns: Readonly<Record<string, unknown>>, ofTensors: boolean): string | null {
  const [first, ...others] = Object.entries(columns);
  const other = others.find(([, values]) => lengthOf(values) !== lengthOf(first?.[1]));
  if (!first || !other || ofTensors) return null;
  return `column ${shownColumn(first)}, and column ${shownColumn(other)}, where all need as many`;
}

function shownColumn([name, values]: readonly [string, unknown]): string {
  const length = lengthOf(values);
  return `${JSON.stringify(name)} ${length === null ? 'is no list' : `has ${plural(length, 'value')}`}`;
}
