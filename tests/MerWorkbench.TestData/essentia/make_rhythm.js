// What Essentia says of the rhythm of some sounds.
//
//   npm install essentia.js@0.1.3 && node make_rhythm.js > rhythm.json
//
// "streamed_onset_rate": OnsetRate after 512 zeros, which moves its frames to where the streaming version centres them.
// "beat_loudness": SingleBeatLoudness on the 150 ms around each degara beat, cut as BeatsLoudness cuts them, with the streaming version's bands.
const essentia = require('essentia.js');
const { signals } = require('./rhythm_signals.js');
const e = new essentia.Essentia(essentia.EssentiaWASM);
const vector = array => e.arrayToVector(array);
const array = vec => Array.from(e.vectorToArray(vec));
const digits = value => Array.isArray(value) ? value.map(digits) : Number(value.toPrecision(7));

// The wrapper's own method loses the list of bands; the one below it takes it.
const bands = vector([0, 200, 400, 800, 1600, 3200, 22000]);

const loudness = (signal, beats) => {
  const energies = [], ratios = [];
  for (const beat of beats) {
    const start = Math.floor(Math.fround(Math.max(0, beat - 0.05)) * 44100 + 0.5);
    if (start + 6619 > signal.length)
      break;
    const slice = signal.slice(start, start + 6619);
    const one = e.algorithms.SingleBeatLoudness(vector(slice), 0.05, 0.1, bands, 'sumEnergy', 44100);
    energies.push(one.loudness);
    ratios.push(array(one.loudnessBandRatio));
  }
  return { energies: digits(energies), ratios: digits(ratios) };
};

const peaks = intervals => {
  const h = e.BpmHistogramDescriptors(vector(intervals));
  return digits([h.firstPeakBPM, h.firstPeakWeight, h.firstPeakSpread, h.secondPeakBPM, h.secondPeakWeight, h.secondPeakSpread]);
};

const describe = signal => {
  const degara = e.RhythmExtractor2013(vector(signal), 208, 'degara', 40);
  const multi = e.RhythmExtractor2013(vector(signal), 208, 'multifeature', 40);
  const onsets = e.OnsetRate(vector(signal));
  const shifted = new Float32Array(signal.length + 512);
  shifted.set(signal, 512);
  const streamed = e.OnsetRate(vector(shifted));
  let percival = 0;
  try { percival = e.PercivalBpmEstimator(vector(signal)).bpm; } catch { /* none */ }
  return {
    samples: signal.length,
    first: digits(Array.from(signal.slice(0, 8))),
    degara: { bpm: digits(degara.bpm), beats: digits(array(degara.ticks)), peaks: peaks(array(degara.bpmIntervals)) },
    multifeature: { bpm: digits(multi.bpm), confidence: digits(multi.confidence), beats: digits(array(multi.ticks)) },
    percival: digits(percival),
    onsets: { rate: digits(onsets.onsetRate), times: digits(array(onsets.onsets)) },
    streamed_onset_rate: { count: array(streamed.onsets).length, times: digits(array(streamed.onsets)) },
    beat_loudness: loudness(signal, array(degara.ticks)),
  };
};

const result = {
  tool: `essentia.js 0.1.3 (Essentia ${e.version})`,
  command: 'node make_rhythm.js > rhythm.json',
  signals: Object.fromEntries(Object.entries(signals).map(([name, signal]) => [name, describe(signal)])),
};
process.stdout.write(JSON.stringify(result).replace(/},"/g, '},\n"') + '\n');
