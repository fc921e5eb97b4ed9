/* eslint-disable no-console */
export const amount = 1;
