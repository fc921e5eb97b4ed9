import { amount } from '../../../shared-kernel/money.js';

export type Lawful = number;
export const lawfulFacts = { amount };
