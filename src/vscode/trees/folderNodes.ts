import type { TreeNode } from './treeNode';

/** Rows of several projects: those of the only one as they are, of more under the name of each folder. */
export function folderNodes(
  projects: readonly {
    readonly project: { readonly scope: string; readonly name: string };
    readonly nodes: readonly TreeNode[];
  }[],
): readonly TreeNode[] {
  const [only] = projects;
  if (only && projects.length === 1) return only.nodes;
  return projects.map(({ project, nodes }) => ({
    id: `${project.scope}/folder`,
    label: project.name,
    description: '',
    icon: { id: 'root-folder' },
    context: 'folder',
    spoken: `Folder ${project.name}`,
    children: nodes,
    expanded: true,
  }));
}
