// Owns what is compared and what ours must reach. Runs nothing and prints nothing.

const KIB = 1024;
const MB = 1e6;
// Loader alone; the study is the site's own.
const LOADER_BYTES = 2.5 * KIB;

/** The middle value; the mean of the two in the middle of an even number. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
}

/** A goal in the row's own unit. */
const atMost = (most) => ({ words: `≤ ${most}`, met: (ours) => ours <= most });
/** A goal beside PostHog's value in the same run. */
const ofPostHog = (share) => ({ words: `≤ ${share} × PostHog`, met: (ours, posthog) => ours <= share * posthog });

const whole = (value) => value.toFixed(0);
const tenths = (value) => value.toFixed(1);

/**
 * The rows. `of(numbers, blank)` is a contestant's value; `shown` its words; `goal.met(ours, posthog, numbers)` whether ours is good
 * enough, `numbers` being ours.
 */
export const ROWS = [
  {
    name: "every page view that shows nothing: KiB brotli",
    of: ({ bytes }) => median(bytes) / KIB,
    shown: tenths,
    goal: { words: "≤ 2.5 + the study", met: (ours, _, { study }) => ours * KIB <= LOADER_BYTES + median(study) },
  },
  { name: "every page view that shows nothing: requests", of: ({ requests }) => median(requests), shown: whole, goal: atMost(2) },
  {
    name: "every page view that shows nothing: CPU ms over the blank page",
    of: ({ cpu }, blank) => median(cpu) - median(blank.cpu),
    shown: tenths,
    goal: atMost(5),
  },
  {
    name: "until interactive, KiB brotli",
    of: ({ fetched }) => median(fetched) / KIB,
    shown: tenths,
    goal: { ...atMost(74), words: "≤ 74 (aimed at: 64)" },
  },
  { name: "start → interactive, unthrottled, ms", of: ({ interactive }) => median(interactive), shown: whole, goal: ofPostHog(0.3) },
  {
    name: "start → interactive, 1.6 Mbit/s, 150 ms, 4× CPU, ms",
    of: ({ interactiveSlow }) => median(interactiveSlow),
    shown: whole,
    goal: ofPostHog(0.5),
  },
  {
    name: "blocking time over the blank page, 4× CPU, ms",
    of: ({ blocking }, blank) => median(blocking) - median(blank.blocking),
    shown: whole,
    goal: ofPostHog(0.2),
  },
  { name: "click → next paint, 4× CPU, ms", of: ({ press }) => median(press), shown: whole, goal: ofPostHog(0.6) },
  {
    name: "JS heap over the blank page + WASM memory after showing, MB",
    of: ({ heap, wasm }, blank) => (median(heap) - median(blank.heap) + median(wasm)) / MB,
    shown: (value, { wasm }) => `${tenths(value - median(wasm) / MB)} + ${tenths(median(wasm) / MB)}`,
    goal: { ...atMost(1), words: "≤ 1 together" },
  },
  {
    name: "layout shift",
    of: ({ shift }) => median(shift),
    shown: (value) => String(Number(value.toFixed(3))),
    goal: { ...atMost(0), words: "0" },
  },
  {
    name: "answer arrives when leaving 0 ms after the click",
    of: ({ arrived }) => arrived.reduce((sum, one) => sum + one) / arrived.length,
    shown: (value, { arrived }) => `${Math.round(value * arrived.length)} of ${arrived.length}`,
    goal: { words: "all", met: (ours) => ours === 1 },
  },
];
