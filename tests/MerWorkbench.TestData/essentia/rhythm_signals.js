// The sounds of RhythmSignals.cs and ReferenceSignal.cs at 44.1 kHz.
const rate = 44100;
const pi2 = 2 * Math.PI;

const random = () => {
  let state = 12345;
  return () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0;
    return state / 2147483648 - 1;
  };
};

const make = (seconds, sample) => Float32Array.from({ length: Math.round(rate * seconds) }, (_, i) => sample(i / rate));

const reference = seconds => {
  const u = random();
  return make(seconds, t => {
    const noise = u(), b = t % 0.5;
    const chord = Math.sin(pi2 * 261.625565 * t) + 0.8 * Math.sin(pi2 * 329.627557 * t) + 0.6 * Math.sin(pi2 * 391.995436 * t) + 0.3 * Math.sin(pi2 * 523.251131 * t);
    return 0.25 * Math.exp(-4 * b) * chord + 0.2 * Math.exp(-60 * b) * Math.sin(pi2 * 2000 * t) + 0.01 * noise;
  });
};

const clicks = (bpm, seconds, offset = 0) => make(seconds, at => {
  const t = at - offset, since = t % (60 / bpm);
  return t < 0 ? 0 : 0.5 * Math.exp(-200 * since) * Math.sin(pi2 * 1000 * since);
});

const drums = (bpm, seconds) => {
  const u = random(), beat = 60 / bpm;
  return make(seconds, t => {
    const noise = u(), kick = t % beat, snare = (t + beat) % (2 * beat), hat = t % (beat / 2);
    return 0.5 * Math.exp(-15 * kick) * Math.sin(pi2 * 60 * kick) + 0.3 * Math.exp(-30 * snare) * noise + 0.1 * Math.exp(-80 * hat) * Math.sin(pi2 * 5000 * hat);
  });
};

const noise = seconds => {
  const u = random();
  return make(seconds, () => 0.1 * u());
};

const overNoise = signal => {
  const n = noise(signal.length / rate);
  return signal.map((sample, i) => sample + Math.fround(Math.fround(0.01) * n[i]));
};

exports.signals = {
  reference: reference(30),
  click60: clicks(60, 30),
  click90: overNoise(clicks(90, 30)),
  click140: overNoise(clicks(140, 30, 0.3)),
  click175: overNoise(clicks(175, 30)),
  change: overNoise(Float32Array.from([...clicks(100, 24), ...clicks(150, 24)])),
  drums: drums(126, 30),
  noise: noise(20),
  short: clicks(120, 2),
};
