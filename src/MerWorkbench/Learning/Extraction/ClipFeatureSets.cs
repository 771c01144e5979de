namespace MerWorkbench.Learning.Extraction;

/// <summary>Which of a clip's features a classifier sees. The first two learned sets come of networks trained for the task itself.</summary>
[Flags]
public enum ClipFeatureSets
{
    /// <summary>The standard acoustic features of the whole clip.</summary>
    Standard = 1,

    /// <summary>What a convolutional network made of the MFCC of each piece.</summary>
    CnnMfcc = 2,

    /// <summary>What a convolutional network made of the log-mel energies of each piece.</summary>
    CnnLogMel = 4,

    /// <summary>All three.</summary>
    Combined = Standard | CnnMfcc | CnnLogMel,
}
