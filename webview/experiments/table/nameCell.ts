import { html, nothing, svg, type TemplateResult } from 'lit';
import { capital, formatCount } from '../../../src/base/text';
import { nestedText } from './nestedText';
import { endText, silence, silenceText, type TableRow } from '../../../src/protocol/experiments/rows';
import { icon } from '../../shared/icon';
import { markerPath, type Identity } from '../../shared/identity';
import type { LoadedRow } from '../model/rowPages';
import type { Scene } from './scene';
import { incompleteText } from '../../../src/base/incompleteRun';

/** There is room for no more; the tip of the row has them all. */
const mostLabels = 2;

/** Marker, star, twistie, name and what else there is to say of a row as a whole. */
export function nameContent(
  scene: Scene,
  loaded: LoadedRow,
  identity: Identity | null,
  baseline: boolean,
): TemplateResult {
  const { row } = loaded;
  const indent = `padding-left:${row.depth * 20}px`;
  return html`<span class="marker-cell" data-part="marker"
      >${markerTemplate(identity, scene.slots.has(loaded.key))}</span
    >${scene.grouped ? nothing : starTemplate(row)}<span class="indent" .style=${indent}></span>${twistie(row)}${
      scene.grouped && row.starred ? starTemplate(row) : nothing
    }<span class="name">${row.name}</span
    >${labels(row)}${signs(row, baseline, scene.now)}${row.kind === 'rest' ? nothing : html`<span class="row-actions" data-part="actions" aria-hidden="true">${icon('ellipsis')}</span>`}${scene.grouped && row.kind === 'run' ? nothing : count(row, baseline)}`;
}

function markerTemplate(identity: Identity | null, own: boolean): TemplateResult {
  if (!identity) return html`<span class="unmarked"></span>`;
  const name = `marker ${identity.hollow ? 'hollow' : ''} ${own || identity.hollow ? '' : 'shared'}`;
  return html`<svg class=${name} width="16" height="16" aria-hidden="true">
    ${svg`<path transform="translate(8 8)" d=${markerPath(identity.marker, 4)}></path>`}
  </svg>`;
}

function starTemplate({ kind, starred }: TableRow): TemplateResult {
  if (kind !== 'run' && !starred) return html`<span class="star"></span>`;
  return html`<span class=${starred ? 'star on' : 'star'} data-part="star" aria-hidden="true"
    >${icon(starred ? 'star-full' : 'star-empty')}</span
  >`;
}

function twistie({ expandable, expanded }: TableRow): TemplateResult {
  if (!expandable) return html`<span class="twistie"></span>`;
  return html`<span class="twistie" data-part="twistie">${icon(expanded ? 'chevron-down' : 'chevron-right')}</span>`;
}

function labels({ labels: all }: TableRow): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  const rest = all.length - mostLabels;
  return html`<span class="labels"
      >${all.slice(0, mostLabels).map((label) => html`<span class="label-tag">${label}</span>`)}</span
    >${rest > 0 ? html`<span class="more-labels second small">+${rest}</span>` : nothing}`;
}

function signs(row: TableRow, baseline: boolean, now: number): TemplateResult {
  const { running, incomplete } = row.children;
  return html`<span class="signs"
    >${baseline ? sign('pinned', 'baseline') : nothing}${row.note === '' ? nothing : icon('note', row.note)}${
      row.archived ? icon('archive', 'Archived') : nothing
    }${
      row.kind !== 'run' && running > 0
        ? html`<span class="sign"><span class="ring"></span><span class="word">${running} running</span></span>`
        : nothing
    }${row.kind !== 'run' && incomplete > 0 ? sign('warning', 'not whole') : nothing}${
      row.partly === null && !row.gone ? nothing : icon('warning', capital(incompleteText(row)))
    }${statusSign(row, now)}</span
  >`;
}

function sign(name: string, word: string): TemplateResult {
  return html`<span class="sign">${icon(name)}<span class="word">${word}</span></span>`;
}

function statusSign({ status, sign: heard }: TableRow, now: number): TemplateResult | typeof nothing {
  const silent = silence(heard, now);
  switch (status) {
    case 'running':
      if (silent !== null)
        return icon('watch', runningWords('Said to be running', silenceText(silent), endText(heard, now)));
      return html`<span
        class="ring"
        role="img"
        aria-label="Running"
        data-tip=${runningWords('Running', endText(heard, now))}
      ></span>`;
    case 'failed':
      return icon('error', 'Failed');
    case 'killed':
      return icon('circle-slash', 'Stopped');
    case 'scheduled':
      return icon('clock', 'Not started yet');
    default:
      return nothing;
  }
}

function runningWords(...parts: readonly string[]): string {
  return parts.filter(Boolean).join('; ');
}

/**
 * Of a group those runs that its mean is over, of all that it has; of a parent those of the runs nested in it that are shown, of
 * which the baseline over the table shows none.
 */
function count({ kind, children, counted }: TableRow, baseline: boolean): TemplateResult | typeof nothing {
  const { all } = children;
  if (kind !== 'run') return part(counted ?? all, all, null);
  if (all === 0) return nothing;
  const shown = baseline ? all : children.shown;
  return part(shown, all, nestedText({ ...children, shown }));
}

function part(some: number, all: number, tip: string | null): TemplateResult {
  const rest = some === all ? nothing : html`<span class="second">/${formatCount(all)}</span>`;
  return html`<span class="n" data-tip=${tip ?? nothing}>${formatCount(some)}${rest}</span>`;
}
