# praat --run voice.praat FILE.wav FLOOR CEILING: prints measures of a voice as lines "name value ...".
form Measure
    sentence File
    real Floor
    real Ceiling
endform
sound = Read from file: file$
rate = Get sampling frequency
pitch = noprogress To Pitch (ac): 0.01, floor, 15, "no", 0.03, 0.45, 0.01, 0.35, 0.14, ceiling
frames = Get number of frames
first = Get time from frame number: 1
appendInfo: "f0first ", first, newline$
appendInfo: "f0"
for i to frames
    f = Get value in frame: i, "Hertz"
    if f = undefined
        f = 0
    endif
    appendInfo: " ", fixed$ (f, 4)
endfor
appendInfo: newline$
selectObject: sound
plusObject: pitch
pulses = To PointProcess (cc)
jitter = Get jitter (local): 0, 0, 0.0001, 0.02, 1.3
ddp = Get jitter (ddp): 0, 0, 0.0001, 0.02, 1.3
appendInfo: "jitterLocal ", jitter, newline$
appendInfo: "jitterDdp ", ddp, newline$
plusObject: sound
shimmer = Get shimmer (local): 0, 0, 0.0001, 0.02, 1.3, 1.6
shimmerdb = Get shimmer (local_dB): 0, 0, 0.0001, 0.02, 1.3, 1.6
appendInfo: "shimmerLocal ", shimmer, newline$
appendInfo: "shimmerLocalDb ", shimmerdb, newline$
selectObject: sound
harmonicity = noprogress To Harmonicity (ac): 0.01, floor, 0.1, 4.5
hnr = Get mean: 0, 0
appendInfo: "hnr ", hnr, newline$
selectObject: sound
formant = noprogress To Formant (burg): 0.01, 5, 5500, 0.025, 50
n = Get number of frames
t = Get time from frame number: 1
appendInfo: "formantFirst ", t, newline$
for k to 3
    appendInfo: "f", k
    for i to n
        time = Get time from frame number: i
        v = Get value at time: k, time, "hertz", "Linear"
        if v = undefined
            v = 0
        endif
        appendInfo: " ", fixed$ (v, 3)
    endfor
    appendInfo: newline$
    appendInfo: "b", k
    for i to n
        time = Get time from frame number: i
        v = Get bandwidth at time: k, time, "hertz", "Linear"
        if v = undefined
            v = 0
        endif
        appendInfo: " ", fixed$ (v, 3)
    endfor
    appendInfo: newline$
endfor
