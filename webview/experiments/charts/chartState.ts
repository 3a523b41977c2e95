import type { ViewState } from '../../../src/protocol/experiments/viewState';

/** How the charts are set, as it is kept with the view. */
export type ChartState = ViewState['charts'];
