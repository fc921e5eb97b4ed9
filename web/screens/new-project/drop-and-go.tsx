import { useCallback } from 'react';
import { useLocation } from 'wouter';
import { ways } from '../../ways.js';
import { DropZone } from './drop-zone.js';
import { handOver } from './picked.js';

/** A drop zone on another screen: what it is given begins a new project. */
export const DropAndGo = () => {
  const [, go] = useLocation();
  const onFile = useCallback(
    (file: File) => {
      handOver({ kind: 'file', file });
      go(ways.newProject);
    },
    [go],
  );
  const onUrl = useCallback(
    (url: string) => {
      handOver({ kind: 'url', url });
      go(ways.newProject);
    },
    [go],
  );
  return <DropZone onFile={onFile} onUrl={onUrl} />;
};
