import {
  clockCheck,
  databaseCheck,
  diskCheck,
  eventLogCheck,
  mediaCheck,
  policiesCheck,
  projectionsCheck,
  providerCheck,
  queueCheck,
  sealerCheck,
  storageCheck,
  vaultCheck,
} from '../infrastructure/health/checks.js';
import { HealthChecks } from '../infrastructure/health/health-checks.js';
import type { Lag } from '../infrastructure/health/lag.js';
import type { PolicyFleet } from '../infrastructure/messaging/policy-fleet.js';
import type { ProjectionProgress } from '../infrastructure/messaging/projection-progress.js';
import type { Platform } from '../platform.js';
import type { Role } from '../settings/role-settings.js';

interface Subscribers {
  readonly projections: ProjectionProgress;
  readonly policies: PolicyFleet;
  readonly lag: Lag;
}

/** What this process stands on, by the roles that it plays. */
export const healthOf = (platform: Platform, { projections, policies, lag }: Subscribers): HealthChecks => {
  const { pool, log, queue, configuration, content, engine, sealing, provider, vault, clock, sharing } = platform;
  const { plays } = configuration.role;
  const isOne = (...roles: readonly Role[]) => roles.some(role => plays.includes(role));
  const works = isOne('api', 'worker');
  return new HealthChecks().add(
    databaseCheck(pool),
    eventLogCheck(log, lag),
    clockCheck(clock, pool),
    diskCheck(configuration.dataDir, configuration.diskReserveBytes),
    ...(isOne('api', 'worker', 'projector') ? [queueCheck(queue)] : []),
    ...(works ? [storageCheck(content), mediaCheck(engine), vaultCheck(vault.dataKeys), providerCheck(provider.baseUrl)] : []),
    ...(isOne('api', 'projector')
      ? [
          projectionsCheck(
            () => projections.states,
            lag,
            () => sharing.refresh(),
          ),
        ]
      : []),
    ...(isOne('projector') ? [policiesCheck(() => policies.all.map(({ state }) => state))] : []),
    ...(isOne('sealer') ? [sealerCheck(sealing.sealedLog, plays.length === 1)] : []),
  );
};
