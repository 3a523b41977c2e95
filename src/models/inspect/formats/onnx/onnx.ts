import { lstat, realpath } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { plural } from '../../../../base/text';
import type { ByteSource } from '../../bytes/byteSource';
import { ByteStream, sourceFeed } from '../../bytes/byteStream';
import type { ModelProblem } from '../../modelFileReport';
import { leadsOutside } from '../../zip/zipMembers';
import type { FileFormat, Findings, OpenedFile } from '../format';
import { NotProtobuf } from './protobufWalk';
import { emptyFacts, readModel, type OnnxFacts } from './readOnnx';

/** Operators of these domains are known to runtimes; those of others need a library of their own. */
const standardDomains = new Set([
  'ai.onnx',
  'ai.onnx.ml',
  'ai.onnx.training',
  'ai.onnx.preview.training',
  'com.microsoft',
]);
const highestIr = 0x20;

/**
 * ONNX has no mark: a first field `ir_version` of a plausible number, and a graph. Of what is called so, either is enough,
 * since that may have been cut off.
 */
export const onnx: FileFormat = {
  recognises: async (file) => {
    const isNamed = /\.onnx$/i.test(file.name);
    if (!isNamed && (file.head[0] !== 0x08 || (file.head[1] ?? highestIr) >= highestIr)) return false;
    const { facts, problem } = await readOnce(file);
    if (isNamed) return facts.irVersion !== null || facts.graphs > 0;
    return problem === null && facts.graphs > 0 && facts.opsets.length > 0;
  },
  inspect: async (file) => {
    const { facts, problem } = await readOnce(file);
    return {
      format: 'onnx',
      ...described(facts),
      problems: [
        ...(problem === null ? [] : [{ problem: `It cannot be read to its end: ${problem}.`, at: null }]),
        ...(problem === null && facts.graphs === 0 ? [{ problem: 'It holds no graph: nothing in it can be run.', at: null }] : []), // prettier-ignore
        ...(await externalProblems(file, facts)),
        ...customOperators(facts),
      ],
    };
  },
};

interface ReadOnnx {
  readonly facts: OnnxFacts;
  /** Why it could not be read to its end, one clause. */
  readonly problem: string | null;
}

const known = new WeakMap<ByteSource, Promise<ReadOnnx>>();

/** Whether a file is one is only told by reading it, which its inspection does not do again. */
function readOnce(file: OpenedFile): Promise<ReadOnnx> {
  const reading = known.get(file.source) ?? read(file);
  known.set(file.source, reading);
  return reading;
}

async function read({ source, signal }: OpenedFile): Promise<ReadOnnx> {
  const facts = emptyFacts();
  const feed = sourceFeed(source);
  const next = async () => {
    signal.throwIfAborted();
    return feed.next();
  };
  try {
    await readModel(new ByteStream({ ...feed, next }), source.size, facts);
    return { facts, problem: null };
  } catch (error) {
    if (!(error instanceof NotProtobuf)) throw error;
    return { facts, problem: error.message };
  }
}

function described(facts: OnnxFacts): Omit<Findings, 'format'> {
  const opsets = facts.opsets.map(({ domain, version }) => `${domain} ${version}`).join(', ');
  return {
    formatDetail: [facts.irVersion === null ? '' : `IR ${facts.irVersion}`, opsets === '' ? '' : `opset ${opsets}`]
      .filter(Boolean)
      .join(', '),
    verdict: 'not-code',
    inputs: facts.inputs,
    outputs: facts.outputs,
    tensors: facts.tensors,
    parameters: facts.tensors.reduce((all, { shape }) => all + shape.reduce((product, size) => product * size, 1), 0),
    metadata: {
      ...Object.fromEntries([...facts.texts].filter(([, text]) => text !== '')),
      ...facts.metadata,
      operators: [...facts.operators].map(([operator, count]) => `${operator} × ${count}`).join(', '),
    },
  };
}

function customOperators({ operators }: OnnxFacts): readonly ModelProblem[] {
  const domains = [...operators.keys()].map((operator) => operator.slice(0, Math.max(0, operator.lastIndexOf('.'))));
  const custom = [...new Set(domains)].filter((domain) => domain !== '' && !standardDomains.has(domain));
  return custom.map((domain) => ({
    problem: `It uses operators of "${domain}", for which a runtime must load a library of native code.`,
    at: null,
  }));
}

/** Numbers in other files: each has to lie beside the model, reached by no link. */
async function externalProblems({ path }: OpenedFile, { external }: OnnxFacts): Promise<readonly ModelProblem[]> {
  const folder = await realpath(dirname(path)).catch(() => dirname(path));
  const problems: ModelProblem[] = [];
  for (const location of [...new Set(external.map((it) => it.location))].slice(0, 100)) {
    const problem = await placeProblem(folder, location);
    const count = external.filter((it) => it.location === location).length;
    if (problem !== null) problems.push({ problem: `The numbers of ${plural(count, 'tensor')} ${problem}`, at: null });
  }
  return problems;
}

async function placeProblem(folder: string, location: string): Promise<string | null> {
  if (leadsOutside(location)) return `stand outside of its folder, in "${location}": nothing but a trick needs that.`;
  const place = join(folder, location);
  try {
    const real = await realpath(place);
    if (!real.startsWith(folder + sep)) return `stand in "${location}", a link that leads outside of its folder.`;
    return (await lstat(place)).isSymbolicLink() ? `stand in "${location}", which is a link.` : null;
  } catch {
    return `should stand in "${location}", which is not there.`;
  }
}
