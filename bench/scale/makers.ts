import { accountCommands } from '../../src/modules/accounts/domain/commands.js';
import { apiKeyCommands } from '../../src/modules/api-keys/domain/commands.js';
import { creditCommands } from '../../src/modules/credits/domain/commands.js';
import type { KeyStanding } from '../../src/shared-kernel/who-pays.js';
import type { Chance } from '../audit/chance.js';
import { heavyTailed, logNormal } from './distributions.js';
import type { Maker, VideoPlan } from './life-of-a-video.js';
import { MIX } from './mix.js';
import type { ProductInMemory } from './product-in-memory.js';
import type { SealedShapes } from './sealed-shapes.js';

const SIGN_UP_CREDITS = '100000000';

/** Opens an account as a sign-up does, with a key of its own where that is wished. */
export const newMaker = (product: ProductInMemory, shapes: SealedShapes, hasKey: boolean): Maker => {
  const accountId = product.id();
  const tell = (command: Parameters<ProductInMemory['tell']>[0]) => product.tell(command, accountId);
  tell(accountCommands.OpenAccount({ accountId, email: shapes.text(24), emailHash: shapes.fingerprint(), roles: ['user'] }));
  const terms = { source: 'sign-up', priority: 100, expiresAt: null, priceVersion: '2026-11-01' } as const;
  tell(creditCommands.GrantCredits({ accountId, grantId: product.id(), amount: SIGN_UP_CREDITS, ...terms }));
  if (!hasKey) return { accountId, key: { status: 'none' } };
  const [fingerprint, lastFour] = [shapes.fingerprint(), 'a1B2'];
  const stored = { fingerprint, fingerprintVersion: 1, envelopeId: product.id(), prefix: 'sk-proj-', lastFour, origin: 'https://api.openai.com' };
  const verdict = { verdict: 'accepted', level: 'can-request' } as const;
  tell(apiKeyCommands.AddApiKey({ accountId, ...stored, expiresAt: null, daysLeft: null, verdict, replace: false }));
  const key: KeyStanding = { status: 'usable', fingerprint, lastFour, reason: null, readable: true };
  return { accountId, key };
};

/** What somebody makes of a video, by the mix. */
export const planned = (chance: Chance): VideoPlan => {
  const { minutes, cards } = MIX;
  const length = Math.min(minutes.atMost, Math.max(minutes.least, logNormal(chance, minutes.median, minutes.spread)));
  return {
    seconds: Math.round(length * 60_000) / 1000,
    fromAddress: chance.percent(MIX.fromAddressPercent),
    cards: chance.percent(cards.percent) ? chance.between(cards.least, cards.atMost) : 0,
    texts: chance.percent(MIX.textPercent) ? 1 : 0,
    images: chance.percent(MIX.imagePercent) ? 1 : 0,
  };
};

export const videosOfADay = (chance: Chance): number => heavyTailed(chance, MIX.videos.tail, MIX.videos.atMost);
