import { readFileSync, readlinkSync } from 'node:fs';

/** Whether a process with this number runs; one that has ended but was not yet collected by its parent does not. */
export function isRunning(pid: number): boolean {
  const status = linuxStatus(pid);
  if (status) return !['Z', 'X'].includes(status.state);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // somebody else's, but there
  }
}

/** Tells a process from a later one that was given the same number; where the system does not say, the number must do. */
export function birthMark(pid: number): string {
  return linuxStatus(pid)?.startedAt ?? 'unknown';
}

/** The folder that a process works in, where the system says so. */
export function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

function linuxStatus(pid: number): { state: string; startedAt: string } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // the name in the second field may itself hold spaces and brackets
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, startedAt] = [fields[0], fields[19]];
    return state && startedAt ? { state, startedAt } : undefined;
  } catch {
    return undefined;
  }
}
