import { useState } from 'react';

export const useSometimes = (wanted: boolean): unknown => {
  if (wanted) return useState(0);
  return null;
};
