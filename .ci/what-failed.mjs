/**
 * Says once more, in few lines, what failed: `node .ci/what-failed.mjs <folder that is left out of what is said> <log> [<jest's JSON>]`.
 * With jest's JSON it names the specs and the gates of the log; without it, the specs that the log of another step tells of, or else its end.
 */
import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

const MOST = 25;
const WIDTH = 180;

const [room, log, json] = process.argv.slice(2);
const read = file => {
  try {
    return stripVTControlCharacters(readFileSync(file, 'utf8'));
  } catch {
    return '';
  }
};
const told = text => text.replaceAll(`${room}/fresh clone/`, '').replaceAll(room, '…').slice(0, WIDTH);
const first = (text, count) =>
  stripVTControlCharacters(text)
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('at '))
    .slice(0, count);

const lines = read(log).split('\n');
const following = (start, stop) => {
  const end = lines.findIndex((line, index) => index > start && stop.test(line));
  return lines.slice(start + 1, end === -1 ? undefined : end).join('\n');
};

const gates = () =>
  lines.flatMap((line, index) =>
    line.startsWith('gate SHUT: ') ? [[line, ...first(following(index, /^(?:gate (?:open|SHUT): |All gates|\d+ gate)/), 6)]] : [],
  );

const specs = ({ testResults }) =>
  testResults.flatMap(({ name, message, status, assertionResults }) => {
    const failed = assertionResults.filter(one => one.status === 'failed');
    if (failed.length === 0) return status === 'failed' ? [[`spec file: ${name}`, ...first(message ?? '', 4)]] : [];
    return failed.map(one => [`spec: ${name} › ${one.fullName}`, ...first(one.failureMessages.join('\n'), 4)]);
  });

const ofLog = () => {
  const found = lines.flatMap((line, index) => (/^\s+● .+ › /.test(line) ? [[line.trim(), ...first(following(index, /^\s+● /), 4)]] : []));
  if (found.length > 0) return found;
  return [['the end of what it said:', ...lines.filter(line => line.trim() !== '').slice(-8)]];
};

const results = json ? JSON.parse(read(json) || 'null') : null;
const failures = json
  ? [...gates(), ...(results ? specs(results) : [['no results of the specs were written', ...first(lines.slice(-8).join('\n'), 8)]])]
  : ofLog();
for (const [what, ...why] of failures.slice(0, MOST)) {
  console.log(`  ${told(what)}`);
  for (const line of why) console.log(`      ${told(line)}`);
}
if (failures.length > MOST) console.log(`  and ${failures.length - MOST} more`);
