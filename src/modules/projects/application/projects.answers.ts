import { answering, type Answering } from '../../../shared-kernel/module-parts.js';
import type { EventLog } from '../../../shared-kernel/ports/event-log.js';
import type { Row } from '../../../shared-kernel/projection.js';
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
  standingAt,
  storageOf,
  uploadById,
  type ProjectView,
  type StandingView,
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

/** The reducers of the live rows, on as much of the key's history as is asked for. */
const standingAfter = async (log: EventLog, accountId: string, keyRevision: number | null): Promise<StandingView> => {
  let row: Row | undefined;
  const history = keyRevision === null ? [] : log.readStream(`apikey-${accountId}`, { fromRevision: 0, limit: keyRevision + 1 });
  for await (const event of history) {
    const reduce = standingRows.on[event.type];
    if (reduce) row = reduce(row, event, accountId);
  }
  return (row as StandingView | undefined) ?? { accountId, key: { status: 'none' }, keyRevision: null };
};

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
  answering(standingAt, [], ({ accountId, keyRevision }, { log }) => standingAfter(log, accountId, keyRevision)),
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
