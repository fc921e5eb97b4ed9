import { Injectable } from '@nestjs/common';
import type { AccountId } from '../../../shared-kernel/ids.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { whoPays, type KeyStanding } from '../../../shared-kernel/who-pays.js';
import { keyHistory, keyStatus, type KeyStatusView, type KeyStepView } from '../../api-keys/index.js';
import { standing } from '../../projects/index.js';

const SOME = 20;

/** Never its prefix, fingerprint or envelope: the last four tell its owner's keys apart. */
const masked = ({
  lastFour,
  status,
  reason,
  addedAt,
  changedAt,
  lastVerifiedAt,
  rateLimitedUntil,
  nextCheckAt,
  expiresAt,
  ...paid
}: KeyStatusView) => ({
  lastFour,
  status,
  reason,
  addedAt,
  changedAt,
  lastVerifiedAt,
  rateLimitedUntil,
  nextCheckAt,
  expiresAt,
  paidProofNeeded: paid.paidProofNeeded,
  paidTestAllowed: paid.paidProbeAllowed,
});

const maskedStep = ({ step, at, by, reason, missingPermission, until, lastFour }: KeyStepView) => ({
  step,
  at,
  by,
  reason,
  missingPermission,
  until,
  lastFour,
});

/** Whether a project may be created now, as the one function decides it that decides when it is tried. */
const creation = (key: KeyStanding) => {
  const decision = whoPays({ operation: 'create-project', key });
  if (decision.payer !== 'refused') return { mayCreateProjects: true, rule: decision.rule, code: null, reason: null, remedies: [] };
  const { code, details } = decision.refusal;
  return { mayCreateProjects: false, rule: decision.rule, code, reason: details.reason ?? null, remedies: details.remedies ?? [] };
};

/** What the own key of an account is worth, what became of its keys, and what follows from that for new projects. */
@Injectable()
export class KeyStates {
  constructor(private readonly queries: Queries) {}

  async of(accountId: AccountId): Promise<object> {
    const [stands, key, history] = await Promise.all([
      this.queries.ask(standing, { accountId }),
      this.queries.ask(keyStatus, { accountId }),
      this.queries.ask(keyHistory, { accountId, after: null, limit: SOME }),
    ]);
    return { standing: creation(stands.key), key: key && masked(key), keyHistory: history.steps.map(maskedStep) };
  }
}
