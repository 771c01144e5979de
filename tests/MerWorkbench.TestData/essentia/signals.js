// The signals that essentia.js is run on; TestSignals.cs makes the same ones.
function noise(count, gain) {
  const x = new Float32Array(count);
  let s = 12345;
  for (let i = 0; i < count; i++) {
    s = (Math.imul(1664525, s) + 1013904223) >>> 0;
    x[i] = gain * (s / 2147483648 - 1);
  }
  return x;
}
function music(rate, count) {
  const x = new Float32Array(count);
  let s = 12345;
  const sin = (f, t) => Math.sin(2 * Math.PI * f * t);
  for (let i = 0; i < count; i++) {
    s = (Math.imul(1664525, s) + 1013904223) >>> 0;
    const u = s / 2147483648 - 1, t = i / rate, b = t % 0.5;
    const chord = sin(261.625565, t) + 0.8 * sin(329.627557, t) + 0.6 * sin(391.995436, t) + 0.3 * sin(523.251131, t);
    x[i] = 0.25 * Math.exp(-4 * b) * chord + 0.2 * Math.exp(-60 * b) * sin(2000, t) + 0.01 * u;
  }
  return x;
}
function sine(rate, count) {
  const x = new Float32Array(count);
  for (let i = 0; i < count; i++) x[i] = 0.5 * Math.sin(2 * Math.PI * 440 * (i / rate));
  return x;
}
// A voice of twelve harmonics with vibrato that swells and fades, and a little breath.
function voice(rate, count) {
  const x = new Float32Array(count), breath = noise(count, 1);
  for (let i = 0; i < count; i++) {
    const t = i / rate, phase = 2 * Math.PI * 220 * t + 1.5 * Math.sin(2 * Math.PI * 5.5 * t);
    let sum = 0;
    for (let k = 1; k <= 12; k++) sum += Math.sin(k * phase) / k;
    x[i] = 0.3 * (0.6 + 0.4 * Math.sin(2 * Math.PI * 0.7 * t)) * sum + 0.002 * breath[i];
  }
  return x;
}
module.exports = { music, sine, voice, noise, all: (rate, count) => ({
  music: music(rate, count), noise: noise(count, 0.5), sine: sine(rate, count), voice: voice(rate, count), silence: new Float32Array(count) }) };
