import { parseArgs } from 'node:util';
import { StandInServer } from './stand-in.js';

/** The stand-in as a process of its own, for what needs a server beside the service: `npm run --silent stand-in:eventstore`. */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '2113' },
    file: { type: 'string' },
    tls: { type: 'boolean', default: false },
    inhabited: { type: 'boolean', default: false },
  },
});
const server = await new StandInServer({
  port: Number(values.port),
  tls: values.tls,
  users: { admin: { password: 'changeit', isAdmin: true } },
  isInhabited: values.inhabited,
  ...(values.file === undefined ? {} : { file: values.file }),
}).start();
console.log('This is test equipment that speaks the protocol of EventStoreDB. It is no store: never keep anything in it that you need.');
console.log(server.url(values.tls ? 'admin' : undefined));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void server.stop());
