import { answering, type Answering } from '../../../shared-kernel/module-parts.js';
import {
  outputById,
  outputsOfProject,
  deletedProjectById,
  deletedProjectsOfAccount,
  keptProjectsOfAccount,
  projectById,
  projectsBoundTo,
  projectsOfAccount,
  renditionOf,
  standing,
  storageOf,
  uploadById,
  type ProjectView,
} from '../domain/queries.js';
import { sharesOfProject } from '../domain/share-queries.js';
import { shareRows } from '../projections/shares.projection.js';
import { outputRows } from '../projections/outputs.projection.js';
import { playbackRows } from '../projections/playback.projection.js';
import { DELETED, projectRows } from '../projections/projects.projection.js';
import { standingRows } from '../projections/standing.projection.js';
import { noStorage, storageRows } from '../projections/storage.projection.js';
import { uploadRows } from '../projections/uploads.projection.js';

const mine = <R extends { readonly accountId: string }>(row: R | null, accountId: string): R | null => (row?.accountId === accountId ? row : null);

const there = (row: ProjectView | null): ProjectView | null => (row?.deleted === null ? row : null);

/** What this module answers, from its projections. */
export const projectAnswers: readonly Answering[] = [
  answering(sharesOfProject, [shareRows], async ({ accountId, projectId, after, limit }, { rows }) => {
    const page = await rows.page(shareRows, { accountId, group: projectId, after, limit, descending: true });
    return { shares: page.rows, next: page.next };
  }),
  answering(
    standing,
    [standingRows],
    async ({ accountId }, { rows }) =>
      (await rows.row(standingRows, accountId)) ?? { accountId, key: { status: 'none' as const }, keyRevision: null },
    ({ accountId }) => `apikey-${accountId}`,
  ),
  answering(
    projectById,
    [projectRows],
    async ({ accountId, projectId }, { rows }) => there(mine(await rows.row(projectRows, projectId), accountId)),
    ({ projectId }) => `project-${projectId}`,
  ),
  answering(
    renditionOf,
    [playbackRows],
    ({ name }, { rows }) => rows.row(playbackRows, name),
    ({ name }) => `source-${name}`,
    'wait',
  ),
  answering(
    deletedProjectById,
    [projectRows],
    async ({ accountId, projectId }, { rows }) => {
      const row = mine(await rows.row(projectRows, projectId), accountId);
      return row === null || row.deleted === null ? null : row;
    },
    ({ projectId }) => `project-${projectId}`,
  ),
  answering(deletedProjectsOfAccount, [projectRows], async ({ accountId, after, limit }, { rows }) => {
    const page = await rows.page(projectRows, { accountId, after, limit, descending: true, from: DELETED });
    return { projects: page.rows, next: page.next };
  }),
  answering(keptProjectsOfAccount, [projectRows], async ({ accountId, after, limit }, { rows }) => {
    const page = await rows.page(projectRows, { accountId, after, limit });
    return { projects: page.rows, next: page.next };
  }),
  answering(storageOf, [storageRows], async ({ accountId }, { rows }) => (await rows.row(storageRows, accountId)) ?? noStorage(accountId)),
  answering(projectsOfAccount, [projectRows], async ({ accountId, after, limit }, { rows }) => {
    const page = await rows.page(projectRows, { accountId, after, limit, descending: true, below: DELETED });
    return { projects: page.rows, next: page.next };
  }),
  answering(projectsBoundTo, [projectRows], async ({ accountId, fingerprint, after, limit }, { rows }) => {
    const page = await rows.page(projectRows, { accountId, group: fingerprint, after, limit });
    return { projects: page.rows, next: page.next, total: await rows.count(projectRows, { accountId, group: fingerprint }) };
  }),
  answering(
    uploadById,
    [uploadRows],
    async ({ accountId, uploadId }, { rows }) => mine(await rows.row(uploadRows, uploadId), accountId),
    ({ uploadId }) => `upload-${uploadId}`,
  ),
  answering(
    outputById,
    [outputRows],
    async ({ accountId, outputId }, { rows }) => mine(await rows.row(outputRows, outputId), accountId),
    ({ outputId }) => `task-${outputId}`,
    'wait',
  ),
  answering(outputsOfProject, [outputRows], async ({ accountId, projectId, after, limit }, { rows }) => {
    const page = await rows.page(outputRows, { accountId, group: projectId, after, limit });
    return { outputs: page.rows, next: page.next };
  }),
];
