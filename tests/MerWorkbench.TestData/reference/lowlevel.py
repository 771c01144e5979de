"""Cuts the low-level descriptors out of what essentia.js said of the reference signal.

    python3 lowlevel.py FOLDER > lowlevel.json

FOLDER/essentia.json: essentia.js 0.1.3 on S(22050 Hz, 5 s) (see ReferenceSignal.cs), frames 0, 5, 43 and 100 of 2048 every 512 samples, cut by
hand without padding, symmetric Hann that is not normalised. Tolerances: mel 2e-4 relative, MFCC 5e-4 absolute, otherwise 1e-3 relative.
"""
import json
import sys

KEEP = ["mel40_htk_warp_unitsum_power_0_11000", "mfcc_default_13_mel40_dbamp_of_power", "barkbands27", "erbbands40", "gfcc_default",
        "centroid_of_power_hz", "centroid_of_magnitude_hz", "distribution_shape", "rolloff85", "hfc_masri", "strongpeak", "energy", "rms_spectrum",
        "entropy", "crest", "flatness_db", "flatness", "decrease_of_power", "spectral_complexity", "pitch_salience", "energyband_20_150",
        "energyband_150_800", "energyband_800_4000", "zcr", "rms_time", "spectral_contrast"]

with open(f"{sys.argv[1]}/essentia.json") as file:
    essentia = json.load(file)
json.dump({"header": __doc__, "tool": essentia["tool"],
           "frames": {frame: {key: values[key] for key in KEEP} for frame, values in essentia["frames"].items()}}, sys.stdout, separators=(",", ":"))
print()
