import type { RunData } from '../../run';
import { isJsonList, isJsonObject, parsePythonJson, type Json } from '../pythonJson';

/** The rows of a data set by the profile that MLflow writes of it: of tables their number, of arrays their shape. */
export function profiledRows(profile: string): Pick<RunData, 'rows'> {
  const facts = parsePythonJson(profile);
  if (!isJsonObject(facts)) return {};
  const { num_rows: rows, features_shape: shape } = facts;
  const found = isCount(rows) ? rows : isJsonList(shape) ? shape[0] : undefined;
  return isCount(found) ? { rows: found } : {};
}

function isCount(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
