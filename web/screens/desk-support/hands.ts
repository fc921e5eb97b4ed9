import type { Shapes } from '../../api/client.js';
import type { Deed } from '../../parts/act-dialog.js';
import type { WhyOf } from '../../parts/why.js';

/** What the parts of an account can have done: nothing while the past is looked at. */
export interface Hands {
  readonly accountId: string;
  readonly onWhy: (of: WhyOf) => void;
  readonly onAct: ((deed: Deed) => void) | null;
}

/** What each part of the overview is made of. */
export interface OverviewProps {
  readonly overview: Shapes['ReadOverviewShape'];
  readonly hands: Hands;
}
