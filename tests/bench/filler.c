// The dense filler alone.
// cc -O3 [-march=native] filler.c -o filler && ./filler BLOCKS ODDS PASSES
// Prints nanoseconds and a checksum of the last block.
#include "fill.h"

int main(int count, char **arguments) {
  if (count != 4) return 2;
  const uint32_t blocks = (uint32_t)atol(arguments[1]);
  const uint32_t odds = (uint32_t)atol(arguments[2]);
  const uint32_t passes = (uint32_t)atol(arguments[3]);
  double from = 0;
  for (int warm = 0; warm < 2; warm++) {
    from = nanoseconds();
    for (uint32_t i = 0; i < blocks; i++) {
      seed(1, 2, i);
      dense(256, odds, passes);
    }
  }
  const double passed = nanoseconds() - from;
  uint32_t sum = 0;
  for (int i = 0; i < 1024; i++) sum = sum * 31 + ((uint32_t *)block)[i];
  printf("%.0f %u\n", passed, sum);
  return 0;
}
