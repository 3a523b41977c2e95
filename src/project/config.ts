import * as z from 'zod/mini';
import { dataSetConfig } from './dataSetConfig';
import { goalShape, modelConfig } from './modelConfig';
import { runSource } from './runMapping';
import { duration, isoDate, mapping } from './schemaWords';

const projectInfo = mapping('the project', {
  name: z.optional(z.string()).check(z.describe('A short name of the project.')),
  objective: z.optional(z.string()).check(z.describe('What is to be achieved, in one sentence.')),
  owner: z.optional(z.string()).check(z.describe('Who answers for the project.')),
  success: z
    .optional(
      mapping('the success metric', {
        ...goalShape,
        target: z.optional(z.number()).check(z.describe('The value at which the model is good enough.')),
      }),
    )
    .check(z.describe('One metric, its direction and the value to reach.')),
  costs: z
    .optional(
      mapping('the costs', {
        'false-positive': z.optional(z.number()).check(z.describe('What one false alarm costs.')),
        'false-negative': z.optional(z.number()).check(z.describe('What one miss costs.')),
        currency: z.optional(z.string()).check(z.describe('The unit of both.')),
      }),
    )
    .check(z.describe('What each kind of mistake costs.')),
  business: z
    .optional(
      mapping('the business metric', {
        metric: z.optional(z.string()).check(z.describe('Name of the figure.')),
        source: z.optional(z.string()).check(z.describe('A file with a dated series.')),
      }),
    )
    .check(z.describe('The figure that the project should move.')),
  prototype: z.optional(z.boolean()).check(z.describe('true hides stages 5 to 8.')),
});

const stagePlan = z.optional(
  mapping('a stage', {
    owner: z.optional(z.string()).check(z.describe('Who answers for the stage.')),
    due: z.optional(isoDate).check(z.describe('When it should be done.')),
  }),
);

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
  architecture: z.optional(z.enum(['services', 'monolith'])),
  components: z.optional(
    z.array(
      mapping('a component', {
        name: z.string(),
        kind: z.optional(z.enum(['rules', 'database', 'gui', 'api', 'other'])),
        path: z.optional(z.string()),
        health: z.optional(z.string()).check(z.describe('An address that answers when the component is well.')),
      }),
    ),
  ),
});

const feature = mapping('a feature', {
  dataset: z.optional(z.string()).check(z.describe('Name of a data set of this file.')),
  from: z.optional(z.array(z.string())).check(z.describe('Columns that it is computed from.')),
  code: z.optional(z.string()).check(z.describe('Where it is computed: "features.py#tenure_months".')),
  owner: z.optional(z.string()),
  version: z.optional(z.int().check(z.minimum(1))),
  availability: z.optional(
    mapping('the availability', {
      offline: z.optional(z.boolean()),
      online: z.optional(z.boolean()),
    }),
  ),
});

/** The whole of `tend.yaml`. Everything is optional. */
export const projectConfig = mapping('tend.yaml', {
  version: z
    .optional(z.literal(1, { error: 'is not a version that this Tend knows; write 1' }))
    .check(z.describe('Version of this format.')),
  project: z.optional(projectInfo).check(z.describe('What the project is for and how its success is told.')),
  stages: z.optional(stages).check(z.describe('Owner and date of each life-cycle stage.')),
  application: z.optional(application).check(z.describe('The software that the model serves.')),
  datasets: z.optional(z.record(z.string(), dataSetConfig)).check(z.describe('Data sets by name.')),
  features: z.optional(z.record(z.string(), feature)).check(z.describe('Features by name.')),
  experiments: z
    .optional(
      mapping('the experiments', {
        sources: z
          .optional(z.array(runSource))
          .check(z.describe('Folders, files or globs that hold tracked runs; or how other files are read as runs.')),
        remotes: z.optional(z.record(z.string(), z.string())).check(z.describe('Tracking servers by name.')),
      }),
    )
    .check(z.describe('Where tracked runs are found.')),
  models: z.optional(z.record(z.string(), modelConfig)).check(z.describe('Models by name.')),
  archive: z
    .optional(
      mapping('the archive', {
        to: z.optional(z.string()).check(z.describe('A folder, or an s3:// address.')),
        endpoint: z.optional(z.string()).check(z.describe('Address of the S3-compatible storage.')),
        retain: z
          .optional(duration)
          .check(
            z.describe('How long what is archived is kept where nobody says how long: 30d unless this says otherwise.'),
          ),
      }),
    )
    .check(z.describe('Where models go that are not used any more; never inside .tend.')),
});

export type ProjectConfig = z.infer<typeof projectConfig>;

/** What holds where there is no `tend.yaml`. */
export const emptyConfig: ProjectConfig = {};
