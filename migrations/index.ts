import type { MigrationObject } from '@mikro-orm/core';
import { EventLog0001 } from './0001-event-log.js';
import { Vault0002 } from './0002-vault.js';
import { Idempotency0003 } from './0003-idempotency.js';
import { ReadModels0004 } from './0004-read-models.js';
import { Safe0005 } from './0005-safe.js';
import { OwnUsage0009 } from './0009-own-usage.js';
import { Receipts0007 } from './0007-receipts.js';
import { KeyLife0008 } from './0008-key-life.js';
import { Credits0010 } from './0010-credits.js';
import { Access0011 } from './0011-access.js';
import { Erasures0013 } from './0013-erasures.js';
import { Storage0014 } from './0014-storage.js';
import { RefreshingSessions0015 } from './0015-refreshing-sessions.js';
import { SignOuts0015 } from './0015-sign-outs.js';
import { SecondFactors0015 } from './0015-second-factors.js';
import { Walls0016 } from './0016-walls.js';
import { UsageKeys0017 } from './0017-usage-keys.js';
import { Transcripts0020 } from './0020-transcripts.js';
import { Deletions0025 } from './0025-deletions.js';
import { Shares0025 } from './0025-shares.js';
import { Webhooks0021 } from './0021-webhooks.js';
import { SupportConsents0022 } from './0022-support-consents.js';
import { NoticeLetters0026 } from './0026-notice-letters.js';
import { Imports0028 } from './0028-imports.js';
import { Playback0028 } from './0028-playback.js';
import { Transparency0029 } from './0029-transparency.js';
import { OwnStreams0032 } from './0032-own-streams.js';
import { SupportDesk0033 } from './0033-support-desk.js';
import { FailedWork0035 } from './0035-failed-work.js';
import { KeyBoxes0038 } from './0038-key-boxes.js';
import { SupportActs0035 } from './0035-support-acts.js';
import { LogIndex0036 } from './0036-log-index.js';
import { Leases0037 } from './0037-leases.js';
import { OrderedJobs0039 } from './0039-ordered-jobs.js';
import { LogExports0043 } from './0043-log-exports.js';
import { RebuiltBeside0046 } from './0046-rebuilt-beside.js';
import { ErrandsOfTheDead0048 } from './0048-errands-of-the-dead.js';
import { CookieSessions0049 } from './0049-cookie-sessions.js';

/**
 * Every migration, in the order of their numbers; written out, so that it is the same list from source and from a build.
 * A migration after 0016 makes the tables of projections with `readTable`; for any other table with rows of accounts it adds the line
 * `call public.wall_off('safe.…')`.
 */
export const migrations: MigrationObject[] = [
  { name: '0001-event-log', class: EventLog0001 },
  { name: '0002-vault', class: Vault0002 },
  { name: '0003-idempotency', class: Idempotency0003 },
  { name: '0004-read-models', class: ReadModels0004 },
  { name: '0005-safe', class: Safe0005 },
  { name: '0007-receipts', class: Receipts0007 },
  { name: '0008-key-life', class: KeyLife0008 },
  { name: '0009-own-usage', class: OwnUsage0009 },
  { name: '0010-credits', class: Credits0010 },
  { name: '0011-access', class: Access0011 },
  { name: '0013-erasures', class: Erasures0013 },
  { name: '0014-storage', class: Storage0014 },
  { name: '0015-second-factors', class: SecondFactors0015 },
  { name: '0015-sign-outs', class: SignOuts0015 },
  { name: '0015-refreshing-sessions', class: RefreshingSessions0015 },
  { name: '0016-walls', class: Walls0016 },
  { name: '0017-usage-keys', class: UsageKeys0017 },
  { name: '0020-transcripts', class: Transcripts0020 },
  { name: '0021-webhooks', class: Webhooks0021 },
  { name: '0022-support-consents', class: SupportConsents0022 },
  { name: '0025-deletions', class: Deletions0025 },
  { name: '0025-shares', class: Shares0025 },
  { name: '0026-notice-letters', class: NoticeLetters0026 },
  { name: '0028-imports', class: Imports0028 },
  { name: '0028-playback', class: Playback0028 },
  { name: '0029-transparency', class: Transparency0029 },
  { name: '0032-own-streams', class: OwnStreams0032 },
  { name: '0033-support-desk', class: SupportDesk0033 },
  { name: '0035-support-acts', class: SupportActs0035 },
  { name: '0035-failed-work', class: FailedWork0035 },
  { name: '0036-log-index', class: LogIndex0036 },
  { name: '0037-leases', class: Leases0037 },
  { name: '0038-key-boxes', class: KeyBoxes0038 },
  { name: '0039-ordered-jobs', class: OrderedJobs0039 },
  { name: '0043-log-exports', class: LogExports0043 },
  { name: '0046-rebuilt-beside', class: RebuiltBeside0046 },
  { name: '0048-errands-of-the-dead', class: ErrandsOfTheDead0048 },
  { name: '0049-cookie-sessions', class: CookieSessions0049 },
];
