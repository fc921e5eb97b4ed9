import { amount } from '../../../shared-kernel/money.js';

export const record = amount;
