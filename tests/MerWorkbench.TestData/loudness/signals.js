// The signals that the tools are run on; LoudnessSignals.cs makes the same ones.
const sin = (f, t) => Math.sin(2 * Math.PI * f * t);
const formulas = {
  music: (t, noise) => {
    const b = t % 0.5;
    const chord = sin(261.625565, t) + 0.8 * sin(329.627557, t) + 0.6 * sin(391.995436, t) + 0.3 * sin(523.251131, t);
    return 0.25 * Math.exp(-4 * b) * chord + 0.2 * Math.exp(-60 * b) * sin(2000, t) + 0.01 * noise;
  },
  bursts: (t, noise) => noise * (t % 1.1 < 0.3 ? 0.4 : 0.002),
  contrast: (t, noise) => sin(440, t) * (t % 8 < 4 ? 0.5 : 0.01) + 0.001 * noise,
  gaps: (t, noise, seconds) => (t % 3.7 >= 1.1 && t % 3.7 < 1.8 && t < seconds - 3 ? 0.3 * sin(1000, t) : 0),
  silence: () => 0,
};
module.exports = function signal(name, rate, seconds) {
  const x = new Float32Array(Math.round(rate * seconds));
  let s = 12345;
  for (let i = 0; i < x.length; i++) {
    s = (Math.imul(1664525, s) + 1013904223) >>> 0;
    x[i] = formulas[name](i / rate, s / 2147483648 - 1, seconds);
  }
  return x;
};
