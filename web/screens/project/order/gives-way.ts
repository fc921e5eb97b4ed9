import { useEffect } from 'react';
import { isMissingKey, useMissingKey } from '../../../parts/missing-key-popup.js';

/** The missing key has its own popup; what else was open for the action gives way to it. */
export const useGivesWay = (error: Error | null, projectId: string, close?: () => void): void => {
  const missing = useMissingKey();
  useEffect(() => {
    if (!isMissingKey(error)) return;
    missing.show(error, projectId);
    close?.();
  }, [error, missing, close, projectId]);
};
