namespace MerWorkbench.Learning.Baselines;

/// <summary>
/// Platt's sigmoid, 1 / (1 + exp(A f + B)): the probability of the first class given a decision value f. Fitted by
/// likelihood with softened targets, Newton's method and backtracking (Lin, Lin and Weng 2007).
/// </summary>
internal readonly record struct Sigmoid(double A, double B)
{
    private const int MostSteps = 100;
    private const double LeastStep = 1e-10, Ridge = 1e-12, FlatGradient = 1e-5;

    public double Of(double decision) => Logistic(-((A * decision) + B));

    /// <summary>Fits to decision values of rows that the machine had not seen.</summary>
    public static Sigmoid Fit(double[] decisions, bool[] isFirst)
    {
        double firsts = isFirst.Count(first => first), others = isFirst.Length - firsts;
        double[] wanted = [.. isFirst.Select(first => first ? (firsts + 1) / (firsts + 2) : 1 / (others + 2))];
        var now = new Sigmoid(0, Math.Log((others + 1) / (firsts + 1)));
        double loss = now.Loss(decisions, wanted);
        for (int step = 0; step < MostSteps; step++)
        {
            double aa = Ridge, bb = Ridge, ab = 0, ga = 0, gb = 0;
            for (int i = 0; i < decisions.Length; i++)
            {
                double p = now.Of(decisions[i]), weight = p * (1 - p), error = wanted[i] - p;
                aa += decisions[i] * decisions[i] * weight;
                bb += weight;
                ab += decisions[i] * weight;
                ga += decisions[i] * error;
                gb += error;
            }
            if (Math.Abs(ga) < FlatGradient && Math.Abs(gb) < FlatGradient)
                break;
            double determinant = (aa * bb) - (ab * ab);
            double da = -((bb * ga) - (ab * gb)) / determinant, db = -((aa * gb) - (ab * ga)) / determinant;
            double slope = (ga * da) + (gb * db), length = 1;
            while (length >= LeastStep)
            {
                var next = new Sigmoid(now.A + (length * da), now.B + (length * db));
                double nextLoss = next.Loss(decisions, wanted);
                if (nextLoss < loss + (1e-4 * length * slope))
                {
                    (now, loss) = (next, nextLoss);
                    break;
                }
                length /= 2;
            }
            if (length < LeastStep)
                break;
        }
        return now;
    }

    // The negative log likelihood: -(t log p + (1 - t) log(1 - p)), written so that no exponential overflows.
    private double Loss(double[] decisions, double[] wanted)
    {
        double sum = 0;
        for (int i = 0; i < decisions.Length; i++)
        {
            double z = (A * decisions[i]) + B;
            sum += z >= 0 ? (wanted[i] * z) + Math.Log(1 + Math.Exp(-z)) : ((wanted[i] - 1) * z) + Math.Log(1 + Math.Exp(z));
        }
        return sum;
    }

    private static double Logistic(double z) => z >= 0 ? 1 / (1 + Math.Exp(-z)) : Math.Exp(z) / (1 + Math.Exp(z));
}
