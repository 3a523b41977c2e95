import { plural } from '../../../base/text';
import { isUncompared } from '../../../base/uncompared';
import type { ComparedFact, Comparison } from '../../../protocol/experiments/comparison';
import { seedsShared, unpartnered } from '../../../runs/statistics/pairing';
import { repeatedSetting } from '../../../runs/statistics/repeats';
import { commitsOf, counted, mostRead, sharedRuns, withoutUncounted, type Side } from './side';

type Section = Comparison['sections'][number];

/**
 * What besides the params may have made a difference, one sentence each. Only what was recorded on all sides counts: that a
 * tracker did not record something is no difference.
 */
export function comparisonWarnings(sides: readonly Side[], sections: readonly Section[]): string[] {
  const judged = sides.map(withoutUncounted);
  return [
    ...sides.slice(1).flatMap((side) => sharing(sides[0] ?? side, side)),
    ...sides.flatMap(partlyCompared),
    ...judged.slice(1).flatMap((side) => unpaired(judged[0] ?? side, side)),
    ...judged.flatMap((side) => [...unlikeRepeats(side), ...seedsRepeated(side)]),
    ...sections.flatMap((section) => sectionWarning(section, judged)),
    ...judged.flatMap(uncommitted),
    ...sections.flatMap(uncomparedFiles),
  ];
}

function sharing(first: Side, other: Side): readonly string[] {
  const shared = sharedRuns(first, other);
  if (shared === 0) return [];
  const part = [first, other].find(({ details }) => details.length === shared);
  const whole = part === first ? other : first;
  return [
    part
      ? `${part.name} is part of ${whole.name}: no test is made between the two.`
      : `${plural(shared, 'run')} ${shared === 1 ? 'is' : 'are'} of both ${first.name} and ${other.name}: no test is made between the two.`,
  ];
}

/** Runs of the same seed tell more as pairs; a few that stand alone keep the others from it. */
function unpaired(first: Side, other: Side): readonly string[] {
  const alone = sharedRuns(first, other) > 0 ? null : unpartnered(first.details, other.details);
  if (!alone) return [];
  const part = ({ name, details }: Side, count: number, against: Side) =>
    count === 0
      ? []
      : [
          `${count} of the ${plural(details.length, alone.by)} of ${name} ${count === 1 ? 'has' : 'have'} no partner in ${against.name}`,
        ];
  const parts = [...part(first, alone.first, other), ...part(other, alone.second, first)];
  const isFew = !isMost(alone.first, first) || !isMost(alone.second, other);
  const advice = isFew ? '; leave them out, by a filter, to pair the rest' : '';
  return [`${parts.join(', and ')}, so that no runs are paired${advice}.`];
}

function isMost(count: number, { details }: Side): boolean {
  return 2 * count > details.length;
}

function partlyCompared(side: Side): readonly string[] {
  const { name, runs, details } = side;
  const unfinished = details.length - counted(side).length;
  return [
    ...(runs > details.length && runs > mostRead
      ? [`Of ${name} only the first ${plural(mostRead, 'run')} of ${plural(runs, 'run')} are compared.`]
      : []),
    ...(unfinished > 0
      ? [`${plural(unfinished, 'run')} of ${name} did not finish; no figure holds ${unfinished === 1 ? 'it' : 'them'}.`]
      : []),
    ...notWhole(side),
  ];
}

function notWhole({ name, details }: Side): readonly string[] {
  const gone = details.filter((run) => run.gone).length;
  return [
    ...(details.some(({ partly }) => partly !== null) ? [`${name} was only partly read.`] : []),
    ...(gone > 0
      ? [`${plural(gone, 'run')} of ${name} ${gone === 1 ? 'is gone from its source' : 'are gone from their source'}.`]
      : []),
  ];
}

/** What of that belongs into a verdict on each side against the first, each as a clause. */
export function verdictCaveats(sides: readonly Side[], sections: readonly Section[]): readonly (readonly string[])[] {
  const unlike = sides.map(unlikeness);
  const differs = (section: Section['section'], index: number) =>
    sections.some((it) => it.section === section && it.facts.some(({ values }) => areUnlike(values, index)));
  return sides.map((_, index) => {
    const named = (why: Unlikeness) =>
      [0, index].flatMap((at) => (unlike[at] === why ? [sides[at]?.name ?? ''] : [])).join(' and ');
    const [mixed, reseeded] = [named('mixed'), named('reseeded')];
    return [
      ...(mixed === '' ? [] : [`the runs of ${mixed} are no repeats of one thing`]),
      ...(reseeded === '' ? [] : [`runs of ${reseeded} share a seed`]),
      ...(differs('data', index) ? ['the data differ too'] : []),
      ...(differs('code', index) ? ['the code differs too'] : []),
    ];
  });
}

type Unlikeness = 'mixed' | 'reseeded';

/** Why the runs of a side are no independent repeats; null: nothing says that they are not. */
function unlikeness(side: Side): Unlikeness | null {
  if (settingsThatDiffer(side).length > 0) return 'mixed';
  return seedsShared(side.details) > 0 ? 'reseeded' : null;
}

function areUnlike(values: ComparedFact['values'], index: number): boolean {
  const [first = null] = values;
  const other = values[index] ?? null;
  return first !== null && other !== null && first !== other;
}

/** What is taken for noise is what the runs of a side differ by, and that should be chance alone. */
function unlikeRepeats(side: Side): readonly string[] {
  const differing = settingsThatDiffer(side);
  return differing.length === 0
    ? []
    : [`The runs of ${side.name} are no repeats of one thing: they differ in ${listed(differing)}.`];
}

/** Runs of one seed vary less than repeats do, and no pair can be made of them. */
function seedsRepeated(side: Side): readonly string[] {
  // Of several settings each has its run of a seed, and none is too many.
  if (unlikeness(side) !== 'reseeded') return [];
  const { name, details } = side;
  return [
    `${seedsShared(details)} of the ${plural(details.length, 'run')} of ${name} share their seed with another run of it: they are no ` +
      'independent repeats, and runs are not paired by seed. Keep one run of each seed, by a filter or by archiving the others.',
  ];
}

/** Params besides seed and fold that the runs of a side differ in. */
function settingsThatDiffer({ details }: Side): readonly string[] {
  const values = new Map<string, Set<string | undefined>>();
  const names = new Set(details.flatMap(({ params }) => [...params.keys()]));
  for (const key of names) values.set(key, new Set(details.map(({ params }) => repeatedSetting(key, params.get(key)))));
  return [...values].filter(([, distinct]) => distinct.size > 1).map(([key]) => key);
}

function sectionWarning({ section, facts }: Section, sides: readonly Side[]): readonly string[] {
  const differing = facts.filter(({ differs, values }) => differs && !values.includes(null));
  if (differing.length === 0) return [];
  const names = listed(differing.map(({ key }) => key));
  switch (section) {
    case 'data':
      return [`The data differ too: ${names}${rowsText(differing)}. Part of the difference may come from the data.`];
    case 'code':
      return differing.some(({ key }) => key === 'commit')
        ? [`The code differs too: commits ${commitsText(sides)}. Part of the difference may come from the code.`]
        : [];
    case 'environment':
      return [`The environment differs too: ${names}.`];
    case 'run':
    case 'params':
    case 'tags':
    case 'artifacts':
      return [];
  }
}

/** "7be02d1 and a41f9c2"; where a side has several, or two have the same, "7be02d1 of gb, 7be02d1 and a41f9c2 of rf". */
function commitsText(sides: readonly Side[]): string {
  const commits = sides.map((side) => commitsOf(side).map((commit) => commit.slice(0, 7)));
  const all = commits.flat();
  if (commits.every((of) => of.length === 1) && new Set(all).size === all.length) return listed(all);
  return sides.map(({ name }, index) => `${listed(commits[index] ?? [])} of ${name}`).join(', ');
}

/** Of one data set of two sides how many rows it has more or less, where that is known. */
function rowsText([fact, ...more]: readonly ComparedFact[]): string {
  const [rows = '', ...others] = fact?.differences ?? [];
  return rows === '' || more.length + others.length > 0 ? '' : `, ${rows}`;
}

function uncommitted({ name, details }: Side): readonly string[] {
  const isDirty = details.some(({ code }) => code?.dirty === true);
  return isDirty ? [`${name} was made with changes that were never committed.`] : [];
}

function uncomparedFiles({ facts }: Section): readonly string[] {
  const names = facts.filter(isUncompared).map(({ key }) => key);
  return names.length === 0 ? [] : [`Of the same size, and their contents were not compared: ${listed(names)}.`];
}

function listed(names: readonly string[]): string {
  const [first = '', second, ...rest] = names;
  if (second === undefined) return first;
  return rest.length === 0
    ? `${first} and ${second}`
    : `${first}, ${second} and ${plural(rest.length, 'more', 'more')}`;
}
