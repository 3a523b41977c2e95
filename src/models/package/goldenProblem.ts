import { plural } from '../../base/text';
import type { ModelPort } from '../inspect/modelFileReport';
import { checkInput, quoted } from '../restore/checkInput';
import { outputRows } from '../restore/compareOutputs';
import { requestProblem } from './requestShape';
import { givenRows, type GoldenPairs } from './scoringRequest';

/**
 * Why golden pairs cannot be those of a model, as the end of a sentence about their file; null: nothing is known to speak against
 * it. `inputs`: what its signature takes, empty without one. One row alone may have several outputs: a forecast is asked so.
 */
export function goldenProblem(pairs: GoldenPairs, inputs: readonly ModelPort[]): string | null {
  const { form, request, outputs } = pairs;
  const impossible = requestProblem(
    request,
    inputs.some(({ shape }) => shape !== null),
  );
  if (impossible !== null) return impossible;
  const given = givenRows(request);
  const [rows, right] = [given?.rows.length ?? 0, outputRows(outputs).length];
  if (rows > 1 && Array.isArray(outputs) && right !== rows)
    return `has ${plural(rows, 'row')} at "${form}" and ${plural(right, 'output')} at "outputs"; give each row its own output`;
  const { problem, others } = checkInput(given, { name: 'the signature of the model', inputs });
  const wrong = problem ?? (others.length === 0 ? null : `the signature of the model does not take ${quoted(others)}`);
  return wrong && `does not fit the MLmodel, at "${form}": ${wrong.replace(/\.$/, '')}; mend it there`;
}
