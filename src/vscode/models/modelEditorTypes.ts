/** The type of the editor of model files. */
export const modelFileEditorType = 'tend.modelFile';

/** The type of the panels of models; what VS Code restores after a reload begins the extension by it. */
export const modelPanelType = 'tend.modelPanel';
