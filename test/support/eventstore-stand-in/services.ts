import type { sendUnaryData, Server, ServerErrorResponse, ServerUnaryCall } from '@grpc/grpc-js';
import gossipRpc from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import featuresRpc from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streamsRpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { append, batchAppend } from './append-calls.js';
import { remove } from './delete-calls.js';
import { read } from './read-calls.js';
import { Refused } from './refusals.js';
import type { ServerParts } from './server-parts.js';

/** What the server says it can do, with the features that it names. */
const supported: Readonly<Record<string, readonly string[]>> = {
  read: ['position', 'events'],
  append: [],
  batchappend: ['deadline_duration'],
  delete: [],
  tombstone: [],
};

/** Answers the client's four services; what the client calls beside these is unimplemented, and the client is told so. */
export function addServices(rpc: Server, server: ServerParts): void {
  rpc.addService(streamsRpc.StreamsService, {
    read: call => void ending(call, read(server, call)),
    append: (call, answer) => void append(server, call, answer).catch(refusing(answer)),
    batchAppend: call => void ending(call, batchAppend(server, call)),
    delete: (call, answer) => void remove(server, call, answer, 'softly').catch(refusing(answer)),
    tombstone: (call, answer) => void remove(server, call, answer, 'for good').catch(refusing(answer)),
  } satisfies streamsRpc.IStreamsServer);
  rpc.addService(featuresRpc.ServerFeaturesService, {
    getSupportedMethods: (_: unknown, answer: sendUnaryData<features.SupportedMethods>) => answer(null, supportedMethods(server)),
  });
  rpc.addService(gossipRpc.GossipService, {
    read: (_: ServerUnaryCall<shared.Empty, gossip.ClusterInfo>, answer: sendUnaryData<gossip.ClusterInfo>) => answer(null, members(server)),
  });
}

const asError = (error: unknown): Partial<ServerErrorResponse> =>
  error instanceof Refused ? error : { code: 2, details: `The stand-in failed: ${String(error)}` };

/** A streaming call ends with the refusal that its handler throws. */
async function ending(call: { emit(event: string, error: unknown): boolean }, work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => call.emit('error', asError(error)));
}

function refusing<T>(answer: sendUnaryData<T>): (error: unknown) => void {
  return error => answer(asError(error));
}

function supportedMethods({ version }: ServerParts): features.SupportedMethods {
  const methods = Object.entries(supported).map(([name, list]) =>
    new features.SupportedMethod()
      .setMethodName(name)
      .setServiceName('event_store.client.streams.streams')
      .setFeaturesList([...list]),
  );
  return new features.SupportedMethods().setEventStoreServerVersion(version).setMethodsList(methods);
}

function members({ port }: ServerParts): gossip.ClusterInfo {
  const leader = new gossip.MemberInfo()
    .setInstanceId(new shared.UUID().setString(crypto.randomUUID()))
    .setTimeStamp(String(Date.now()))
    .setState(gossip.MemberInfo.VNodeState.LEADER)
    .setIsAlive(true)
    .setHttpEndPoint(new gossip.EndPoint().setAddress('127.0.0.1').setPort(port));
  return new gossip.ClusterInfo().setMembersList([leader]);
}
