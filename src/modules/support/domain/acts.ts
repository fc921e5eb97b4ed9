import type { Decider } from '../../../shared-kernel/decider.js';
import type { ActCommand } from './act-commands.js';
import { actFacts, type ActEvent } from './act-events.js';

/** Acts that were begun and of which nobody has said how they ended: those of requests that are under way, and of processes that died. */
export type ActsUnderWay = ReadonlySet<string>;

/** What the staff does, each act begun once and ended once; a record judges nothing. */
export const acts: Decider<ActsUnderWay, ActCommand, ActEvent> = {
  facts: actFacts,
  initial: new Set(),
  decide({ type, data }, underWay) {
    switch (type) {
      case 'RecordAct':
        return underWay.has(data.actId) ? [] : [{ type: 'SupportActed', data }];
      case 'RecordActEnd': {
        const { code, ...ending } = data;
        if (!underWay.has(data.actId)) return [];
        return [code === null ? { type: 'SupportActCompleted', data: ending } : { type: 'SupportActRefused', data: { ...ending, code } }];
      }
    }
  },
  evolve(underWay, { type, data: { actId } }) {
    switch (type) {
      case 'SupportActed':
        return new Set(underWay).add(actId);
      case 'SupportActCompleted':
      case 'SupportActRefused':
        return new Set([...underWay].filter(known => known !== actId));
    }
  },
};
