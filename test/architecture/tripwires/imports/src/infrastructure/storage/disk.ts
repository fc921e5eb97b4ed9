import { amount } from '../../shared-kernel/money.js';

export const disk = amount;
