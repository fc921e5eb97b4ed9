import { ACTIONS, NO_ACTS } from '../../src/infrastructure/http/acts.js';
import { operations, type Operation } from '../support/api-document.js';

const named = ({ method, path }: Operation): string => `${method.toUpperCase()} ${path}`;
/** As the API document calls the operation of a route. */
const operationOf = (route: string): string =>
  route.replace(/^(.)(.*)Controller\.(.)/, (_, a: string, b: string, c: string) => a.toLowerCase() + b + c.toUpperCase());
const isOfStaff = ({ audience }: Operation): boolean => audience.includes('support') || audience.includes('admin');
const changes = ({ method }: Operation): boolean => !['get', 'head', 'options'].includes(method);

describe('every operation of the API document that lets support or administrators change something', () => {
  it('is an act that is written down', () => {
    const ofStaff = operations.filter(operation => isOfStaff(operation) && changes(operation));
    expect(ofStaff.length).toBeGreaterThan(10);
    expect(
      ofStaff
        .filter(({ act }) => act === null)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(Object.keys(NO_ACTS).map(operationOf).sort());
  });

  it('asks for a reason, a note and a ticket, unless it has no room for them', () => {
    const asking = operations.filter(({ act }) => act !== null && ACTIONS[act as keyof typeof ACTIONS] === 'asked');
    const silent = asking.filter(({ body }) => !['reason', 'note', 'ticket'].every(field => field in (body ?? {})));
    expect(asking.length).toBeGreaterThan(5);
    expect(silent.map(named)).toEqual([]);
  });

  it('is of the staff alone', () => {
    const acts = operations.filter(({ act }) => act !== null);
    expect(acts.filter(({ audience }) => audience.includes('user') || audience.includes('public')).map(named)).toEqual([]);
  });
});
