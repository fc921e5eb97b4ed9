import type { BehaviourName } from '../faults/behaviours.js';
import { fundsFailures } from '../faults/failures.js';
import type { Invoice } from '../books/invoice.js';
import { Journal } from '../books/journal.js';
import { fingerprintOf, lastFourOf } from '../protocol/fingerprint.js';
import { type KeyNature, natureOf, platformBalance } from './key-names.js';
import { Pace } from './pace.js';

/** What was done to a key from outside; kept, so that a restart of the provider forgets nothing. */
export type KeyDeed =
  | { readonly deed: 'credit'; readonly microUsd: number }
  | { readonly deed: 'drain'; readonly code: BehaviourName }
  | { readonly deed: 'trouble'; readonly trouble: BehaviourName }
  | { readonly deed: 'platform' }
  | { readonly deed: 'restore' };

type KeptDeed = KeyDeed & { readonly at: string; readonly fingerprint: string; readonly charged: number };

/** How a key stands. Money is in micro-dollars. */
export interface KeyStanding {
  readonly fingerprint: string;
  readonly lastFour: string;
  readonly balance: number;
  readonly trouble: BehaviourName | null;
  readonly lacks: KeyNature['lacks'];
  readonly answersAliasesOnly: boolean;
  readonly admin: boolean;
  readonly organization: string;
  /** The error by which an empty balance is told. */
  readonly emptyAs: BehaviourName;
}

interface Held extends KeyNature {
  lastFour: string;
  emptyAs: BehaviourName;
}

const unknownKey = natureOf('sk-not-seen-yet');

/** The keys this provider has met, by fingerprint; the secrets themselves are not kept. */
export class KeyRing {
  readonly #held = new Map<string, Held>();
  readonly #paces = new Map<string, Pace>();
  readonly #deeds: Journal<KeptDeed>;
  readonly #invoice: Invoice;

  constructor(path: string | null, invoice: Invoice) {
    this.#deeds = new Journal(path);
    this.#invoice = invoice;
  }

  /** Learns a key's nature from its name, unless something was done to it before. */
  meet(secret: string): KeyStanding {
    const fingerprint = fingerprintOf(secret);
    if (!this.#held.has(fingerprint)) {
      this.#held.set(fingerprint, { ...natureOf(secret), lastFour: lastFourOf(secret), emptyAs: 'credit_balance_exhausted' });
      for (const kept of this.#deeds.lines.filter(line => line.fingerprint === fingerprint)) this.#apply(kept);
    }
    return this.standing(fingerprint);
  }

  standing(fingerprint: string): KeyStanding {
    const held = this.#held.get(fingerprint) ?? { ...unknownKey, lastFour: '????', emptyAs: 'credit_balance_exhausted' as const };
    return { ...held, fingerprint, organization: held.organization ?? fingerprint, balance: held.balance - this.#invoice.total(fingerprint) };
  }

  all(): readonly KeyStanding[] {
    return [...this.#held.keys()].map(fingerprint => this.standing(fingerprint));
  }

  pace(fingerprint: string): Pace {
    const pace = this.#paces.get(fingerprint) ?? new Pace();
    this.#paces.set(fingerprint, pace);
    return pace;
  }

  do(fingerprint: string, deed: KeyDeed, at: Date): KeyStanding {
    const kept: KeptDeed = { ...deed, at: at.toISOString(), fingerprint, charged: this.#invoice.total(fingerprint) };
    this.#deeds.add(kept);
    this.#apply(kept);
    return this.standing(fingerprint);
  }

  startOver(suffix: string): void {
    this.#deeds.startOver(suffix);
    this.#held.clear();
    this.#paces.clear();
  }

  close(): void {
    this.#deeds.close();
  }

  /** Balances here are what was ever paid in; what was charged is the invoice's to say. */
  #apply(kept: KeptDeed): void {
    const held = this.#held.get(kept.fingerprint);
    if (held) this.#held.set(kept.fingerprint, afterDeed(held, kept));
  }
}

/** Nothing ails the key any more; it is still of its kind and of its account. */
function cured({ lastFour, admin, organization }: Held): Held {
  const lacks = admin ? natureOf('sk-admin-not-seen-yet').lacks : unknownKey.lacks;
  return { ...unknownKey, lastFour, admin, organization, lacks, emptyAs: 'credit_balance_exhausted' };
}

function afterDeed(held: Held, kept: KeptDeed): Held {
  switch (kept.deed) {
    case 'credit': {
      const paidIn = Math.max(held.balance, kept.charged) + kept.microUsd;
      return { ...held, balance: paidIn, trouble: held.trouble && fundsFailures.has(held.trouble) ? null : held.trouble };
    }
    case 'drain':
      return { ...held, balance: kept.charged, emptyAs: kept.code };
    case 'trouble':
      return { ...held, trouble: kept.trouble };
    case 'platform':
      return { ...cured(held), emptyAs: held.emptyAs, balance: kept.charged + platformBalance };
    case 'restore':
      return { ...cured(held), balance: kept.charged + unknownKey.balance };
  }
}
