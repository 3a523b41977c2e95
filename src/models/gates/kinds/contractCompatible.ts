import { plural } from '../../../base/text';
import type { ModelPort } from '../../inspect/modelFileReport';
import { finding, type GateKind } from '../gateKind';

/** Whoever calls what is live can call it too: no input is gone, of another type, or newly required. */
export const contractCompatible: GateKind<'contract-compatible'> = {
  name: () => 'contract-compatible',
  waivable: true,
  judge: (_, { contract: { candidate, champion }, champion: live, stage, model }) => {
    if (live === null) return finding('pass', `nothing is live in ${stage} yet whose callers it could break`);
    if (live.version === null) return finding(live.problem.verdict, live.problem.text);
    const against = `signature of ${model}@${live.version}`;
    if (candidate === null) return finding('not-run', 'the package says nothing of its inputs (an example would)');
    if (champion === null) return finding('not-run', `${model}@${live.version} says nothing of its inputs`);
    const broken = breaks(champion, candidate);
    if (broken.length > 0) return finding('fail', broken.join('; '), against);
    const added = candidate.filter(({ name }) => !champion.some((it) => it.name === name));
    if (added.length === 0) return finding('pass', `the same ${plural(candidate.length, 'input')}`, against);
    return finding('pass', `${plural(added.length, 'optional input')} added; calls still fit`, against);
  },
};

function breaks(before: readonly ModelPort[], after: readonly ModelPort[]): readonly string[] {
  const changed = before.flatMap((port) => {
    const now = after.find(({ name }) => name === port.name);
    if (!now) return [`${shown(port)} is gone`];
    if (now.type !== port.type) return [`${shown(port)} was ${port.type} and is ${now.type}`];
    if (shapeText(now) !== shapeText(port)) return [`${shown(port)} was ${shapeText(port)} and is ${shapeText(now)}`];
    return now.required && !port.required ? [`${shown(port)} is required now`] : [];
  });
  const added = after.filter((port) => port.required && !before.some(({ name }) => name === port.name));
  return [...changed, ...added.map((port) => `${shown(port)} is new and required`)];
}

function shapeText({ shape }: ModelPort): string {
  return shape === null ? 'of any shape' : `[${shape.map((size) => size ?? '?').join(', ')}]`;
}

function shown({ name }: ModelPort): string {
  return name === '' ? 'the input' : name;
}
