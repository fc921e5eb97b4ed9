import { answering, type Answering, type Sources } from '../../../shared-kernel/module-parts.js';
import type { RowPage } from '../../../shared-kernel/ports/read-models.js';
import { StandingBehind } from '../domain/errors.js';
import {
  outputById,
  outputsOfProject,
  projectById,
  projectsBoundTo,
  projectsOfAccount,
  standing,
  uploadById,
  type ProjectView,
  type StandingView,
} from '../domain/queries.js';
import { outputRows } from '../projections/outputs.projection.js';
import { projectRows } from '../projections/projects.projection.js';
import { standingRows } from '../projections/standing.projection.js';
import { uploadRows } from '../projections/uploads.projection.js';

const WAIT_MS = 2_000;
const LOOK_EVERY_MS = 10;
const PAGE = 200;

const headOf = async ({ log }: Sources, accountId: string): Promise<number | null> => {
  for await (const { revision } of log.readStream(`apikey-${accountId}`, { backwards: true, limit: 1 })) return revision;
  return null;
};

/** A standing counts once it has seen the head of the key's own stream; a guess is never given. */
const standingOf = async (accountId: string, sources: Sources): Promise<StandingView> => {
  const head = await headOf(sources, accountId);
  if (head === null) return { accountId, key: { status: 'none' }, keyRevision: null };
  for (let waited = 0; waited <= WAIT_MS; waited += LOOK_EVERY_MS) {
    const row = await sources.rows.row(standingRows, accountId);
    if (row && (row.keyRevision ?? -1) >= head) return row;
    await new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw StandingBehind();
};

const allBoundTo = async ({ rows }: Sources, accountId: string, fingerprint: string): Promise<readonly ProjectView[]> => {
  const found: ProjectView[] = [];
  for (let after: string | null = null; ;) {
    const page: RowPage<ProjectView> = await rows.page(projectRows, { accountId, group: fingerprint, after, limit: PAGE });
    found.push(...page.rows);
    if (page.next === null) return found;
    after = page.next;
  }
};

const mine = <R extends { readonly accountId: string }>(row: R | null, accountId: string): R | null => (row?.accountId === accountId ? row : null);

/** What this module answers, from its projections. */
export const projectAnswers: readonly Answering[] = [
  answering(standing, [standingRows], ({ accountId }, sources) => standingOf(accountId, sources)),
  answering(projectById, [projectRows], async ({ accountId, projectId }, { rows }) => mine(await rows.row(projectRows, projectId), accountId)),
  answering(projectsOfAccount, [projectRows], async ({ accountId, after, limit }, { rows }) => {
    const page = await rows.page(projectRows, { accountId, after, limit, descending: true });
    return { projects: page.rows, next: page.next };
  }),
  answering(projectsBoundTo, [projectRows], ({ accountId, fingerprint }, sources) => allBoundTo(sources, accountId, fingerprint)),
  answering(uploadById, [uploadRows], async ({ accountId, uploadId }, { rows }) => mine(await rows.row(uploadRows, uploadId), accountId)),
  answering(outputById, [outputRows], async ({ accountId, outputId }, { rows }) => mine(await rows.row(outputRows, outputId), accountId)),
  answering(outputsOfProject, [outputRows], async ({ accountId, projectId, after, limit }, { rows }) => {
    const page = await rows.page(outputRows, { accountId, group: projectId, after, limit });
    return { outputs: page.rows, next: page.next };
  }),
];
