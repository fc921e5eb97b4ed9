import type { ModuleParts } from '../../../../../../../src/shared-kernel/module-parts.js';
import { deaf, holdParcel, parcels } from './application/listeners.policy.js';

const policies = [holdParcel, deaf];
export const alphaParts: ModuleParts = { module: 'alpha', deciders: [], projections: [parcels], policies, answers: [] };
