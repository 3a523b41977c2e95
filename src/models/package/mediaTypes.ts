/** OCI image specification 1.1, and the CNCF ModelPack specification on top of it. */
export const mediaTypes = {
  index: 'application/vnd.oci.image.index.v1+json',
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  empty: 'application/vnd.oci.empty.v1+json',
  modelManifest: 'application/vnd.cncf.model.manifest.v1+json',
  modelConfig: 'application/vnd.cncf.model.config.v1+json',
  provenance: 'application/vnd.in-toto+json',
  bill: 'application/vnd.cyclonedx+json',
} as const;

export const annotations = {
  path: 'org.cncf.model.filepath',
  reference: 'org.opencontainers.image.ref.name',
  title: 'org.opencontainers.image.title',
  predicate: 'in-toto.io/predicateType',
} as const;

export type LayerRole = 'weight' | 'weight.config' | 'doc' | 'code' | 'dataset';

/** Every layer is one file as it is. */
export function layerType(role: LayerRole): string {
  return `application/vnd.cncf.model.${role}.v1.raw`;
}

export function isLayerType(type: string): boolean {
  return /^application\/vnd\.cncf\.model\.(weight|weight\.config|doc|code|dataset)\.v1\.raw$/.test(type);
}
