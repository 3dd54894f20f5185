// Why one is not in a room, and the way on: fetched when it is wanted, see strings.ts.
import type { Entry } from './strings.ts';

export const endedText = {
  badLink: {
    heading: 'This link does not work',
    lead: 'A room name has letters, digits, - and _ only. Check that the whole link was copied, or open a new room.',
  },
  lost: {
    heading: 'There is nothing at this address',
    lead: 'Check that the whole link was copied, or open a new room.',
  },
  full: {
    heading: 'This room is full',
    lead: 'Every place is taken. Try again in a while; what you have not sent yet is kept.',
  },
  tooOld: {
    heading: 'Ajar has been updated',
    lead: 'This page is older than the room. Reload it to come in; drafts and unsent messages are kept.',
  },
  superseded: {
    heading: 'You are here twice',
    lead: 'Another copy of this tab took over the room. Go on there, or use this one instead.',
  },
  badSignature: {
    heading: 'The room could not recognise you',
    lead: 'The proof of your key did not fit. Reload the page to try again.',
  },
  badName: {
    heading: 'The room did not accept your name',
    lead: 'Choose another name in the settings, then come in again.',
  },
  other: {
    heading: 'You are no longer in this room',
    lead: 'The room ended the connection. Reload the page to try again.',
  },
  steps: {
    newRoom: 'New room',
    useHere: 'Use this tab',
    openSettings: 'Choose a name',
    comeIn: 'Come in',
  },
} as const satisfies Entry;
