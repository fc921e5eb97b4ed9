import fc from 'fast-check';
import { apiKey } from '../../src/modules/api-keys/domain/api-key.js';
import { modelChoiceCommands } from '../../src/modules/api-keys/domain/model-choice-events.js';
import { modelChoice } from '../../src/modules/api-keys/domain/model-choice.js';
import { ownSpending } from '../../src/modules/api-keys/domain/own-spending.js';
import { ownSpendingCommands } from '../../src/modules/api-keys/domain/own-spending-commands.js';
import { usageKey } from '../../src/modules/api-keys/domain/usage-key.js';
import { usageKeyCommands } from '../../src/modules/api-keys/domain/usage-key-commands.js';
import { apiKeyCommands, type KeyVerdict } from '../../src/modules/api-keys/domain/commands.js';
import type { AccountEvent } from '../../src/modules/accounts/domain/events.js';
import { creditAccount } from '../../src/modules/credits/domain/credit-account.js';
import { creditChangeCommands } from '../../src/modules/credits/domain/commands.js';
import { creditChanges } from '../../src/modules/credits/domain/credit-change.js';
import type { PriceCatalogueEvent } from '../../src/modules/credits/domain/events.js';
import { orders as creditOrders } from '../../src/modules/credits/testing/credit-histories.js';
import { smallPrices } from '../../src/modules/credits/testing/credit-stories.js';
import { taskCommands, type TaskCommand } from '../../src/modules/media-pipeline/domain/commands.js';
import type { TextOrder } from '../../src/modules/media-pipeline/domain/orders.js';
import { task } from '../../src/modules/media-pipeline/domain/task.js';
import type { NoticeEvent } from '../../src/modules/notifications/domain/notice-events.js';
import { noticeIdOf } from '../../src/modules/notifications/projections/notice-rows.js';
import { webhookCommands } from '../../src/modules/notifications/domain/webhook-commands.js';
import { webhooks } from '../../src/modules/notifications/domain/webhooks.js';
import { projectCommands, uploadCommands } from '../../src/modules/projects/domain/commands.js';
import type { SourceEvent } from '../../src/modules/projects/domain/events.js';
import { project } from '../../src/modules/projects/domain/project.js';
import { projectTranscript } from '../../src/modules/projects/domain/project-transcript.js';
import { logExportCommands } from '../../src/modules/audit/domain/export-commands.js';
import { logExport } from '../../src/modules/audit/domain/log-export.js';
import { share } from '../../src/modules/projects/domain/share.js';
import { shareCommands } from '../../src/modules/projects/domain/share-commands.js';
import { transcriptCommands } from '../../src/modules/projects/domain/transcript-commands.js';
import { upload } from '../../src/modules/projects/domain/upload.js';
import { actCommands } from '../../src/modules/support/domain/act-commands.js';
import { acts } from '../../src/modules/support/domain/acts.js';
import type { Decider } from '../../src/shared-kernel/decider.js';
import type { AnyCommand, AnyEvent } from '../../src/shared-kernel/message.js';
import { Refusal } from '../../src/shared-kernel/refusal.js';

/** What one stream came to say. */
export interface Told {
  readonly stream: string;
  readonly events: readonly AnyEvent[];
}

/** The events that these orders lead to; a refused order leads to none. */
const told = <State, Command extends AnyCommand, Event extends AnyEvent>(
  decider: Decider<State, Command, Event>,
  commands: readonly Command[],
): readonly Event[] => {
  const history: Event[] = [];
  let state = decider.initial;
  for (const command of commands) {
    try {
      for (const event of decider.decide(command, state)) {
        history.push(event);
        state = decider.evolve(state, event);
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return history;
};

const of = (stream: string, events: fc.Arbitrary<readonly AnyEvent[]>): fc.Arbitrary<Told> => events.map(said => ({ stream, events: said }));
const sealed = (text: string) => ({ sealed: text });
const some = <T>(item: fc.Arbitrary<T>) => fc.array(item, { minLength: 4, maxLength: 14 });
const accountId = 'ada';

const verdict = fc.constantFrom<KeyVerdict>(
  { verdict: 'accepted', level: 'can-pay' },
  { verdict: 'accepted', level: 'authenticates' },
  { verdict: 'exhausted', reason: 'no_funds' },
  { verdict: 'invalid', reason: 'wrong' },
  { verdict: 'expired', reason: 'over' },
  { verdict: 'restricted', reason: 'scope', missing: null },
  { verdict: 'rate-limited', until: '2026-01-01T00:00:00.000Z' },
  { verdict: 'unreachable', reason: 'timeout' },
);
const fingerprint = fc.constantFrom('f', 'g');
const addKey = fc.record({ fingerprint, verdict, replace: fc.boolean() }).map(data =>
  apiKeyCommands.AddApiKey({
    accountId,
    fingerprintVersion: 1,
    envelopeId: `e-${data.fingerprint}`,
    prefix: 'sk-',
    lastFour: 'wxyz',
    origin: 'o',
    expiresAt: null,
    daysLeft: null,
    ...data,
  }),
);
const reportKey = fc
  .record({ fingerprint, verdict, by: fc.constantFrom('call' as const, 're-check' as const) })
  .map(data => apiKeyCommands.ReportKeyVerdict({ accountId, at: '2026-01-01T00:00:00.000Z', ...data }));
const keyDate = fc.constantFrom(
  ...[apiKeyCommands.SetKeyExpiry({ accountId, expiresAt: '2026-02-01T00:00:00.000Z', daysLeft: 31 })],
  ...[apiKeyCommands.LookAtKeyExpiry({ accountId, fingerprint: 'f', daysLeft: 6 })],
  ...[apiKeyCommands.LookAtKeyExpiry({ accountId, fingerprint: 'g', daysLeft: -1 })],
);
const probe = { accountId, fingerprint: 'f', attemptId: 'a' };
const nothing = { reason: 'r', model: null, requestId: null, usage: null, estimate: null, simulated: true };
const keyProbe = fc.constantFrom(
  ...[apiKeyCommands.AllowPaidProbe({ accountId, allowed: true }), apiKeyCommands.AllowPaidProbe({ accountId, allowed: false })],
  ...[apiKeyCommands.IntendPaidProbe({ ...probe, by: 'request' })],
  ...[apiKeyCommands.RecordPaidProbe({ ...probe, ...nothing, outcome: 'failed' })],
);
const removeKey = fc.constant(apiKeyCommands.RemoveApiKey({ accountId }));
/** However the story went, a key with a date of its own is stored in the end. */
const datedKey = [
  apiKeyCommands.AddApiKey({
    accountId,
    fingerprint: 'h',
    fingerprintVersion: 1,
    envelopeId: 'e-h',
    prefix: 'sk-',
    lastFour: 'wxyz',
    origin: 'o',
    expiresAt: '2026-03-01T00:00:00.000Z',
    daysLeft: 59,
    verdict: { verdict: 'accepted', level: 'can-request' },
    replace: true,
  }),
];
const keys = some(fc.oneof(addKey, addKey, reportKey, reportKey, reportKey, keyDate, keyDate, keyProbe, removeKey)).map(commands =>
  told(apiKey, [...commands, ...datedKey]),
);

const choices = some(
  fc
    .record({ fingerprint: fc.constantFrom(null, 'f'), models: fc.constantFrom(null, ['m'], ['m', 'n']) })
    .map(data => modelChoiceCommands.ChangeAllowedModels({ accountId, ...data })),
).map(commands => told(modelChoice, commands));
const spendingMoment = fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-01-31T23:59:59.000Z', '2026-02-01T00:00:00.000Z');
const spentBy = fc.constantFrom('x', 'y');
const cents = fc.constantFrom('40' as const, '90' as const, '300' as const);
const spendingOrder = fc.oneof(
  fc
    .record({ microUsd: fc.constantFrom(null, '100' as const, '1000' as const), now: spendingMoment })
    .map(data => ownSpendingCommands.SetOwnLimit({ accountId, ...data })),
  fc
    .record({ taskId: spentBy, microUsd: cents, now: spendingMoment })
    .map(data => ownSpendingCommands.ReserveOwnSpend({ accountId, projectId: 'p', priceVersion: 'v', basis: 'listed', ...data })),
  fc
    .record({ taskId: spentBy, attemptId: fc.constantFrom('a', 'b', 'c', 'd'), microUsd: cents, certain: fc.boolean(), at: spendingMoment })
    .map(data => ownSpendingCommands.CountOwnSpend({ accountId, ...data })),
  fc.record({ taskId: spentBy }).map(data => ownSpendingCommands.ReleaseOwnSpend({ accountId, reason: 'done', ...data })),
  spendingMoment.map(now => ownSpendingCommands.NoteOwnLimitReached({ accountId, now })),
);

const adminKey = {
  accountId,
  fingerprintVersion: 1,
  envelopeId: 'e',
  prefix: 'sk-admin-',
  lastFour: 'wxyz',
  origin: 'o',
};
const saidOfAdminKey = fc.constantFrom(
  { said: 'accepted' as const },
  { said: 'refused' as const, reason: 'missing_permission', missing: 'api.usage.read' },
  { said: 'unknown' as const, reason: 'rate_limited' },
);
const addAdminKey = fc
  .record({ fingerprint, answer: saidOfAdminKey })
  .map(data => usageKeyCommands.AddUsageKey({ ...adminKey, ...data, envelopeId: `e-${data.fingerprint}` }));
/** However the story went, an admin key is stored in the end. */
const keptAdminKey = [usageKeyCommands.AddUsageKey({ ...adminKey, fingerprint: 'h', answer: { said: 'accepted' } })];
const adminKeys = some(
  fc.oneof(
    addAdminKey,
    fc.record({ fingerprint, answer: saidOfAdminKey }).map(data => usageKeyCommands.NoteUsageKeyAnswer({ accountId, ...data })),
    fc.constant(usageKeyCommands.RemoveUsageKey({ accountId, how: 'removed' })),
  ),
).map(commands => told(usageKey, [...commands, ...keptAdminKey]));

const content = { name: 'n', mediaType: 'video/mp4', bytes: 1, protection: 'plain' as const, commitment: 'c', salt: sealed('s') };
const order = (payer: TextOrder['payer']): TextOrder => ({
  operation: 'text',
  cardId: null,
  model: 'm',
  maxOutputTokens: 9,
  prompt: sealed('p'),
  transcriptFrom: null,
  shareCache: false,
  payer,
  rule: 'R20',
  after: [],
});
const payer = fc.constantFrom<TextOrder['payer']>(
  { by: 'credits' },
  { by: 'own-key', fingerprint: 'f', atMost: { microUsd: '9', priceVersion: 'v', basis: 'dearest-known' } },
);

const tasksOf = (taskId: string, projectId: string) => {
  const attemptId = fc.constantFrom('a', 'b', 'c');
  const usage = { 'output-token': 3 };
  const estimate = { microUsd: '7', priceVersion: 'v', basis: 'listed' } as const;
  const step = { step: 0, steps: 2, usage, requestId: null, products: [], simulated: true, estimate };
  const schedule = payer.map(by => taskCommands.ScheduleTask({ taskId, accountId, projectId, order: order(by) }));
  const later = fc.oneof(
    attemptId.map(id => taskCommands.IntendAttempt({ taskId, attemptId: id, step: 0, model: 'm' })),
    attemptId.map(id => taskCommands.RecordStep({ taskId, attemptId: id, ...step })),
    attemptId.map(id =>
      taskCommands.RecordAttemptFailure({
        taskId,
        attemptId: id,
        cause: 'provider-failed',
        reason: 'r',
        billed: false,
        requestId: null,
        used: { usage, estimate },
      }),
    ),
    attemptId.map(id => taskCommands.RecordUnknownOutcome({ taskId, attemptId: id, reason: 'crash' })),
    fc.constant(taskCommands.AuthoriseReattempt({ taskId, step: 0, policy: 'p' })),
    fc.constant(taskCommands.LetTaskWait({ taskId, for: 'retry', until: '2026-01-01T00:00:00.000Z', at: '2026-01-01T00:00:00.000Z' })),
    fc.constant(taskCommands.StopTask({ taskId, reason: 'key-removed', fingerprint: 'f' })),
    fc.constant(taskCommands.ResumeTask({ taskId, by: 'owner' })),
    fc.constant(taskCommands.CompleteTask({ taskId, usage, products: [], model: 'm', simulated: true })),
    fc.constant(taskCommands.ReportUnusableResult({ taskId, role: 'text', index: 0, reason: 'damaged' })),
    attemptId.map(id => taskCommands.CancelTask({ taskId, reason: 'given up', brokenOff: [{ attemptId: id, sent: true, usage, estimate }] })),
    fc.constant(taskCommands.FailTask({ taskId, cause: 'worker-failed', reason: 'r', fingerprint: null, usage })),
  );
  return fc.tuple(schedule, some(later)).map(([first, rest]) => told(task, [first, ...rest]));
};

/** A download that came to an end, and one that did not. */
const imported = (taskId: string, projectId: string) => {
  const head = { payer: { by: 'credits' }, rule: 'R17', after: [] } as const;
  const download = { ...head, operation: 'download', url: sealed('u'), maxBytes: 9, maxSeconds: 9 } as const;
  const done = { usage: {}, products: [], model: null, simulated: false };
  return fc
    .constantFrom<TaskCommand>(
      taskCommands.CompleteTask({ taskId, ...done }),
      taskCommands.FailTask({ taskId, cause: 'source-refused', reason: 'r', fingerprint: null, usage: {} }),
      taskCommands.FailTask({ taskId, cause: 'hold-missing', reason: 'r', fingerprint: null, usage: {} }),
    )
    .map(end => told(task, [taskCommands.ScheduleTask({ taskId, accountId, projectId, order: download }), end]));
};

/** However the other stories went, one task was paid by a key. */
const paidByKey = (taskId: string, projectId: string) =>
  told(task, [
    taskCommands.ScheduleTask({ taskId, accountId, projectId, order: order({ by: 'own-key', fingerprint: 'f' }) }),
    taskCommands.IntendAttempt({ taskId, attemptId: 'a', step: 0, model: 'm' }),
    taskCommands.RecordStep({
      taskId,
      attemptId: 'a',
      step: 0,
      steps: 1,
      usage: { 'output-token': 3 },
      requestId: null,
      products: [],
      simulated: true,
      estimate: { microUsd: '7', priceVersion: 'v', basis: 'listed' },
    }),
  ]);

const projectOf = (projectId: string) => {
  const ref = { projectId, accountId };
  const card = { cardId: 'card', name: sealed('n'), prompt: sealed('p'), variables: sealed('{}') };
  const evidence = { keyRevision: 1, rule: 'R20', because: 'b' };
  const planned = (id: string) => ({ taskId: `${projectId}-${id}`, order: order({ by: 'credits' }) });
  const again = (id: string) => ({ taskId: `${projectId}-${id}-again`, order: { ...order({ by: 'credits' }), retryOf: `${projectId}-${id}` } });
  const create = projectCommands.CreateProject({
    ...ref,
    name: sealed('n'),
    source: { kind: 'url', url: sealed('u'), maxSeconds: 9 },
    boundTo: null,
    evidence,
    tasks: [planned('first')],
  });
  const later = fc.oneof(
    fc.constant(projectCommands.RenameProject({ ...ref, name: sealed('m'), expectedVersion: null })),
    fc.constant(projectCommands.ChangeProjectInstructions({ ...ref, text: sealed('t'), bytes: 1, expectedVersion: null })),
    fc.constantFrom({ taskId: `${projectId}-x`, index: 1 }, null).map(picture => projectCommands.ChooseProjectPicture({ ...ref, picture })),
    fc.constant(
      projectCommands.ChangePreferences({
        ...ref,
        preferences: { language: 'de', vocabulary: sealed('v'), transcriptionModel: 'm', textModel: 't', audioTrack: 1 },
        expectedVersion: null,
      }),
    ),
    fc.constant(projectCommands.AddCard({ ...ref, ...card })),
    fc.constant(projectCommands.ChangeCard({ ...ref, ...card, expectedVersion: null })),
    fc.constant(projectCommands.RemoveCard({ ...ref, cardId: 'card' })),
    fc.constantFrom('x', 'y').map(id => projectCommands.PinOutput({ ...ref, cardId: 'card', outputId: `${projectId}-${id}` })),
    fc.constant(projectCommands.UnpinOutput({ ...ref, cardId: 'card' })),
    fc
      .constantFrom('x', 'y')
      .map(id => projectCommands.RequestCards({ ...ref, evidence, runs: [{ task: planned(id), cardId: 'card', cardVersion: 1 }] })),
    fc.constant(projectCommands.DeleteProject({ ...ref, filesGoAt: '2099-01-01T00:00:00.000Z' })),
    fc.constant(projectCommands.RestoreProject({ ...ref, now: '2026-01-01T00:00:00.000Z' })),
    fc.constant(projectCommands.RemoveProjectFiles({ ...ref, files: 1, bytes: 5 })),
    fc
      .constantFrom('x', 'y', 'z')
      .map(id => projectCommands.RequestWork({ ...ref, evidence, tasks: [planned(id)], cardId: null, cardVersion: null })),
    fc.constant(projectCommands.RequestWork({ ...ref, evidence, tasks: [again('first')], cardId: null, cardVersion: null })),
  );
  return some(later).map(commands => told(project, [create, ...commands]));
};

const uploads = fc.boolean().map(good =>
  told(upload, [
    good
      ? uploadCommands.ReceiveUpload({
          uploadId: 'file',
          accountId,
          fileName: sealed('n'),
          content,
          digest: sealed('d'),
          seconds: 1,
          container: 'mp4',
          video: null,
          audioTracks: 1,
        })
      : uploadCommands.RefuseUpload({ uploadId: 'file', accountId, fileName: sealed('n'), bytes: 1, code: 'not_media' }),
  ]),
);

const words = (projectId: string) => {
  const ref = { projectId, accountId, heard: [] };
  const kept = (name: string) => ({ content: { ...content, name, commitment: name, bytes: 5 }, segments: 1, seconds: 2 });
  const heard = { taskId: `${projectId}-first`, ...kept('h') };
  return some(
    fc.constantFrom(
      transcriptCommands.BringTranscript({ ...ref, seen: 'none', ...kept('b'), format: 'srt', encoding: 'utf-8' }),
      transcriptCommands.EditTranscript({ ...ref, seen: { commitment: 'b' }, ...kept('e') }),
      transcriptCommands.RestoreTranscript({ ...ref, heard: [heard], seen: 'any', version: 1 }),
      transcriptCommands.InheritTranscript({ ...ref, seen: 'any', ...kept('i'), from: 'other' }),
    ),
  ).map(commands => told(projectTranscript, commands));
};

const shares = (projectId: string) => {
  const ref = { shareId: 'link', projectId, accountId };
  const create = shareCommands.CreateShare({ ...ref, transcript: true, thumbnails: true, outputIds: [], expiresAt: '2026-12-01T00:00:00.000Z' });
  return fc.boolean().map(isRevoked => told(share, isRevoked ? [create, shareCommands.RevokeShare({ ...ref, why: 'owner' })] : [create]));
};

const logExports = (exportId: string) => {
  const ref = { exportId, accountId };
  const extent = { epoch: 1, from: 1, to: 9, size: 9, root: 'r', checkpoint: null };
  return some(
    fc.constantFrom(
      logExportCommands.RecordLogExport({ ...ref, ...extent, content, files: 9 }),
      logExportCommands.FailLogExport({ ...ref, why: 'bounds_unknown' }),
      logExportCommands.RemoveLogExport({ ...ref, why: 'auditor' }),
    ),
  ).map(later => told(logExport, [logExportCommands.OrderLogExport({ ...ref, from: null, to: null }), ...later]));
};

const deletedSource: SourceEvent = { type: 'SourceDeleted', data: { name: 'n', accountId, bytes: 1, uploadId: 'file', why: 'retention' } };
const rendition = { name: 'n', accountId, content, seconds: 9 };
const sources = fc.constantFrom<readonly SourceEvent[]>(
  [{ type: 'SoundRendered', data: rendition }, deletedSource],
  [{ type: 'SoundRendered', data: rendition }],
  [{ type: 'RenderingFailed', data: { name: 'n', accountId, problem: 'no_audio' } }],
  [deletedSource],
);

const consentId = fc.constantFrom('consent-1', 'consent-2');
const roles = fc.constantFrom('support' as const, 'auditor' as const);
const accountEvent = fc.oneof<fc.Arbitrary<AccountEvent>[]>(
  roles.map(role => ({ type: 'RoleGranted', data: { accountId, role } })),
  roles.map(role => ({ type: 'RoleRevoked', data: { accountId, role } })),
  consentId.map(id => ({
    type: 'SupportConsentGiven',
    data: { accountId, consentId: id, projectId: null, from: '2026-01-01', until: '2026-01-02' },
  })),
  consentId.map(id => ({ type: 'SupportConsentWithdrawn', data: { accountId, consentId: id } })),
  consentId.map(id => ({ type: 'SupportLooked', data: { accountId, consentId: id, by: 'sue', route: 'GET /v1/projects', things: {} } })),
  consentId.map(id => ({ type: 'SupportConsentWithdrawn', data: { accountId, consentId: id, by: 'sue' } })),
  fc.constant<AccountEvent>({ type: 'SupportLookedAtStates', data: { accountId, by: 'sue', route: 'GET /v1/support', things: {}, ticket: 'T-1' } }),
  fc.constant<AccountEvent>({ type: 'EmailConfirmed', data: { accountId } }),
  fc.constant<AccountEvent>({ type: 'GlobalInstructionsChanged', data: { accountId, text: sealed('t'), version: 1, bytes: 1 } }),
);
const opened: AccountEvent = {
  type: 'AccountOpened',
  data: { accountId, email: sealed('e'), emailHash: 'h', roles: ['user'], confirmation: 'awaited' },
};
const accounts = some(accountEvent).map(events => [opened, ...events]);
const bob = { accountId: 'bob' };
const erased: readonly AccountEvent[] = [
  { type: 'AccountOpened', data: { ...bob, email: sealed('e'), emailHash: 'b', roles: ['user'] } },
  { type: 'AccountErased', data: { ...bob, emailHash: 'b', by: 'owner' } },
  { type: 'AccountDataDestroyed', data: { ...bob, destroyed: { files: 1 } } },
];

const prices: PriceCatalogueEvent = {
  type: 'PriceCatalogueAdopted',
  data: {
    catalogueId: 'platform',
    version: '2026-11-01',
    hash: 'h',
    operations: smallPrices,
    signUpGrant: { amount: '0', priority: 1, expiresAfterDays: null },
  },
};

const change = { changeId: 'change', now: '2026-01-01T00:00:00.000Z' };
const creditChange = some(
  fc.constantFrom(
    creditChangeCommands.ApproveCreditChange({ ...change, by: 'bea' }),
    creditChangeCommands.RejectCreditChange({ changeId: 'change', by: 'bea' }),
    creditChangeCommands.LapseCreditChange({ ...change, now: '2026-03-01T00:00:00.000Z' }),
    creditChangeCommands.FailCreditChange({ changeId: 'change', failure: 'adjustment_exceeds_available' }),
  ),
).map(later =>
  told(creditChanges, [
    creditChangeCommands.ProposeCreditChange({
      changeId: 'change',
      accountId,
      kind: 'grant',
      amount: '5',
      reason: 'goodwill',
      note: sealed('n'),
      terms: { priority: 1, expiresAt: null },
      proposedBy: 'cleo',
      lapsesAt: '2026-02-01T00:00:00.000Z',
    }),
    ...later,
  ]),
);

const webhook = fc.constantFrom('hook-1', 'hook-2').map(webhookId => ({ accountId, webhookId }));
const webhookOrder = fc.oneof(
  webhook.map(ref => webhookCommands.AddWebhook({ ...ref, url: sealed('u'), types: ['run.failed'] })),
  webhook.map(ref => webhookCommands.ChangeWebhook({ ...ref, url: null, types: ['balance.low'] })),
  webhook.map(ref => webhookCommands.PauseWebhook({ ...ref, why: 'failing' })),
  webhook.map(ref => webhookCommands.ResumeWebhook(ref)),
  webhook.map(ref => webhookCommands.RemoveWebhook(ref)),
);
/** However the story went, a webhook is there in the end. */
const lastWebhook = webhookCommands.AddWebhook({ accountId, webhookId: 'hook-3', url: sealed('u'), types: ['run.failed'] });

/** Of notices as somebody saw them who came too late. */
const notice = fc
  .constantFrom(noticeIdOf(accountId, 'key_exhausted', 'f'), noticeIdOf(accountId, 'credits_low', '5', 1))
  .map(noticeId => ({ accountId, notices: [{ noticeId, raisedBy: 'an earlier event' }] }));
const letters = fc.constantFrom([], ['key_invalid' as const], ['key_invalid' as const, 'work_failed' as const]);
const seenNotices: fc.Arbitrary<readonly NoticeEvent[]> = some(
  fc.oneof(
    fc.tuple(fc.constantFrom('NoticesMarkedRead' as const, 'NoticesClosed' as const), notice).map(([type, data]) => ({ type, data })),
    letters.map(kinds => ({ type: 'NoticeLettersChosen' as const, data: { accountId, kinds, by: 'settings' as const } })),
  ),
);

/** What the staff did, in any order that requests and deaths of processes leave. */
const actId = fc.constantFrom('act-1', 'act-2');
const act = { accountId, action: 'cancel-task', by: 'sue', route: 'POST /v1/x', things: { taskId: 't' }, reason: 'incident', ticket: 'T-1' };
const staffActs = some(
  fc.oneof(
    actId.map(id => actCommands.RecordAct({ ...act, actId: id, note: sealed('n') })),
    fc
      .tuple(actId, fc.constantFrom(null, 'task_unknown'))
      .map(([id, code]) => actCommands.RecordActEnd({ accountId, action: act.action, actId: id, code })),
  ),
).map(commands => told(acts, commands));

/** Streams of every kind, told by their own deciders from orders in any order; ids are few, so that streams meet in rows. */
export const histories: fc.Arbitrary<readonly Told[]> = fc
  .uuid()
  .chain(id =>
    fc.tuple(
      of('apikey-ada', keys),
      of('modelchoice-ada', choices),
      of('usagekey-ada', adminKeys),
      of(
        'ownspend-ada',
        some(spendingOrder).map(commands => told(ownSpending, commands)),
      ),
      of(
        'credits-ada',
        creditOrders.map(commands => told(creditAccount, commands)),
      ),
      of(`project-${id}`, projectOf(id)),
      of(`task-${id}-x`, tasksOf(`${id}-x`, id)),
      of(`task-${id}-y`, tasksOf(`${id}-y`, id)),
      of(`task-${id}-z`, fc.constant(paidByKey(`${id}-z`, id))),
      of(`task-${id}-w`, imported(`${id}-w`, id)),
      of(`transcript-${id}`, words(id)),
      of('share-link', shares(id)),
      of(`logexport-export-${id}`, logExports(`export-${id}`)),
      of('upload-file', uploads),
      of('source-n', sources),
      of('account-ada', accounts),
      of(
        'account-bob',
        fc.integer({ min: 1, max: erased.length }).map(length => erased.slice(0, length)),
      ),
      of(
        'webhooks-ada',
        some(webhookOrder).map(commands => told(webhooks, [...commands, lastWebhook])),
      ),
      of('notices-ada', seenNotices),
      of('supportact-ada', staffActs),
      of('creditchange-change', creditChange),
      of('pricecatalogue-platform', fc.constant([prices])),
    ),
  )
  .map(streams => streams.filter(({ events }) => events.length > 0));
