import type { ModelPage } from '../../../src/protocol/models/modelPage';
import { contradictionAt, type Span } from './liveSpans';

/** A part of a lane in which the same is live throughout. */
export interface SpanPiece {
  readonly stage: string;
  /** Milliseconds. */
  readonly from: number;
  readonly to: number;
  /** One, or several that are live at once. */
  readonly spans: readonly [Span, ...Span[]];
  /** What contradicts each other in it, "churn@3 and nothing"; null: nothing does. */
  readonly torn: string | null;
}

/** The spans of all lanes, cut where another one begins or ends that is live at once, so that none lies over another. */
export function spanPieces({ stages, spans, now }: Pick<ModelPage, 'stages' | 'spans' | 'now'>): readonly SpanPiece[] {
  return stages.flatMap((stage) => {
    const lane = spans.filter((span) => span.stage === stage);
    return lane.every(({ contradicted }) => contradicted.length === 0)
      ? lane.map((it) => whole(it, now))
      : cut(lane, Math.max(now, ...lane.map(begins)));
  });
}

function whole(span: Span, now: number): SpanPiece {
  return { stage: span.stage, from: span.from, to: span.to ?? now, spans: [span], torn: null };
}

/** When the last of what is told of a span has begun. */
function begins({ from, contradicted }: Span): number {
  return Math.max(from, contradicted.at(-1)?.from ?? from) + 1;
}

/** `end`: where what is still live ends, after the beginning of all. */
function cut(lane: readonly Span[], end: number): readonly SpanPiece[] {
  const cuts = lane.flatMap(({ from, to, contradicted }) => [
    ...[from, to ?? end],
    ...contradicted.flatMap((it) => [it.from, it.to ?? end]),
  ]);
  const moments = [...new Set(cuts)].sort((a, b) => a - b);
  return moments.slice(1).flatMap((to, index) => {
    const from = moments[index] ?? to;
    const [first, ...others] = lane.filter((span) => span.from <= from && (span.to ?? end) >= to);
    if (!first) return [];
    const torn = contradictionAt(first, from)?.sides ?? null;
    return { stage: first.stage, from, to, spans: [first, ...others] as const, torn };
  });
}
