import { versionOfRow } from '../../trees/modelRowIds';
import type { ModelCommand } from './modelCommand';
import { modelTarget } from './modelTarget';

/** Tend: Open Model. Of a version the panel of its model, with it selected, or beside another one. */
export const openModel: ModelCommand = {
  id: 'tend.models.open',
  async run(services, target, { against }) {
    const { project, model } = await modelTarget(services, target, 'Open Model');
    const row = typeof target === 'string' ? versionOfRow(target) : null;
    services.modelPanels.open(project, { model: model.name, promotion: null }, row && { ...row, against });
  },
};
