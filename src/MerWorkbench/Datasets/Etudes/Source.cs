namespace MerWorkbench.Datasets.Etudes;

/// <summary>The four sources that music is separated into.</summary>
internal enum Source
{
    Drums,
    Bass,
    Other,
    Vocals,
}
