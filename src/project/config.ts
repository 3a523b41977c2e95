import * as z from 'zod';
import { dataSetConfig } from './dataSetConfig';
import { goalShape, modelConfig } from './modelConfig';
import { runSource } from './runMapping';
import { duration, isoDate, mapping } from './schemaWords';

const projectInfo = mapping('the project', {
  name: z.string().optional().describe('A short name of the project.'),
  objective: z.string().optional().describe('What is to be achieved, in one sentence.'),
  owner: z.string().optional().describe('Who answers for the project.'),
  success: mapping('the success metric', {
    ...goalShape,
    target: z.number().optional().describe('The value at which the model is good enough.'),
  })
    .optional()
    .describe('One metric, its direction and the value to reach.'),
  costs: mapping('the costs', {
    'false-positive': z.number().optional().describe('What one false alarm costs.'),
    'false-negative': z.number().optional().describe('What one miss costs.'),
    currency: z.string().optional().describe('The unit of both.'),
  })
    .optional()
    .describe('What each kind of mistake costs.'),
  business: mapping('the business metric', {
    metric: z.string().optional().describe('Name of the figure.'),
    source: z.string().optional().describe('A file with a dated series.'),
  })
    .optional()
    .describe('The figure that the project should move.'),
  prototype: z.boolean().optional().describe('true hides stages 5 to 8.'),
});

const stagePlan = mapping('a stage', {
  owner: z.string().optional().describe('Who answers for the stage.'),
  due: isoDate.optional().describe('When it should be done.'),
}).optional();

const stages = mapping('the stages', {
  problem: stagePlan,
  data: stagePlan,
  features: stagePlan,
  development: stagePlan,
  validation: stagePlan,
  deployment: stagePlan,
  monitoring: stagePlan,
  updates: stagePlan,
});

const application = mapping('the application', {
  architecture: z.enum(['services', 'monolith']).optional(),
  components: z
    .array(
      mapping('a component', {
        name: z.string(),
        kind: z.enum(['rules', 'database', 'gui', 'api', 'other']).optional(),
        path: z.string().optional(),
        health: z.string().optional().describe('An address that answers when the component is well.'),
      }),
    )
    .optional(),
});

const feature = mapping('a feature', {
  dataset: z.string().optional().describe('Name of a data set of this file.'),
  from: z.array(z.string()).optional().describe('Columns that it is computed from.'),
  code: z.string().optional().describe('Where it is computed: "features.py#tenure_months".'),
  owner: z.string().optional(),
  version: z.number().int().min(1).optional(),
  availability: mapping('the availability', {
    offline: z.boolean().optional(),
    online: z.boolean().optional(),
  }).optional(),
});

/** The whole of `tend.yaml`. Everything is optional. */
export const projectConfig = mapping('tend.yaml', {
  version: z
    .literal(1, { error: 'is not a version that this Tend knows; write 1' })
    .optional()
    .describe('Version of this format.'),
  project: projectInfo.optional().describe('What the project is for and how its success is told.'),
  stages: stages.optional().describe('Owner and date of each life-cycle stage.'),
  application: application.optional().describe('The software that the model serves.'),
  datasets: z.record(z.string(), dataSetConfig).optional().describe('Data sets by name.'),
  features: z.record(z.string(), feature).optional().describe('Features by name.'),
  experiments: mapping('the experiments', {
    sources: z
      .array(runSource)
      .optional()
      .describe('Folders, files or globs that hold tracked runs; or how other files are read as runs.'),
    remotes: z.record(z.string(), z.string()).optional().describe('Tracking servers by name.'),
  })
    .optional()
    .describe('Where tracked runs are found.'),
  models: z.record(z.string(), modelConfig).optional().describe('Models by name.'),
  archive: mapping('the archive', {
    to: z.string().optional().describe('A folder, or an s3:// address.'),
    endpoint: z.string().optional().describe('Address of the S3-compatible storage.'),
    retain: duration
      .optional()
      .describe('How long what is archived is kept where nobody says how long: 30d unless this says otherwise.'),
  })
    .optional()
    .describe('Where models go that are not used any more; never inside .tend.'),
});

export type ProjectConfig = z.infer<typeof projectConfig>;

/** What holds where there is no `tend.yaml`. */
export const emptyConfig: ProjectConfig = {};
