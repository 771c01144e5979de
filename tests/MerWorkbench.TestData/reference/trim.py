"""Cuts the features that the tests compare out of what four tools said of the reference signal.

    python3 trim.py FOLDER > features.json

FOLDER holds what each tool wrote on S(22050 Hz, 5 s) (see ReferenceSignal.cs), frames of 2048 every 512 samples:
  librosa_formulae_numpy.json  librosa 0.10's formulae in numpy float64, from their definitions (librosa itself was not run)
  torch.json                   torch 1.13.1 float32: stft (centred, zero padding, periodic Hann) and matrix products
  essentia.json                essentia.js 0.1.3 (Essentia 2.1-beta6-dev), frames cut by hand without padding, symmetric Hann
  nwaves.json                  NWaves 0.9.6 at c1a6a4a, frames without padding, symmetric windows
Tolerances: MFCC 5e-5 dB against numpy and torch, 5e-4 dB against Essentia and NWaves; log-mel 1e-4 dB; chroma 1e-4 relative.
"""
import json
import sys


def read(name):
    with open(f"{sys.argv[1]}/{name}.json") as file:
        return json.load(file)


numpy, torch, essentia, nwaves = map(read, ["librosa_formulae_numpy", "torch", "essentia", "nwaves"])

KEEP = ["frames", "logmel128_db_top80", "logmel40_db_top80", "mfcc20_from_mel128", "mfcc20_from_mel128_mean", "mfcc20_from_mel128_std_pop",
        "mfcc20_from_mel40", "chroma_stft_tuning0_norm_inf", "chroma_raw", "chroma_mean", "spectral_centroid", "spectral_bandwidth",
        "rolloff85", "flatness_power", "onset_flux_mean_logmel128_first12"]

json.dump({
    "header": __doc__,
    "signal": numpy["signal"],
    "numpy": {variant: {key: numpy[variant][key] for key in KEEP} for variant in ["center_true_zero_pad", "no_center"]} | {
        "htk_26": numpy["htk_mfcc12_26ch_hamming_preemph097_lift22"]},
    "torch": {key: torch[key] for key in ["tool", "logmel128_db_top80", "mfcc20_from_mel128", "chroma_raw"]},
    "essentia": {
        "tool": essentia["tool"],
        **{name: {frame: values[source] for frame, values in essentia["frames"].items()} for name, source in {
            "mfcc128": "mfcc20_librosa_like_128_slaney_unittri_dbpow", "mfcc40": "mfcc20_librosa_like_40_slaney_unittri_dbpow",
            "mfcc_default": "mfcc_default_13_mel40_dbamp_of_power",
            "centroid": "centroid_of_magnitude_hz", "zero_crossings": "zcr", "rms": "rms_time"}.items()},
    },
    "nwaves": {
        "tool": nwaves["tool"],
        "mfcc128": nwaves["mfcc20_slaney128_db"],
        "mfcc40": nwaves["mfcc20_slaney40_db"],
        "chroma_raw": nwaves["chroma_raw_power_librosa_fb"],
        "rms": {frame: values[1] for frame, values in nwaves["time_all"].items()},
    },
}, sys.stdout, indent=None, separators=(",", ":"))
print()
