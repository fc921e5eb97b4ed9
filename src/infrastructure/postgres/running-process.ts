import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';

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

/** Tells a process from a later one that was given the same number; made of letters and digits. */
export function birthMark(pid: number): string {
  return linuxStatus(pid)?.startedAt ?? described(pid, 'lstart').replace(/\W/g, '');
}

/** Whether a process works in a folder, or at least was started for it. */
export function isAtWorkIn(pid: number, folder: string): boolean {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
  } catch {
    return false;
  }
  return described(pid, 'command').includes(folder);
}

/** What a system without /proc tells of a process; nothing when it is gone. */
function described(pid: number, column: string): string {
  return spawnSync('ps', ['-p', String(pid), '-o', `${column}=`], { encoding: 'utf8' }).stdout ?? '';
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
