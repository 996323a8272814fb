// A whole migration in C, as the core and its host do it: one rate class over a working set that
// begins at the first page, no zero pages, rounds that drain, at most so many, until few are dirty.
// cc -O3 [-march=native] migration.c -lm -o migration
// ./migration PAGES SET WRITES_PER_PAGE_AND_SECOND SECONDS_PER_PAGE THRESHOLD ROUNDS SEED
// Prints nanoseconds, live rounds and the pages dirtied in all of them.
#include <math.h>
#include <string.h>
#include "fill.h"

enum { BLOCK_WORDS = 512, MAX_PASSES = 14, MAX_LAW = 65536 };

static struct {
  double leftover;
  uint32_t passes, odds;
  int inverted;
} plan;

/** See src/engine/fill-plan.ts. */
static void plan_fill(double hazard) {
  const double pass_cost = 0.0087, event_cost = 1.6;
  const double probability = -expm1(-hazard);
  plan.inverted = probability > 0.5;
  const double drawn = plan.inverted ? exp(-hazard) : probability;
  const double needed = plan.inverted ? (drawn > 0 ? -log1p(-drawn) : 0) : hazard;
  plan.passes = plan.odds = 0;
  plan.leftover = needed;
  double best = needed * event_cost;
  for (uint32_t passes = 1; passes <= MAX_PASSES; passes++) {
    const uint32_t odds = (uint32_t)(drawn * (1 << passes));
    if (!odds) continue;
    const double left = fmax(0, needed + log(1 - (double)odds / (1 << passes)));
    const double cost = ((int)passes - __builtin_ctz(odds)) * pass_cost + left * event_cost;
    if (cost >= best) continue;
    best = cost;
    plan.passes = passes;
    plan.odds = odds;
    plan.leftover = left;
  }
}

static double law[MAX_LAW], below[MAX_LAW];
static int law_length, law_first;

/** The cumulative Poisson law, from the first count worth listing. */
static void tabulate(double mean) {
  law_length = law_first = 0;
  if (mean <= 0) {
    law[law_length++] = 1;
    return;
  }
  const int mode = (int)mean;
  int listed = 0;
  double term = 1, sum = 0;
  for (int n = mode; n > 0 && term > 1e-19; n--) below[listed++] = term *= n / mean;
  law_first = mode - listed;
  while (listed > 0) law[law_length++] = sum += below[--listed];
  law[law_length++] = sum += 1;
  term = 1;
  for (int n = mode + 1; term > 1e-19; n++) law[law_length++] = sum += term *= mean / n;
  for (int i = 0; i < law_length; i++) law[i] /= sum;
  law[law_length - 1] = 1;
}

static uint32_t poisson(uint32_t k0, uint32_t k1, uint32_t word) {
  uint32_t x, y;
  threefry(k0, k1, word, 0x80000000u, &x, &y);
  const double u = ((x >> 5) * 67108864.0 + (y >> 6)) * 1.1102230246251565e-16;
  int low = 0, high = law_length - 1;
  while (low < high) {
    const int middle = (low + high) >> 1;
    if (u < law[middle]) high = middle;
    else low = middle + 1;
  }
  return (uint32_t)(low + law_first);
}

static v2 next_vector(void) {
  const v2 a = state.vectors[0], b = state.vectors[1], t = a ^ (a << 23);
  state.vectors[0] = b;
  state.vectors[1] = t ^ b ^ (t >> 18) ^ (b >> 5);
  return a + b;
}

/** Sets the bits of so many events among the pages of a stretch. */
static void scatter(uint64_t *bits, uint32_t pages, int shift, uint32_t events) {
  while (events > 0) {
    const v2 vector = next_vector();
    for (int lane = 0; lane < 2; lane++) {
      uint64_t draws = vector[lane];
      for (int i = 0; i < 4 && events > 0; i++, draws >>= 16, events--) {
        const uint32_t page = (uint32_t)(draws & 0xffff) >> shift;
        if (page < pages) bits[page >> 6] |= 1ull << (page & 63);
      }
    }
  }
}

/** The guest writes to a stretch of the working set; returns the pages that were not dirty. */
static uint64_t fill(uint64_t *dirty, uint32_t word, uint32_t count, uint32_t k0, uint32_t k1) {
  const uint32_t pages = count << 6;
  const int shift = 16 - (32 - __builtin_clz(pages - 1));
  const uint32_t events = poisson(k0, k1, word);
  uint64_t *bits = (uint64_t *)block;
  if (!plan.passes && !plan.inverted && !events) return 0;
  if (plan.passes || events) seed(k0, k1, word);
  if (plan.passes) dense((int)(count / 2), plan.odds, plan.passes);
  else memset(bits, 0, (size_t)count * 8);
  if (events) scatter(bits, pages, shift, events);
  const uint64_t flip = plan.inverted ? ~0ull : 0;
  uint64_t added = 0;
  for (uint32_t i = 0; i < count; i++) {
    const uint64_t written = bits[i] ^ flip, before = dirty[word + i];
    added += (uint64_t)__builtin_popcountll(written & ~before);
    dirty[word + i] = before | written;
  }
  return added;
}

static struct {
  uint64_t rounds, dirtied;
} found;

static void migrate(uint64_t *bitmaps[2], char **arguments) {
  const uint64_t pages = strtoull(arguments[1], 0, 10), set = strtoull(arguments[2], 0, 10);
  const double rate = atof(arguments[3]), page_seconds = atof(arguments[4]);
  const uint64_t threshold = strtoull(arguments[5], 0, 10), most = strtoull(arguments[6], 0, 10);
  const uint64_t key = strtoull(arguments[7], 0, 10);
  uint64_t *send = bitmaps[0], *dirty = bitmaps[1], waiting = pages;
  memset(dirty, 0, pages / 8);
  memset(send, 0xff, pages / 8);
  found.dirtied = 0;
  for (found.rounds = 1;; found.rounds++) {
    // After the first round only the working set can wait.
    memset(send, 0, (found.rounds == 1 ? pages : set) / 8);
    const double hazard = rate * (double)waiting * page_seconds;
    uint32_t k0, k1;
    threefry((uint32_t)key, (uint32_t)(key >> 32), (uint32_t)(found.rounds - 1), 1, &k0, &k1);
    plan_fill(hazard);
    tabulate(plan.leftover * BLOCK_WORDS * 64);
    waiting = 0;
    for (uint32_t word = 0; word < set / 64; word += BLOCK_WORDS)
      waiting += fill(dirty, word, BLOCK_WORDS, k0, k1);
    found.dirtied += waiting;
    uint64_t *drained = send;
    send = dirty;
    dirty = drained;
    if (waiting <= threshold || found.rounds >= most) break;
  }
  memset(send, 0, set / 8);
}

int main(int count, char **arguments) {
  if (count != 8) return 2;
  const uint64_t pages = strtoull(arguments[1], 0, 10);
  uint64_t *bitmaps[2] = {aligned_alloc(4096, pages / 8), aligned_alloc(4096, pages / 8)};
  if (!bitmaps[0] || !bitmaps[1]) return 1;
  double from = 0;
  for (int warm = 0; warm < 2; warm++) {
    from = nanoseconds();
    migrate(bitmaps, arguments);
  }
  printf("%.0f %llu %llu\n", nanoseconds() - from, (unsigned long long)found.rounds,
         (unsigned long long)found.dirtied);
  return 0;
}
