// What Essentia says of the rhythm of emoMusic's clips.
//
//   npm install essentia.js@0.1.3 && node make_rhythm_clips.js CLIPS > rhythm_clips.json
//
// CLIPS is the folder clips_45seconds, mp3 of 44.1 kHz and one channel, decoded by ffmpeg.
const { execFileSync } = require('child_process');
const fs = require('fs');
const path = require('path');
const essentia = require('essentia.js');
const e = new essentia.Essentia(essentia.EssentiaWASM);
const vector = array => e.arrayToVector(array);
const digits = values => Array.from(values, value => Number(value.toPrecision(7)));

const describe = file => {
  const bytes = execFileSync('ffmpeg', ['-v', 'error', '-i', file, '-f', 'f32le', '-'], { maxBuffer: 1 << 28 });
  const signal = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const degara = e.RhythmExtractor2013(vector(signal), 208, 'degara', 40);
  const multi = e.RhythmExtractor2013(vector(signal), 208, 'multifeature', 40);
  const [bpm, multiBpm, confidence, percival, rate] = digits(
    [degara.bpm, multi.bpm, multi.confidence, e.PercivalBpmEstimator(vector(signal)).bpm, e.OnsetRate(vector(signal)).onsetRate]);
  return {
    samples: signal.length,
    degara: { bpm, beats: digits(e.vectorToArray(degara.ticks)) },
    multifeature: { bpm: multiBpm, confidence, beats: digits(e.vectorToArray(multi.ticks)) },
    percival,
    onset_rate: rate,
  };
};

const clips = fs.readdirSync(process.argv[2]).filter(name => name.endsWith('.mp3')).sort();
const result = {
  tool: `essentia.js 0.1.3 (Essentia ${e.version})`,
  command: 'node make_rhythm_clips.js CLIPS > rhythm_clips.json',
  clips: Object.fromEntries(clips.map(name => [name, describe(path.join(process.argv[2], name))])),
};
process.stdout.write(JSON.stringify(result).replace(/},"/g, '},\n"') + '\n');
