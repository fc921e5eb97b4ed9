import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** A process and everything that it started, directly or not; who comes first started who comes later. */
export function treeOf(pid: number): readonly number[] {
  const parents = process.platform === 'linux' ? fromProc() : fromPs();
  const tree = [pid];
  for (const parent of tree) for (const [child, of] of parents) if (of === parent) tree.push(child);
  return tree;
}

function fromProc(): readonly (readonly [number, number])[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        // the name before it may itself hold spaces and brackets
        const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return [[Number(name), Number(parent)] as const];
      } catch {
        return []; // it ended meanwhile
      }
    });
}

function fromPs(): readonly (readonly [number, number])[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .map(line => line.trim().split(/\s+/).map(Number))
    .flatMap(([child, parent]) => (child && parent ? [[child, parent] as const] : []));
}
