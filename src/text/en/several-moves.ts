/** A published table of guests that leave a host together, and what its fit implies. */
export const severalMoves = {
  title: 'A. Finn, 2012: guests of 512 MB that leave one host',
  implied: {
    limit:
      'His limit is not published. Two senders at a time, the product’s default, fit best: with more, ten guests on 10 GbE would take far less than his 13 s.',
    stream:
      'One stream carries no more than 290 MB/s: a single guest on 10 GbE took 5 s, which is not the link’s doing.',
    overlap:
      'Handshake and cleanup take 3.2 s together and overlap with the sending of others; if they did not, twenty guests on 10 GbE would take 30 s and more.',
    unsent:
      'Some 7 % of the memory was not sent: his own rate times his own time comes to less than the memory of all guests.',
  },
};
