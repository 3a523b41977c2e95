import { plural } from '../../../base/text';
import type { ModelProblem } from '../modelFileReport';
import { leadsOutside } from '../zip/zipMembers';
import type { FileFormat, Findings, OpenedFile } from './format';

const mostIndex = 32 * 1024 * 1024;

/** Names of the files that an index of shards lists, in order. */
interface ShardIndex {
  readonly shards: readonly string[];
  readonly tensors: number;
  readonly problems: readonly ModelProblem[];
}

/** `model.safetensors.index.json`: which shard holds which tensor. The shards are looked into as files of their own. */
export const shardIndex: FileFormat = {
  recognises: ({ head, name }) =>
    /\.safetensors\.index\.json$/i.test(name) && head.toString('latin1').trimStart().startsWith('{'),
  inspect: async (file): Promise<Findings> => {
    const index = await readShardIndex(file);
    return {
      format: 'safetensors',
      formatDetail: `index of ${plural(index.shards.length, 'shard')}`,
      verdict: 'not-code',
      problems: index.problems,
    };
  },
};

async function readShardIndex({ source }: Pick<OpenedFile, 'source'>): Promise<ShardIndex> {
  if (source.size > mostIndex) return broken('It is too long for an index of shards.');
  try {
    const { weight_map: map } = JSON.parse((await source.read(0, mostIndex)).toString('utf8')) as {
      weight_map?: unknown;
    };
    if (typeof map !== 'object' || map === null) return broken('It has no weight_map.');
    const shards = [
      ...new Set(Object.values(map).filter((shard): shard is string => typeof shard === 'string')),
    ].sort();
    const outside = shards.filter(leadsOutside);
    return {
      shards: shards.filter((shard) => !leadsOutside(shard)),
      tensors: Object.keys(map).length,
      problems: outside.map((shard) => ({ problem: `The shard "${shard}" lies outside of its folder.`, at: null })),
    };
  } catch (error) {
    if (error instanceof SyntaxError) return broken('It is not JSON.');
    throw error;
  }
}

function broken(problem: string): ShardIndex {
  return { shards: [], tensors: 0, problems: [{ problem, at: 0 }] };
}
