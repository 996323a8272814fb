import { bytes, duration, number, pagesOf, roundsOf } from '../format';

/** A first visit: the question, the pictures that explain it, and what is known while it plays. */
export const story = {
  question: 'A running machine is about to move. Will anyone notice?',
  about:
    'Its memory is copied to another host while it keeps working. Each small square below is a part of that memory.',
  play: 'Play',
  takes: (seconds: number, ms: number) =>
    `${number(Math.round(seconds))} seconds at the pace of the story. In real time it takes ${duration(ms)}.`,
  showResult: 'Show the result now',
  doors: 'Where to go',
  learn: {
    title: 'Learn what moves',
    about: 'What a virtual machine is, and why it moves: three pictures.',
  },
  tune: {
    title: 'Tune it',
    about: 'Memory, page writes and link: find out when it stops converging.',
  },
  hosts: {
    title: 'Set up the hosts',
    about: 'What must be right before the first page can move.',
  },
  pictures: {
    name: (index: number, count: number) => `Picture ${index} of ${count}`,
    next: 'Next',
    skip: 'Skip',
    done: 'Understood',
    vm: {
      title: 'A computer made of software',
      text: 'A host is a real computer. Its hypervisor lets it run many virtual machines (VMs). Each VM believes that it is a computer of its own.',
    },
    why: {
      title: 'Why it moves',
      text: 'A host needs repair or has too much to do. Its VMs move to another host first, and their users should not notice.',
    },
    disk: {
      title: 'What moves',
      text: 'The disk stays where it is, because both hosts can reach it. The memory has to be copied, and the VM keeps changing it.',
    },
  },
  again: 'Play again',
  showLab: 'Show charts, events and controls',
  known: {
    setup: 'So far: the hosts prepare the move. No memory has been sent.',
    storage: 'So far: the disk is being copied. The memory comes next.',
    first: 'So far: the first copy of the memory is under way.',
    rounds: (rounds: number, sent: number, dirtied: number) =>
      `So far: ${roundsOf(rounds)} and ${bytes(sent)} sent. Meanwhile the VM dirtied ${pagesOf(dirtied)}.`,
    paused: (rounds: number, sent: number) =>
      `So far: ${roundsOf(rounds)} and ${bytes(sent)} sent. Now the VM is paused.`,
    pausedFirst: 'So far: nothing was copied in advance. Now the VM is paused.',
    pull: (blackoutMs: number) =>
      `So far: the VM was paused for ${duration(blackoutMs)}. It runs on the other host and pulls its memory.`,
    resumed: (blackoutMs: number) =>
      `So far: the VM was paused for ${duration(blackoutMs)}. It runs on the other host.`,
    ending: 'So far: the move is ending.',
  },
};
