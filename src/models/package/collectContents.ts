import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { readMlmodel as inspectMlmodel } from '../inspect/mlmodel';
import type { ModelFormat } from '../inspect/modelFileReport';
import { UnusableInput } from '../refusal';
import { loaderModule, loaderText } from './modelLoader';
import { contentText } from './contentText';
import { filledCard } from './filledCard';
import { renderCard, type CardFacts } from './modelCard';
import {
  readMlmodel,
  renderMlmodel,
  renderPythonEnvironment,
  renderSignature,
  type MlmodelFacts,
  type Signature,
} from './mlmodelFile';
import { mainModelFile, roleByName } from './modelFileNames';
import { inputSchema, outputSchema } from './modelSchema';
import type { LayerRole } from './mediaTypes';
import type { ModelFacts } from './modelPackage';
import type { ContentFile, PackageContents } from './packageContents';
import { goldenProblem } from './goldenProblem';
import { parseJson, parseJsonTypes } from './parseJson';
import { pinnedPackages, requirementsOf } from './requirementsList';
import { readGoldenPairs, tableOf } from './scoringRequest';
import type { PackageSource } from './sourceFiles';

/** Files that a person adds to what is packaged; null: none. Absolute paths. */
interface AddedFiles {
  readonly example: string | null;
  readonly golden: string | null;
  readonly requirements: string | null;
  readonly predictions: string | null;
  readonly card: string | null;
  readonly licence: string | null;
  /** Code of the project that the model needs: path below `code/` → absolute path. */
  readonly code: ReadonlyMap<string, string>;
}

/** What is known of a model beside its files. */
type KnownFacts = Pick<ModelFacts, 'name' | 'run' | 'metrics' | 'data' | 'code' | 'licence' | 'authors'> & {
  /** What was found by looking into `modelOf` the source. */
  readonly format: ModelFormat;
  /** Name → version of the packages of its run, and `python`. */
  readonly environment: ReadonlyMap<string, string>;
  /** With which these very weights were logged; null: with none that is known. */
  readonly signature: Signature | null;
};

/**
 * Brings together what goes into a package. Reads small files only. Throws `UnusableInput`. Where no metric was recorded its card
 * tells those that its predictions do, which the facts of the package do not have: a gate works them out anew.
 */
export function collectContents(
  source: PackageSource,
  added: AddedFiles,
  known: KnownFacts,
  predict: () => ModelFacts['metrics'],
): PackageContents {
  for (const file of [added.card, added.requirements, added.licence]) refusePrivateKey(file);
  const files = new Map<string, ContentFile>(
    [...source.files].map(([path, file]) => [path, { path, role: roleByName(path), from: { file } }]),
  );
  const contents = new ContentsBuilder(source, files);
  const mlmodel = mlmodelOf(source);
  const model = modelOf(source);
  if (added.golden !== null) refuseWrongPairs(added.golden, source);
  const example = contents.give(added.example, `input_example${extname(added.example ?? '')}`, 'dataset');
  const requirements =
    contents.give(added.requirements, 'requirements.txt', 'code') ?? ownRequirements(contents, known);
  const given = {
    example: example ?? mlmodel?.example ?? null,
    golden: contents.give(added.golden, 'golden.json', 'dataset'),
    requirements,
    predictions: contents.give(added.predictions, `predictions${extname(added.predictions ?? '')}`, 'dataset'),
  };
  contents.give(added.licence, 'LICENSE', 'doc');
  const python = known.environment.get('python') ?? mlmodel?.python ?? null;
  const { format, signature, environment: _, ...told } = known;
  for (const [below, file] of added.code) contents.add(`code/${below}`, file, 'code');
  if (!mlmodel) {
    const { golden, example: shown } = added;
    generate(contents, { model, format, python, signature, golden, example: shown, requirements });
  }
  const facts = { ...told, ...given, model, format, python };
  const predicted = predict();
  const isRecorded = Object.keys(known.metrics).length > 0;
  const toldFacts = isRecorded ? facts : { ...facts, metrics: predicted };
  const card = givenCard(contents, added.card, toldFacts) ?? ownCard(contents, toldFacts);
  const pinned = pinnedPackages(contents.text(requirements));
  return { files: [...files.values()], facts: { ...facts, card }, predicted, pinned };
}

/** A text that everybody who has the package reads is easily mistaken for another file of the same folder. */
function refusePrivateKey(file: string | null): void {
  if (file !== null && /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(readFileSync(file, 'utf8')))
    throw new UnusableInput(`${basename(file)} holds a private key; nothing was packaged.`);
}

class ContentsBuilder {
  constructor(
    private readonly source: PackageSource,
    private readonly files: Map<string, ContentFile>,
  ) {}

  has(path: string): boolean {
    return this.files.has(path);
  }

  /** Adds a file that a person named, and returns its path; one that the source holds already stays where it is. */
  give(file: string | null, wanted: string, role: LayerRole): string | null {
    if (file === null) return null;
    const inside = [...this.source.files].find(([, path]) => path === file)?.[0];
    const path = inside ?? (this.has(wanted) ? `tend/${wanted}` : wanted);
    this.files.set(path, { path, role, from: { file } });
    return path;
  }

  /** Adds a file at its path, unless the source has one there. */
  add(path: string, file: string, role: LayerRole): void {
    if (!this.has(path)) this.files.set(path, { path, role, from: { file } });
  }

  write(path: string, text: string, role: LayerRole): string {
    this.files.set(path, { path, role, from: { text } });
    return path;
  }

  /** The text of a small file, empty for none. */
  text(path: string | null): string {
    const file = path === null ? undefined : this.files.get(path);
    return file ? contentText(file) : '';
  }
}

function mlmodelText({ kind, files }: PackageSource): string | null {
  const path = kind === 'mlmodel' ? files.get('MLmodel') : undefined;
  return path === undefined ? null : readFileSync(path, 'utf8');
}

function mlmodelOf(source: PackageSource): MlmodelFacts | null {
  const text = mlmodelText(source);
  return text === null ? null : readMlmodel(text);
}

/** What is loaded of a source, by its path in the package. Throws `UnusableInput` where nothing of it looks like a model. */
export function modelOf(source: PackageSource): string {
  const { kind, files } = source;
  const mlmodel = mlmodelOf(source);
  if (mlmodel) return mlmodel.model;
  const paths = [...files.keys()];
  const model = kind === 'file' ? paths[0] : mainModelFile(paths);
  if (model === null || model === undefined)
    throw new UnusableInput(
      'The folder holds no model file that Tend knows; name the file, or a folder with an MLmodel.',
    );
  return model;
}

/** Throws where they cannot be pairs of the model by its own signature. */
function refuseWrongPairs(path: string, source: PackageSource): void {
  const pairs = readGoldenPairs(parseJson(readFileSync(path)), basename(path));
  const mlmodel = mlmodelText(source);
  const problem = goldenProblem(pairs, mlmodel === null ? [] : inspectMlmodel(mlmodel, new Set()).inputs);
  if (problem !== null) throw new UnusableInput(`${basename(path)} ${problem}.`);
}

/** Requirements that the source has, else those that the run recorded. */
function ownRequirements(contents: ContentsBuilder, { environment }: KnownFacts): string | null {
  if (contents.has('requirements.txt')) return 'requirements.txt';
  const recorded = requirementsOf(environment);
  return recorded === null ? null : contents.write('requirements.txt', recorded, 'code');
}

function givenCard(contents: ContentsBuilder, file: string | null, facts: CardFacts): string | null {
  const path = contents.give(file, 'README.md', 'doc');
  const filled = file === null ? null : filledCard(readFileSync(file), facts);
  return path === null || filled === null ? path : contents.write(path, filled, 'doc');
}

function ownCard(contents: ContentsBuilder, facts: Omit<ModelFacts, 'card'>): string {
  return contents.has('README.md') ? 'README.md' : contents.write('README.md', renderCard(facts), 'doc');
}

interface Generating extends Pick<KnownFacts, 'format' | 'signature'> {
  readonly model: string;
  readonly python: string | null;
  /** Absolute, as is `example`. */
  readonly golden: string | null;
  readonly example: string | null;
  readonly requirements: string | null;
}

/** What makes an MLmodel folder of it. */
function generate(
  contents: ContentsBuilder,
  { model, format, python, signature, golden, example, requirements }: Generating,
): void {
  const loader = loaderText(format);
  if (loader !== null) contents.write(`code/${loaderModule}.py`, loader, 'code');
  const hasRequirements = requirements === 'requirements.txt';
  if (hasRequirements) contents.write('python_env.yaml', renderPythonEnvironment(python), 'code');
  const mlmodel = renderMlmodel({
    model,
    format,
    python,
    hasLoader: loader !== null,
    hasRequirements,
    signature: signature ?? shownSignature({ format, golden, example }),
  });
  contents.write('MLmodel', mlmodel, 'weight.config');
}

/** What goes in and comes out by the golden pairs, else by the example. */
function shownSignature({
  format,
  golden,
  example,
}: Pick<Generating, 'format' | 'golden' | 'example'>): Signature | null {
  const typesOf = (path: string) => parseJsonTypes(readFileSync(path));
  const pairs = golden === null ? null : readGoldenPairs(typesOf(golden), basename(golden));
  const shown = pairs?.request ?? (example?.endsWith('.json') ? typesOf(example) : null);
  // ONNX is fed tensors by name, of which only the model knows the rank.
  const inputs = format === 'onnx' && tableOf(shown) === null ? null : inputSchema(shown);
  return renderSignature(inputs, outputSchema(pairs?.outputs));
}
