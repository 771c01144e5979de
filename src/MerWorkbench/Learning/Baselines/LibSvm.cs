using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MerWorkbench.Foundation;

namespace MerWorkbench.Learning.Baselines;

/// <summary>
/// libsvm (Chang and Lin 2011) as a solver of support vector problems whose kernel values are given. All of its memory
/// is handed back before a call returns: what it found is copied out, and predictions are made without it.
/// </summary>
/// <remarks>
/// Its probability estimates are not used: they deal folds with the C library's rand(), which has no seed of one's own.
/// Without them it draws no random number, and several threads may call it at once.
/// </remarks>
internal static unsafe partial class LibSvm
{
    private const string Library = "libsvm.so.3";
    private const string Package = "libsvm3";
    private const int PrecomputedKernel = 4;

    /// <summary>Rows for which the kernel matrix still fits comfortably: 16 bytes a value, so 2.3 GB.</summary>
    internal const int LargestRows = 12_000;

    private static readonly Lock Quieting = new();
    private static bool quiet;

    /// <summary>The kind of problem, by libsvm's numbers.</summary>
    public enum Kind
    {
        /// <summary>Classification with the penalty C, one machine for each pair of classes.</summary>
        Classification = 0,

        /// <summary>Regression with the insensitive zone epsilon.</summary>
        Regression = 3,
    }

    /// <summary>Solves a problem.</summary>
    /// <param name="kind">What kind.</param>
    /// <param name="kernel">The kernel of each pair of rows, symmetric <c>[rows][rows]</c>.</param>
    /// <param name="targets">The value, or the class as a number, of each row.</param>
    /// <param name="c">The penalty.</param>
    /// <param name="epsilon">Half the width of the zone without loss; not used by classification.</param>
    /// <param name="tolerance">When the solver stops.</param>
    /// <exception cref="MerException">The library is not there, or there are too many rows.</exception>
    public static Solution Solve(Kind kind, double[][] kernel, IReadOnlyList<double> targets, double c, double epsilon, double tolerance)
    {
        int rows = kernel.Length;
        if (rows > LargestRows)
            throw new MerException(FormattableString.Invariant($"A support vector machine was given {rows} training rows; its kernel matrix is kept whole, which is good for up to {LargestRows}."),
                remedy: "Train it on a sample of the rows, or use ridge regression or a random forest.");
        Node* nodes = null;
        Node** starts = null;
        double* values = null;
        Model* model = null;
        try
        {
            BeQuiet();
            // A row is its own number, then its kernel value with every row, then the mark of the end.
            int width = rows + 2;
            nodes = (Node*)NativeMemory.Alloc((nuint)rows * (nuint)width, (nuint)sizeof(Node));
            starts = (Node**)NativeMemory.Alloc((nuint)rows, (nuint)sizeof(Node*));
            values = (double*)NativeMemory.Alloc((nuint)rows, sizeof(double));
            for (int row = 0; row < rows; row++)
            {
                Node* at = starts[row] = nodes + ((nint)row * width);
                *at++ = new(0, row + 1);
                for (int other = 0; other < rows; other++)
                    *at++ = new(other + 1, kernel[row][other]);
                *at = new(-1, 0);
                values[row] = targets[row];
            }
            var problem = new Problem { Rows = rows, Targets = values, Starts = starts };
            var parameters = new Parameters
            {
                Kind = (int)kind,
                Kernel = PrecomputedKernel,
                CacheMegabytes = 200,
                Tolerance = tolerance,
                C = c,
                Epsilon = epsilon,
                Shrinking = 1,
            };
            nint complaint = svm_check_parameter(&problem, &parameters);
            if (complaint != 0)
                throw new ArgumentException($"libsvm refuses the problem: {Marshal.PtrToStringUTF8(complaint)}.");
            model = svm_train(&problem, &parameters);
            return Copy(model, kind);
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            throw new MerException($"The library {Library} is not installed; support vector machines need it.",
                remedy: $"Install it with: sudo apt-get install --no-install-recommends {Package}", inner: missing);
        }
        finally
        {
            // The model points into the nodes, so it goes first.
            if (model is not null)
                svm_free_and_destroy_model(&model);
            NativeMemory.Free(values);
            NativeMemory.Free(starts);
            NativeMemory.Free(nodes);
        }
    }

    private static Solution Copy(Model* model, Kind kind)
    {
        int classes = kind == Kind.Classification ? svm_get_nr_class(model) : 2;
        var labels = new int[kind == Kind.Classification ? classes : 0];
        fixed (int* into = labels)
        {
            if (labels.Length > 0)
                svm_get_labels(model, into);
        }
        int count = svm_get_nr_sv(model);
        var vectors = new int[count];
        fixed (int* into = vectors)
            svm_get_sv_indices(model, into);
        var coefficients = new double[classes - 1][];
        for (int row = 0; row < coefficients.Length; row++)
            coefficients[row] = new ReadOnlySpan<double>(model->Coefficients[row], count).ToArray();
        double[] offsets = new ReadOnlySpan<double>(model->Offsets, classes * (classes - 1) / 2).ToArray();
        return new([.. vectors.Select(number => number - 1)], coefficients, offsets, labels);
    }

    // By default it writes dots to standard output while it works. The setting is the library's own, so once is enough.
    private static void BeQuiet()
    {
        lock (Quieting)
        {
            if (!quiet)
                svm_set_print_string_function(&Ignore);
            quiet = true;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Ignore(byte* text) { }

    /// <summary>What a solved problem consists of.</summary>
    /// <param name="Vectors">The numbers of the training rows that carry it.</param>
    /// <param name="Coefficients">The weight of each in each machine it takes part in, <c>[classes - 1][vectors]</c>, laid out as libsvm's <c>sv_coef</c>.</param>
    /// <param name="Offsets">What is taken off each machine's sum: libsvm's <c>rho</c>.</param>
    /// <param name="Labels">The classes in the order of their first rows; empty for regression.</param>
    internal sealed record Solution(int[] Vectors, double[][] Coefficients, double[] Offsets, int[] Labels);

    private readonly record struct Node(int Index, double Value);

    [StructLayout(LayoutKind.Sequential)]
    private struct Problem
    {
        public int Rows;
        public double* Targets;
        public Node** Starts;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Parameters
    {
        public int Kind, Kernel, Degree;
        public double Gamma, Coefficient, CacheMegabytes, Tolerance, C;
        public int Weights;
        public int* WeightLabels;
        public double* WeightValues;
        public double Nu, Epsilon;
        public int Shrinking, Probability;
    }

    // Only the front of libsvm's svm_model, which has been the same since version 3.0; the rest is asked for by function.
    [StructLayout(LayoutKind.Sequential)]
    private struct Model
    {
        public Parameters Parameters;
        public int Classes, Vectors;
        public Node** Starts;
        public double** Coefficients;
        public double* Offsets;
    }

    [LibraryImport(Library)]
    private static partial nint svm_check_parameter(Problem* problem, Parameters* parameters);

    [LibraryImport(Library)]
    private static partial Model* svm_train(Problem* problem, Parameters* parameters);

    [LibraryImport(Library)]
    private static partial void svm_free_and_destroy_model(Model** model);

    [LibraryImport(Library)]
    private static partial int svm_get_nr_class(Model* model);

    [LibraryImport(Library)]
    private static partial int svm_get_nr_sv(Model* model);

    [LibraryImport(Library)]
    private static partial void svm_get_labels(Model* model, int* labels);

    [LibraryImport(Library)]
    private static partial void svm_get_sv_indices(Model* model, int* indices);

    [LibraryImport(Library)]
    private static partial void svm_set_print_string_function(delegate* unmanaged[Cdecl]<byte*, void> print);
}
