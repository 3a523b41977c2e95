/** How a run or group looks wherever it is drawn, so that it is known again without its name. */
export interface Identity {
  /** CSS colour: a variable that `theme.ts` keeps legible. */
  readonly colour: string;
  /** Lengths of dashes and gaps in px for a line of 1.75 px; empty: solid. */
  readonly dash: readonly number[];
  readonly marker: Marker;
  readonly hollow: boolean;
}

const shapes = ['circle', 'square', 'triangle', 'diamond', 'down', 'cross'] as const;
/** A plus stands for a hollow cross, which has no inside. */
export type Marker = (typeof shapes)[number] | 'plus';

/** Tokens of the theme in the order of the slots. */
export const identityTokens = [
  'charts-blue',
  'charts-orange',
  'charts-purple',
  'charts-green',
  'charts-red',
  'charts-yellow',
] as const;

const dashes: readonly (readonly number[])[] = [[], [6, 4], [2, 3], [8, 3, 2, 3], [12, 4], [4, 2]];

/** The look of a slot; from the seventh on the colours repeat, hollow and with the next dash, then with the next markers. */
export function identityOf(slot: number): Identity {
  const place = slot % distinctColours;
  const round = Math.floor(slot / distinctColours);
  const hollow = round % 2 === 1;
  const shape = shapes[(place + Math.floor(round / 2)) % shapes.length] ?? 'circle';
  return {
    colour: `var(--tend-identity-${place})`,
    dash: dashes[(place + round) % dashes.length] ?? [],
    marker: hollow && shape === 'cross' ? 'plus' : shape,
    hollow,
  };
}

/** From this slot on colours repeat. */
export const distinctColours = identityTokens.length;

/** From this slot on looks repeat: every colour has each marker filled and hollow. */
export const distinctLooks = 2 * shapes.length * distinctColours;

/** Dashes and gaps of a look from the middle of one of its dashes on: a sample of a line has a marker there, which would hide a gap. */
export function dashFromMiddle([first, ...rest]: readonly number[]): readonly number[] {
  return first === undefined ? [] : [first / 2, ...rest, first / 2, 0];
}

/** SVG path of a marker around 0, 0; `radius` is half its extent in px. */
export function markerPath(marker: Marker, radius: number): string {
  const r = radius;
  switch (marker) {
    case 'circle':
      return `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
    case 'square':
      return `M${-r * 0.9} ${-r * 0.9}h${r * 1.8}v${r * 1.8}h${-r * 1.8}Z`;
    case 'triangle':
      return `M0 ${-r}L${r} ${r * 0.85}H${-r}Z`;
    case 'diamond':
      return `M0 ${-r * 1.15}L${r * 1.15} 0L0 ${r * 1.15}L${-r * 1.15} 0Z`;
    case 'down':
      return `M0 ${r}L${r} ${-r * 0.85}H${-r}Z`;
    case 'plus':
      return `M0 ${-r}V${r}M${-r} 0H${r}`;
    case 'cross':
      return `M${-r * 0.85} ${-r * 0.85}L${r * 0.85} ${r * 0.85}M${-r * 0.85} ${r * 0.85}L${r * 0.85} ${-r * 0.85}`;
  }
}
