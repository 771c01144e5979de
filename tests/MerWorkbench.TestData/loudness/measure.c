/* Loudness by libebur128:  cc -O2 measure.c -lebur128 -o measure;  measure RATE CHANNELS < interleaved float32
   Prints integrated loudness, loudness range, then momentary and short-term loudness after each 100 ms. */
#include <ebur128.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
  unsigned long rate = strtoul(argv[1], NULL, 10);
  unsigned channels = (unsigned)strtoul(argv[2], NULL, 10), hop = (unsigned)(rate / 10);
  ebur128_state *state = ebur128_init(channels, rate, EBUR128_MODE_I | EBUR128_MODE_LRA | EBUR128_MODE_M | EBUR128_MODE_S);
  float *block = malloc(sizeof(float) * hop * channels);
  double integrated, range, momentary, shortTerm;
  size_t got;
  (void)argc;
  printf("{\"contour\":[");
  for (int first = 1; (got = fread(block, sizeof(float) * channels, hop, stdin)) > 0;) {
    ebur128_add_frames_float(state, block, got);
    if (got < hop) break;
    ebur128_loudness_momentary(state, &momentary);
    ebur128_loudness_shortterm(state, &shortTerm);
    printf("%s[%.6f,%.6f]", first ? "" : ",", momentary < -200 ? -200 : momentary, shortTerm < -200 ? -200 : shortTerm);
    first = 0;
  }
  ebur128_loudness_global(state, &integrated);
  ebur128_loudness_range(state, &range);
  printf("],\"integrated\":%.6f,\"range\":%.6f}\n", integrated < -70 ? -70 : integrated, range);
  ebur128_destroy(&state);
  free(block);
  return 0;
}
