import { openFields } from '../../../infrastructure/http/open-fields.js';
import type { Opener } from '../../../shared-kernel/ports/vault.js';
import { waysOutOf } from '../../../shared-kernel/ways-out.js';
import { needsOf } from '../application/sealed-cards.js';
import type { OutputView, ProjectView, UploadView } from '../domain/queries.js';

type OpenedPreferences = Omit<NonNullable<ProjectView['preferences']>, 'vocabulary'> & { readonly vocabulary: unknown };

const shownPreferences = (preferences: OpenedPreferences | null) =>
  preferences && {
    ...preferences,
    vocabulary: typeof preferences.vocabulary === 'string' ? (JSON.parse(preferences.vocabulary) as readonly string[]) : [],
  };

/** Opens a project for its owner; what only the service needs stays inside. */
export const shownProject = async (opener: Opener, project: ProjectView) => {
  const row = await openFields(opener, project.accountId, project, {
    name: 'project.name',
    'instructions.text': 'project.instructions',
    'preferences.vocabulary': 'project.vocabulary',
    'source.url': 'project.source-url',
    'cards[].name': 'card.name',
    'cards[].prompt': 'card.prompt',
    'cards[].variables': 'card.variables',
  });
  const { projectId, name, version, instructions, createdAt, changedAt } = row;
  const { source, boundTo, forkedFrom, picture } = project;
  const cards = row.cards.map(card => {
    const variables = JSON.parse(card.variables ?? '{}') as Record<string, string>;
    return { ...card, variables, needs: needsOf(card.prompt ?? '', variables) };
  });
  const shownSource =
    source.kind === 'upload'
      ? { kind: source.kind, uploadId: source.uploadId, seconds: source.seconds }
      : { kind: source.kind, url: (row.source as unknown as { url: string | null }).url, maxSeconds: source.maxSeconds };
  return {
    projectId,
    name,
    version,
    source: shownSource,
    boundTo: boundTo && { lastFour: boundTo.lastFour },
    forkedFrom: forkedFrom?.projectId ?? null,
    instructions,
    preferences: shownPreferences(row.preferences),
    cards,
    picture,
    createdAt,
    changedAt,
  };
};

const partialOf = (products: OutputView['products']): string | null => {
  const partial = products[0]?.facts['partial'];
  return typeof partial === 'string' ? partial : null;
};

/** An output for its owner: what it is, not where it lies. */
export const shownOutput = ({ accountId: _, products, ...output }: OutputView) => {
  const {
    outputId,
    projectId,
    operation,
    cardId,
    version,
    cardVersion,
    state,
    reason,
    cause,
    payer,
    bound,
    model,
    asked,
    simulated,
    requestedAt,
    readyAt,
  } = output;
  return {
    outputId,
    projectId,
    operation,
    cardId,
    version,
    cardVersion,
    state,
    reason,
    cause,
    ...waysOutOf({ state, cause, reason, payer, bound }),
    payer,
    model,
    asked,
    simulated,
    requestedAt,
    readyAt,
    partial: partialOf(products),
    products: products.map(({ role, index, content }) => ({
      role,
      index,
      mediaType: content.mediaType,
      bytes: content.bytes,
      commitment: content.commitment,
    })),
  };
};

/** An upload for its owner. */
export const shownUpload = async (opener: Opener, upload: UploadView) => {
  const { accountId, content: _, ...row } = upload;
  const { uploadId, fileName, state, problem, bytes, mediaType, seconds, container, video, audioTracks, tracks, receivedAt } = await openFields(
    opener,
    accountId,
    row,
    {
      fileName: 'upload.file-name',
    },
  );
  return { uploadId, fileName, state, problem, bytes, mediaType, seconds, container, video, audioTracks, tracks, receivedAt };
};
