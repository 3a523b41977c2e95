import { dayText } from '../../../base/days';
import { formatCount } from '../../../base/text';
import { figureText } from '../../../models/gates/figureText';
import { commitText } from '../../../models/registry/commitText';
import type { VersionRecord } from '../../../models/registry/registryState';
import type { ModelPage, VersionDetail } from '../../../protocol/models/modelPage';
import { hasChanged, knownContent, shortDigest } from './dataWords';
import { fileTarget, type DetailFacts } from './detailFacts';
import type { PagesContext } from './pagesContext';

type Lineage = VersionDetail['lineage'];
type Box = Lineage['boxes'][number];

/** So many data sets, and so many versions that were made from it, have boxes of their own. */
const mostEach = 4;

/** From data and code over the run to the version, and on to where it is live and what was made from it. */
export function detailLineage(
  context: PagesContext,
  version: VersionRecord,
  detail: DetailFacts & { readonly metric: ModelPage['metric'] },
): Lineage {
  const origins = [...dataBoxes(context, version, detail), codeBox(context, version, detail), ...parentBoxes(version)];
  const run = runBox(context, version, detail);
  const own = ownBox(version);
  const ends = [...stageBoxes(context, version), ...childBoxes(context, version)];
  return {
    boxes: [...origins, run, own, ...ends],
    links: [
      ...origins.map(({ id }) => ({ from: id, to: run.id })),
      { from: run.id, to: own.id },
      ...ends.map(({ id }) => ({ from: own.id, to: id })),
    ],
  };
}

function box(column: number, id: string, told: Pick<Box, 'title' | 'detail'> & Partial<Box>): Box {
  return { id, column, recorded: true, selected: false, opens: null, ...told };
}

function dataBoxes({ root }: PagesContext, { registered: { data } }: VersionRecord, { history }: DetailFacts): Box[] {
  if (data.length === 0) return [box(0, 'data', { title: 'data', detail: 'not recorded', recorded: false })];
  const shown = data.slice(0, mostEach).map((used) => {
    const known = knownContent(history, used);
    const rows = known ? `v${known.number}, ${formatCount(known.rows)} rows` : shortDigest(used.digest);
    const detail = hasChanged(history, used) ? `${rows}; the file has changed since` : rows;
    const title = used.path.slice(used.path.lastIndexOf('/') + 1);
    return box(0, `data:${used.path}`, { title, detail, opens: fileTarget(root, used.path) });
  });
  const more = data.length - shown.length;
  return more > 0 ? [...shown, box(0, 'data:more', { title: `${more} more`, detail: 'data sets' })] : shown;
}

function codeBox({ root }: PagesContext, { registered: { code } }: VersionRecord, { opened }: DetailFacts): Box {
  const [script = null] = /[^\s"']+\.py\b/.exec(opened?.read?.facts.run?.command ?? '') ?? [];
  const title = script?.slice(script.lastIndexOf('/') + 1) ?? 'code';
  if (!code) return box(0, 'code', { title, detail: 'not recorded', recorded: false });
  return box(0, 'code', { title, detail: commitText(code), opens: script && fileTarget(root, script) });
}

function parentBoxes({ model, registered: { parent } }: VersionRecord): Box[] {
  if (parent === null) return [];
  return [box(0, 'parent', { title: `${model}@${parent}`, detail: 'made from', opens: `version:${parent}` })];
}

function runBox(
  { runs }: PagesContext,
  { registered: { run, metrics } }: VersionRecord,
  { opened, metric }: DetailFacts & { readonly metric: ModelPage['metric'] },
): Box {
  if (run === null) return box(1, 'run', { title: 'run', detail: 'not recorded', recorded: false });
  const number = runs.byId(run);
  const name = (number === null ? null : runs.details(number)?.name) ?? opened?.read?.facts.run?.name;
  const value = metric && metrics[metric.name]?.value;
  return box(1, 'run', {
    title: `run ${name ?? run.slice(0, 12)}`,
    detail: metric && typeof value === 'number' ? `${metric.name} ${figureText(value)}` : run.slice(0, 12),
    opens: number === null ? null : `run:${run}`,
  });
}

function ownBox({ model, number, digest }: VersionRecord): Box {
  return box(2, 'version', { title: `${model}@${number}`, detail: `sha256:${shortDigest(digest)}`, selected: true });
}

function stageBoxes({ registry }: PagesContext, { model, stages }: VersionRecord): Box[] {
  return stages.map(({ stage, since }) => {
    const { move, conflict } = registry.live(model, stage, Number.MAX_SAFE_INTEGER);
    const event = move?.event;
    const opens = event === undefined ? null : `event:${event}`;
    const detail = `since ${dayText(since)}${conflict.length > 0 ? ', contradicted' : ''}`;
    return box(3, `stage:${stage}`, { title: stage, detail, opens });
  });
}

function childBoxes({ registry }: PagesContext, { model, number }: VersionRecord): Box[] {
  const children = registry.versions(model).filter(({ registered }) => registered.parent === number);
  return children.slice(0, mostEach).map((child) =>
    box(3, `child:${child.number}:${shortDigest(child.digest)}`, {
      title: `${model}@${child.number}`,
      detail: `made from it, ${dayText(child.created)}`,
      opens: `version:${child.number}`,
    }),
  );
}
