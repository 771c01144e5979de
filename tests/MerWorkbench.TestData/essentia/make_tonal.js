// Tonal goldens from Essentia, compiled to WebAssembly (essentia.js 0.1.3, Essentia 2.1-beta6-dev, AGPL: its numbers only).
//
//   npm install essentia.js@0.1.3 && node make_tonal.js REFERENCE.json > tonal.json
//
// REFERENCE.json holds what the same tool said of ReferenceSignal at 22,050 Hz, frames of 2048 from sample 512 i, blackmanharris62: profiles of
// SpectralPeaks(1e-5, 20 to 3500 Hz, 60 by magnitude), dissonance and tuning of SpectralPeaks(0, 40 to 5000 Hz, 100 by frequency), and of the mean of
// the 36 bins over 212 frames the keys by five profiles.
//
// Signals, mono at 44.1 kHz, by formula (TonalSignal in the tests): chords of four notes (bass, root, third, fifth) of four partials
// 0.1/h, decaying by exp(-1.2 b) from each chord's start, with 0.0005 of noise from the generator of ReferenceSignal.
// "extractor": frames of 4096 every 2048 samples, the first centred on sample 0, padded with zeros to the end; blackmanharris62;
// single algorithms set as MusicExtractor's tonal part sets them. "tonal_extractor", "key_extractor": those composites as they are.
const wasm = require('essentia.js');
const e = new wasm.Essentia(wasm.EssentiaWASM);
const vector = a => e.arrayToVector(Float32Array.from(a));
const array = v => { const a = Array.from(e.vectorToArray(v)); v.delete(); return a; };
const round = x => Array.isArray(x) ? x.map(round) : typeof x === 'number' ? Number(x.toPrecision(8)) : x;
const reference = require(require('path').resolve(process.argv[2]));
const profiles = ['diatonic', 'krumhansl', 'temperley', 'tonictriad', 'temperley2005', 'thpcp', 'shaath', 'gomez', 'noland', 'edmm', 'edma', 'bgate', 'braw'];

function lcg(seed) { let s = seed; return () => { s = (Math.imul(1664525, s) + 1013904223) >>> 0; return s / 2147483648 - 1; }; }

// chords: [root above C, minor third?]
function signal(chords, each, concertPitch) {
  const rate = 44100, out = new Float32Array(Math.round(rate * each * chords.length)), noise = lcg(12345);
  for (let i = 0; i < out.length; i++) {
    const t = i / rate, at = Math.min(chords.length - 1, Math.floor(t / each)), b = t - at * each, [root, minor] = chords[at];
    let x = 0;
    for (const note of [root + 36, root + 48, root + 48 + (minor ? 3 : 4), root + 55]) {
      const hertz = concertPitch * Math.pow(2, (note - 69) / 12);
      for (let h = 1; h <= 4; h++) x += 0.1 / h * Math.sin(2 * Math.PI * hertz * h * t);
    }
    out[i] = x * Math.exp(-1.2 * b) + 0.0005 * noise();
  }
  return out;
}

function* frames(x) {
  for (let start = -2048; start < x.length; start += 2048) {
    const f = new Float32Array(4096);
    for (let i = Math.max(0, -start); i < 4096 && start + i < x.length; i++) f[i] = x[start + i];
    yield f;
  }
}

function entropy(p) { const v = vector(p), r = e.Entropy(v).entropy; v.delete(); return r; }
function crest(p) { const v = vector(p), r = e.Crest(v).crest; v.delete(); return r; }
function key(pcp, profile, polyphony = true, three = true) {
  const v = vector(pcp), r = e.Key(v, 4, pcp.length, profile, 0.6, false, polyphony, three);
  v.delete();
  return [r.key, r.scale, r.strength, r.firstToSecondRelativeStrength];
}
const mean = rows => Array.from(Float32Array.from(rows[0].map((_, k) => rows.reduce((s, r) => s + r[k], 0) / rows.length)));
const unitMax = p => { const m = Math.max(...p); return m > 0 ? p.map(x => x / m) : p; };
// What the streaming Key does to the mean profile first (its defaults: pcpThreshold 0.2, averageDetuningCorrection).
function prepared(p) {
  const g = unitMax(p).map(x => Math.fround(x) < Math.fround(0.2) ? 0 : x), n = g.length / 12;
  const at = g.indexOf(Math.max(...g)) % n, by = at > Math.floor(n / 2) ? at - n : at;
  return g.map((_, i) => g[(i + by + g.length) % g.length]);
}

const hpcp = (f, m, o) => {
  const v = vector(f), w = vector(m);
  const r = array(e.HPCP(v, w, o.bands ?? true, o.split ?? 500, o.harmonics ?? 0, o.max ?? 5000, false, o.min ?? 40, o.nonlinear ?? false,
    o.normalized ?? 'unitMax', o.reference ?? 440, 44100, o.size ?? 12, o.weight ?? 'squaredCosine', o.window ?? 1).hpcp);
  v.delete(); w.delete();
  return r;
};

function extractor(x, kept) {
  const spectra = [];
  let tuning;
  const tune = new Map();
  // TuningFrequency keeps its histogram only within one composite: its result comes from TuningFrequencyExtractor, the same settings.
  const sound = vector(x);
  tuning = array(e.TuningFrequencyExtractor(sound, 4096, 2048).tuningFrequency);
  sound.delete();
  const reference = tuning[tuning.length - 1];
  const of = { min: 20, max: 3500, reference, size: 36, weight: 'cosine' };
  const rows = { key: [], chords: [], high: [], entropy: [], crest: [] };
  const peaks = {};
  let index = 0;
  for (const frame of frames(x)) {
    const raw = vector(frame), windowed = e.Windowing(raw, true, 4096, 'blackmanharris62', 0, true).frame;
    const spectrum = e.Spectrum(windowed, 4096).spectrum;
    const p = e.SpectralPeaks(spectrum, 0.00001, 3500, 60, 20, 'magnitude', 44100);
    const f = array(p.frequencies), m = array(p.magnitudes);
    raw.delete(); windowed.delete(); spectrum.delete();
    rows.key.push(hpcp(f, m, { ...of, bands: false, window: 1 }));
    rows.chords.push(hpcp(f, m, { ...of, harmonics: 8, nonlinear: true, window: 0.5 }));
    rows.high.push(hpcp(f, m, { ...of, size: 120, harmonics: 8, nonlinear: true, window: 0.5 }));
    rows.entropy.push(entropy(rows.chords[index]));
    rows.crest.push(crest(rows.chords[index]));
    if (kept.includes(index)) peaks[index] = { frequencies: f, magnitudes: m };
    index++;
  }
  const all = new wasm.EssentiaWASM.VectorVectorFloat();
  for (const r of rows.chords) all.push_back(vector(r));
  const c = e.ChordsDetection(all, 2048, 44100, 2);
  const chords = [];
  for (let i = 0; i < c.chords.size(); i++) chords.push(c.chords.get(i));
  const keys = Object.fromEntries(['temperley', 'krumhansl', 'edma'].map(p => [p, key(prepared(mean(rows.key)), p)]));
  const d = e.ChordsDescriptors(c.chords, keys.temperley[0], keys.temperley[1]);
  const high = unitMax(mean(rows.high));
  const hv = vector(high), resolution = e.HighResolutionFeatures(hv, 24);
  const thpcp = unitMax(mean(rows.key)), top = thpcp.indexOf(Math.max(...thpcp));
  return {
    tuning_frequency: reference, tuning_first: tuning.slice(0, 4),
    frames: index,
    hpcp: Object.fromEntries(kept.map(i => [i, rows.key[i]])),
    chord_hpcp: Object.fromEntries(kept.map(i => [i, rows.chords[i]])),
    hpcp_entropy: rows.entropy, hpcp_crest: rows.crest,
    chords, chords_strength: array(c.strength),
    keys, chords_histogram: array(d.chordsHistogram), chords_number_rate: d.chordsNumberRate, chords_changes_rate: d.chordsChangesRate,
    chords_key: d.chordsKey, chords_scale: d.chordsScale,
    tuning_diatonic_strength: key(high, 'diatonic')[2],
    equal_tempered_deviation: resolution.equalTemperedDeviation, nontempered_energy_ratio: resolution.nonTemperedEnergyRatio,
    nontempered_peaks_energy_ratio: resolution.nonTemperedPeaksEnergyRatio,
    high_mean: high, thpcp: thpcp.map((_, i) => thpcp[(i + top) % 36]), hpcp_mean: mean(rows.key),
    peaks,
  };
}

function composite(x, kept) {
  const sound = vector(x), r = e.TonalExtractor(sound), progression = [];
  for (let i = 0; i < r.chords_progression.size(); i++) progression.push(r.chords_progression.get(i));
  const key_extractor = {};
  for (const profile of ['bgate', 'edma', 'krumhansl', 'temperley'])
    for (const size of [12, 36]) {
      const k = e.KeyExtractor(sound, true, 4096, 4096, size, 3500, 60, 25, 0.2, profile, 44100, 0.0001, 440, 'cosine', 'hann');
      key_extractor[`${profile}_${size}`] = [k.key, k.scale, k.strength];
    }
  sound.delete();
  return {
    key_extractor,
    tonal_extractor: {
      hpcp: Object.fromEntries(kept.map(i => [i, array(r.hpcp.get(i))])),
      chords_progression: progression, chords_strength: array(r.chords_strength), chords_changes_rate: r.chords_changes_rate,
      chords_number_rate: r.chords_number_rate, chords_histogram: array(r.chords_histogram), chords_key: r.chords_key, chords_scale: r.chords_scale,
      key: [r.key_key, r.key_scale, r.key_strength],
    },
  };
}

// Made-up peaks: what the algorithms say of lists, whatever found them.
function lists() {
  const out = [];
  for (const [seed, count] of [[1, 5], [2, 20], [3, 60], [4, 100]]) {
    const next = lcg(seed);
    const f = Array.from({ length: count }, () => Math.fround(30 * Math.pow(2, (next() + 1) * 4.2))).sort((a, b) => a - b);
    const m = f.map(() => Math.fround(Math.pow(10, -1.5 * (next() + 1))));
    const v = vector(f), w = vector(m), t = e.TuningFrequency(v, w, 1);
    out.push({
      frequencies: f, magnitudes: m, dissonance: e.Dissonance(v, w).dissonance, inharmonicity: e.Inharmonicity(v, w).inharmonicity,
      tuning: [t.tuningFrequency, t.tuningCents],
      hpcp: {
        none: hpcp(f, m, { weight: 'none', size: 24 }), sum: hpcp(f, m, { normalized: 'unitSum', bands: false, size: 36, window: 4 / 3, reference: 446 }),
        raw: hpcp(f, m, { normalized: 'none', bands: false, harmonics: 4, size: 12, weight: 'cosine', min: 25, max: 3500 }),
        nonlinear: hpcp(f, m, { harmonics: 8, nonlinear: true, size: 120, window: 0.5, weight: 'cosine' }),
      },
    });
    v.delete(); w.delete();
  }
  return out;
}

// A stretched string: partial h at h f0 sqrt(1 + B h^2), as of a piano.
function harmonic() {
  const out = [];
  for (const [hint, stiffness, extra] of [[110, 0, []], [110, 0.0005, []], [112, 0.002, [300, 505, 1000]], [220, 0.001, [65, 140]]]) {
    const pairs = [];
    for (let h = 1; h <= 10; h++) pairs.push([110 * h * Math.sqrt(1 + stiffness * h * h), 1 / h]);
    for (const x of extra) pairs.push([x, 0.3]);
    pairs.sort((a, b) => a[0] - b[0]);
    const f = pairs.map(p => Math.fround(p[0])), m = pairs.map(p => Math.fround(p[1]));
    const v = vector(f), w = vector(m), r = e.HarmonicPeaks(v, w, hint, 20, 0.2);
    out.push({ hint, frequencies: f, magnitudes: m, inharmonicity: e.Inharmonicity(r.harmonicFrequencies, r.harmonicMagnitudes).inharmonicity,
      harmonics: array(r.harmonicFrequencies), harmonic_magnitudes: array(r.harmonicMagnitudes) });
    v.delete(); w.delete();
  }
  return out;
}

const pop = [[0, 0], [7, 0], [9, 1], [5, 0]], minor = [[2, 1], [9, 0], [10, 0], [7, 1], [9, 0], [2, 1]];
const result = { tool: `essentia.js 0.1.3 (Essentia ${e.version})`, command: 'node make_tonal.js REFERENCE.json', keys: {}, signals: {}, reference: {}, lists: lists(), harmonic: harmonic() };
for (const [frame, said] of Object.entries(reference.frames))
  result.reference[frame] = Object.fromEntries(['hpcp12_default', 'hpcp36_key_cosine', 'hpcp36_chord_nonlinear_harm8', 'dissonance', 'tuning'].map(k => [k, said[k]]));
result.hpcp36_mean = reference.hpcp36_mean;
result.reference_keys = Object.fromEntries(['temperley', 'krumhansl', 'edma', 'bgate', 'diatonic'].map(p => [p, reference['key_' + p]]));
for (const profile of profiles)
  result.keys[profile] = { polyphonic: key(reference.hpcp36_mean, profile), all_chords: key(reference.hpcp36_mean, profile, true, false), plain: key(reference.hpcp36_mean, profile, false) };
for (const [name, chords, each, pitch] of [['pop', pop, 2, 442], ['minor', minor, 1.5, 430]]) {
  const x = signal(chords, each, pitch), kept = [0, 10, 60, 130];
  result.signals[name] = { chord_list: chords, seconds_each: each, concert_pitch: pitch, first8: Array.from(x.slice(1000, 1008)), extractor: extractor(x, kept), ...composite(x, kept) };
}
process.stdout.write(JSON.stringify(result, (k, v) => typeof v === 'number' ? Number(v.toPrecision(8)) : v) + '\n');
