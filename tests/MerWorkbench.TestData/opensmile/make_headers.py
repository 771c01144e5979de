#!/usr/bin/env python3
"""Names of columns as files and programs print them, and where each list was seen. Writes headers.json beside this file.

The lists are facts copied by hand; this script only expands the runs of numbers.

python3 make_headers.py
"""
import json
import os

SPECTRAL = [
    "fband250-650", "fband1000-4000", "spectralRollOff25.0", "spectralRollOff50.0", "spectralRollOff75.0", "spectralRollOff90.0",
    "spectralFlux", "spectralCentroid", "spectralEntropy", "spectralVariance", "spectralSkewness", "spectralKurtosis", "spectralSlope",
    "psySharpness", "spectralHarmonicity",
]
VOICE = ["F0final", "voicingFinalUnclipped", "jitterLocal", "jitterDDP", "shimmerLocal", "logHNR"]
ENERGY = ["audspec_lengthL1norm", "audspecRasta_lengthL1norm", "pcm_RMSenergy", "pcm_zcr"]


def descriptors(end):
    names = [f"{n}_{end}" for n in VOICE + ENERGY]
    names += [f"audSpec_Rfilt_{end}[{i}]" for i in range(26)]
    names += [f"pcm_fftMag_{n}_{end}" for n in SPECTRAL]
    return names + [f"pcm_fftMag_mfcc_{end}[{i}]" for i in range(1, 15)]


def deam_read():
    """A program that reads DEAM's files by name: all values of all but the cepstra, then changes of these."""
    names = []
    for end, statistics in (("sma", ["stddev", "amean"]), ("sma_de", ["stddev"])):
        for name in descriptors(end)[:-14]:
            both = end == "sma" or name.startswith(tuple(VOICE))
            names += [f"{name}_{s}" for s in (["stddev", "amean"] if both else statistics)]
    return names


result = {
    "deam": {
        "seen": "github.com: a program that predicts from DEAM's feature files lists the 159 columns that it reads, in the order of the files;"
                " others slice the files from the first to the last column named here",
        "first": "F0final_sma_stddev",
        "last": "pcm_fftMag_mfcc_sma_de[14]_amean",
        "read": deam_read(),
    },
    "pmemo": {
        "seen": "github.com/HuiZhangDB/PMEmo, features.py: the 130 columns that openSMILE 2.2 writes for IS13_ComParE_lld, in order",
        "descriptors": descriptors("sma") + descriptors("sma_de"),
    },
    "compare": {
        "seen": "PMEmo's static_features.csv as printed by github.com readers (first columns); the docstring of opensmile-python (first column);"
                " an R script that slices from the first to the last column; a Python program of 2014 that reads IS13_ComParE rows by index;"
                " a program that lists the 39 functionals of F0; a program that lists columns in order",
        "first": ["audspec_lengthL1norm_sma_range", "audspec_lengthL1norm_sma_maxPos", "audspec_lengthL1norm_sma_minPos", "audspec_lengthL1norm_sma_quartile1"],
        "last": "mfcc_sma_de[14]_stddevFallingSlope",
        "at": {
            "3663": "F0final_sma_maxPos", "3664": "F0final_sma_minPos", "3682": "F0final_sma_stddev", "3702": "voicingFinalUnclipped_sma_maxPos",
            "3853": "logHNR_sma_amean", "4182": "pcm_RMSenergy_sma_peakRangeAbs", "4187": "pcm_RMSenergy_sma_minRangeRel",
            "5166": "mfcc_sma[1]_amean", "5167": "mfcc_sma[1]_flatness",
        },
        "pitch": [f"F0final_sma_{n}" for n in (
            "amean flatness posamean rqmean range maxPos minPos linregc1 linregc2 linregerrQ qregc1 qregc2 qregc3 qregerrQ centroid quartile1 quartile2"
            " quartile3 iqr1-2 iqr2-3 iqr1-3 percentile1.0 percentile99.0 pctlrange0-1 stddev skewness kurtosis upleveltime25 upleveltime50"
            " upleveltime75 upleveltime90 risetime leftctime lpgain lpc0 lpc1 lpc2 lpc3 lpc4").split()],
        "in_order": [
            "pcm_RMSenergy_sma_stddev", "pcm_RMSenergy_sma_skewness", "pcm_RMSenergy_sma_kurtosis", "pcm_RMSenergy_sma_meanSegLen",
            "pcm_zcr_sma_stddev", "pcm_zcr_sma_meanSegLen", "pcm_RMSenergy_sma_de_stddev", "pcm_RMSenergy_sma_de_meanSegLen",
            "pcm_zcr_sma_de_stddev", "pcm_zcr_sma_de_meanSegLen", "pcm_fftMag_spectralRollOff25.0_sma_stddev",
            "pcm_fftMag_spectralHarmonicity_sma_meanSegLen", "mfcc_sma[1]_stddev", "mfcc_sma[14]_meanSegLen", "jitterLocal_sma_amean",
            "jitterLocal_sma_kurtosis", "jitterDDP_sma_amean", "shimmerLocal_sma_kurtosis", "pcm_RMSenergy_sma_amean", "pcm_zcr_sma_amean",
            "pcm_fftMag_spectralRollOff25.0_sma_amean", "mfcc_sma[1]_amean", "mfcc_sma[14]_amean",
        ],
    },
}

voiced = ["jitterLocal", "shimmerLocaldB", "HNRdBACF", "logRelF0-H1-H2", "logRelF0-H1-A3"]
formants = [f"F{i}{what}" for i in (1, 2, 3) for what in ("frequency", "bandwidth", "amplitudeLogRelF0")]
slopes = ["alphaRatio", "hammarbergIndex", "slope0-500", "slope500-1500"]


def between(name, letter):
    return name.replace("slope", f"slope{letter}") if name.startswith("slope") else name + letter


course = ["amean", "stddevNorm", "percentile20.0", "percentile50.0", "percentile80.0", "pctlrange0-2",
          "meanRisingSlope", "stddevRisingSlope", "meanFallingSlope", "stddevFallingSlope"]
pair = ["amean", "stddevNorm"]
egemaps = [f"F0semitoneFrom27.5Hz_sma3nz_{s}" for s in course] + [f"loudness_sma3_{s}" for s in course]
egemaps += [f"{n}_sma3_{s}" for n in ["spectralFlux", "mfcc1", "mfcc2", "mfcc3", "mfcc4"] for s in pair]
egemaps += [f"{n}_sma3nz_{s}" for n in voiced + formants for s in pair]
egemaps += [f"{between(n, 'V')}_sma3nz_{s}" for n in slopes + ["spectralFlux", "mfcc1", "mfcc2", "mfcc3", "mfcc4"] for s in pair]
egemaps += [f"{between(n, 'UV')}_sma3nz_amean" for n in slopes + ["spectralFlux"]]
egemaps += ["loudnessPeaksPerSec", "VoicedSegmentsPerSec", "MeanVoicedSegmentLengthSec", "StddevVoicedSegmentLengthSec",
            "MeanUnvoicedSegmentLength", "StddevUnvoicedSegmentLength", "equivalentSoundLevel_dBp"]
result["egemaps"] = {
    "seen": "github.com: a program that lists the 88 columns of opensmile-python's eGeMAPSv02 in order; the end of a printed row of values in another",
    "columns": egemaps,
}
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "headers.json"), "w") as file:
    json.dump(result, file, indent=0)
