// The filler in C, for comparison: same generators, same passes, same bits as the core's.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef uint64_t v2 __attribute__((vector_size(16)));

static uint32_t rotate(uint32_t x, int bits) { return (x << bits) | (x >> (32 - bits)); }

static void threefry(uint32_t k0, uint32_t k1, uint32_t x, uint32_t y, uint32_t *out0, uint32_t *out1) {
  static const int rotations[2][4] = {{13, 15, 26, 6}, {17, 29, 16, 24}};
  const uint32_t key[3] = {k0, k1, k0 ^ k1 ^ 0x1bd11bda};
  x += key[0];
  y += key[1];
  for (uint32_t group = 1; group <= 5; group++) {
    for (int i = 0; i < 4; i++) {
      x += y;
      y = rotate(y, rotations[(group + 1) & 1][i]) ^ x;
    }
    x += key[group % 3];
    y += key[(group + 1) % 3] + group;
  }
  *out0 = x;
  *out1 = y;
}

static union {
  uint32_t words[16];
  v2 vectors[4];
} state;

static void seed(uint32_t k0, uint32_t k1, uint32_t word) {
  for (uint32_t draw = 0; draw < 8; draw++) {
    uint32_t *out = &state.words[(draw >> 2) * 8 + (draw & 3)];
    threefry(k0, k1, word, draw, out, out + 4);
  }
}

/** 32,768 pages. */
static v2 block[256] __attribute__((aligned(64)));

#define PASS(name, first, second)                                                                  \
  static __attribute__((noinline)) void name(int vectors) {                                       \
    v2 a = state.vectors[0], b = state.vectors[1], c = state.vectors[2], d = state.vectors[3];     \
    for (int at = 0; at < vectors; at += 2) {                                                      \
      v2 r = a + b, s = c + d, t = a ^ (a << 23), u = c ^ (c << 23);                               \
      a = b;                                                                                       \
      b = t ^ a ^ (t >> 18) ^ (a >> 5);                                                            \
      c = d;                                                                                       \
      d = u ^ c ^ (u >> 18) ^ (c >> 5);                                                            \
      block[at] = first;                                                                           \
      block[at + 1] = second;                                                                      \
    }                                                                                              \
    state.vectors[0] = a;                                                                          \
    state.vectors[1] = b;                                                                          \
    state.vectors[2] = c;                                                                          \
    state.vectors[3] = d;                                                                          \
  }

PASS(set_pass, r, s)
PASS(or_pass, block[at] | r, block[at + 1] | s)
PASS(and_pass, block[at] & r, block[at + 1] & s)

/** Fills the block with Bernoulli(odds / 2^passes) bits. */
static void dense(int vectors, uint32_t odds, uint32_t passes) {
  uint32_t bit = (uint32_t)__builtin_ctz(odds);
  set_pass(vectors);
  for (bit++; bit < passes; bit++) {
    if ((odds >> bit) & 1) or_pass(vectors);
    else and_pass(vectors);
  }
}

static double nanoseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
}
