using MerWorkbench.Datasets.Downloads;
using MerWorkbench.Foundation;

namespace MerWorkbench.Cli.Terminal;

/// <summary>Shows a person the licence of what is to be fetched, and asks whether it is accepted.</summary>
/// <param name="answers">Where answers are typed.</param>
/// <param name="questions">Where questions are shown.</param>
/// <param name="isInteractive">Whether a person sits at both; where not, nobody is asked.</param>
internal sealed class Consent(TextReader answers, TextWriter questions, bool isInteractive)
{
    /// <summary>The terminal of this process, its questions on standard error.</summary>
    public static Consent OfTerminal() =>
        new(System.Console.In, System.Console.Error, !System.Console.IsInputRedirected && !System.Console.IsErrorRedirected);

    /// <summary>Says what is fetched from where under which licence.</summary>
    public void Show(FetchManifest manifest, string folder)
    {
        questions.WriteLine($"{manifest.Title}, {manifest.Size?.ToString() ?? "of unknown size"}, into {folder}");
        foreach (FetchFile file in manifest.Files)
        {
            foreach (string address in file.Addresses)
                questions.WriteLine($"  {address} ({(file.Confirmed.TryGetValue(address, out string? by) ? $"known from {by}" : "confirmed by no documentation")})");
        }
        questions.WriteLine($"Source: {manifest.Source}");
        questions.WriteLine($"Licence: {manifest.LicenceText}");
    }

    /// <summary>Asks until the answer is yes or no.</summary>
    /// <exception cref="MerException">Nobody can be asked, or the answer is no, or the input ends.</exception>
    /// <exception cref="OperationCanceledException">The token asked to stop while an answer was waited for.</exception>
    public void Require(FetchManifest manifest, CancellationToken token)
    {
        if (!isInteractive)
            throw new MerException($"Nobody can be asked here whether the licence of {manifest.Title} is accepted, and so nothing was fetched.",
                remedy: "Read it above; if you accept it, give --accept-licence.");
        questions.Write("Do you accept it? [y/N] ");
        while (true)
        {
            // Reading does not stop by itself; left alone, it ends with the process.
            switch (Task.Run(answers.ReadLine, CancellationToken.None).WaitAsync(token).GetAwaiter().GetResult()?.Trim().ToLowerInvariant())
            {
                case "y" or "yes":
                    return;
                case null or "" or "n" or "no":
                    throw new MerException("The licence was not accepted; nothing was fetched.");
                default:
                    questions.Write("Please answer y or n: ");
                    break;
            }
        }
    }
}
