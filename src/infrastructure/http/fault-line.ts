const NAME = /^[A-Za-z]\w{0,60}$/;
const CODE = /^[A-Za-z0-9_-]{1,60}$/;
const OURS = /[/\\]((?:src|dist|migrations)[/\\][\w./\\-]+\.[cm]?[jt]s:\d+)/;

const property = (error: unknown, name: 'name' | 'code' | 'stack'): string => {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
  return typeof value === 'string' ? value : '';
};

const ourFrames = (stack: string): readonly string[] =>
  stack
    .split('\n')
    .filter(line => /^\s+at /.test(line) && !line.includes('node_modules'))
    .flatMap(line => OURS.exec(line)?.[1] ?? [])
    .slice(0, 8);

/**
 * One line about a fault for the operator. Messages of errors may quote what users wrote, so none is ever printed: only
 * the request, the route's template, the kind and code of the error, and our own lines of code that it passed.
 */
export const faultLine = (error: unknown, requestId: string, route: string): string => {
  const kind = property(error, 'name');
  const code = property(error, 'code');
  const parts = [
    `request=${requestId}`,
    `route="${route}"`,
    `error=${NAME.test(kind) ? kind : 'unnamed'}`,
    ...(CODE.test(code) ? [`code=${code}`] : []),
    `at=${ourFrames(property(error, 'stack')).join(',') || 'unknown'}`,
  ];
  return `internal_error ${parts.join(' ')}`;
};
