/** What the bench of the panel needs of the sources, in one bundle. */
export { fillCurveStore } from './fillCurveStore';
export { fillPanelStore } from './fillPanelStore';
