// The rooms that are compared. On one wire every room's frames have the same size for a message, so that only the
// room differs: peers are given messages as long as an event of Ajar's is on the wire.
import { type Host, hostAjar, hostNodePeer, hostPeer } from './hosts.ts';
import { frames, json, socketio, text, type Wire } from './load/wires.ts';

export interface BenchedRoom {
  readonly name: string;
  readonly wire: Wire;
  /** Characters of one message as the sender writes it. */
  readonly size: number;
  start(): Promise<Host>;
}

/** What people write is short: 100 characters. */
export const TEXT_SIZE = 100;
/** The same in Ajar's JSON: measured bytes per message and member, author's facts included. */
const EVENT_SIZE = 305;
/** The same as a line of plain text mode, with the sender's name. */
const LINE_SIZE = 106;

/** Ajar on its own wire, as built in the folder `worker`. */
export function ajarJson(worker: string): BenchedRoom {
  return { name: 'Ajar', wire: json, size: TEXT_SIZE, start: () => hostAjar({ worker }) };
}

export function ajarText(worker: string): BenchedRoom {
  return { ...ajarJson(worker), name: 'Ajar, plain text', wire: text };
}

export const limit = peer('limit', () => hostPeer('limit'));
export const limitText: BenchedRoom = { ...limit, name: 'limit, plain text', size: LINE_SIZE };
export const plainRoom = peer('plain room', () => hostPeer('plain-room'));
export const party = peer('partyserver', () => hostPeer('party'));
export const ws = peer('ws on Node', () => hostNodePeer('ws'));
export const socketIo: BenchedRoom = {
  ...peer('Socket.IO on Node', () => hostNodePeer('socket-io')),
  wire: socketio,
};

export function allRooms(worker: string): BenchedRoom[] {
  return [ajarJson(worker), limit, ajarText(worker), limitText, plainRoom, party, ws, socketIo];
}

function peer(name: string, start: () => Promise<Host>): BenchedRoom {
  return { name, wire: frames, size: EVENT_SIZE, start };
}
