import { amount } from '../money.js';

export const scenario = amount;
