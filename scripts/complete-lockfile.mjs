/**
 * A registry that lacks a platform's optional package makes npm leave it out of the lockfile, and `npm ci` then refuses
 * the lockfile. This adds such packages by name, version and platform, as a complete registry would have had them.
 * Run it after every change of the dependencies: `node scripts/complete-lockfile.mjs`.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const OS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32', 'windows'];
const CPU = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64', 'loong64'];
const LIBC = { gnu: 'glibc', musl: 'musl', gnueabihf: 'glibc', musleabihf: 'musl' };

const platformOf = name => {
  const words = name.split(/[-/]/);
  const os = OS.find(candidate => words.includes(candidate));
  const cpu = CPU.find(candidate => words.includes(candidate));
  const libc = Object.keys(LIBC).find(candidate => words.includes(candidate));
  if (!os || !cpu) return null;
  return {
    cpu: [cpu],
    ...(libc && os === 'linux' ? { libc: [LIBC[libc]] } : {}),
    optional: true,
    os: [os === 'windows' ? 'win32' : os],
  };
};

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const added = [];
for (const [where, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const nested = `${where}/node_modules/${name}`;
    if (lock.packages[`node_modules/${name}`] || lock.packages[nested] || !/^\d/.test(version)) continue;
    const platform = platformOf(name);
    if (!platform) continue;
    lock.packages[`node_modules/${name}`] = { version, ...platform, ...(entry.dev ? { dev: true } : {}) };
    added.push(`${name}@${version}`);
  }
}
const sorted = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify({ ...lock, packages: sorted }, null, 2)}\n`);
console.log(added.length === 0 ? 'The lockfile was complete.' : `Added ${added.join(', ')}`);
