namespace MerWorkbench.Torch;

public static partial class torch
{
    /// <summary>How values between points are found.</summary>
    public enum InterpolationMode
    {
        /// <summary>The point before.</summary>
        Nearest = 0,

        /// <summary>A line between two neighbours, one axis.</summary>
        Linear = 1,

        /// <summary>A plane between four neighbours, two axes.</summary>
        Bilinear = 2,

        /// <summary>The means of adaptive pooling.</summary>
        Area = 5,
    }

    /// <summary>How values between points are found.</summary>
    public enum UpsampleMode
    {
        /// <summary>The point before.</summary>
        Nearest = 0,

        /// <summary>A line between two neighbours, one axis.</summary>
        Linear = 1,

        /// <summary>A plane between four neighbours, two axes.</summary>
        Bilinear = 2,
    }

    public static partial class nn
    {
        /// <summary>What becomes of the elements' losses.</summary>
        public enum Reduction
        {
            /// <summary>They are given as they are.</summary>
            None = 0,

            /// <summary>Their mean.</summary>
            Mean = 1,

            /// <summary>Their sum.</summary>
            Sum = 2,
        }
    }
}
