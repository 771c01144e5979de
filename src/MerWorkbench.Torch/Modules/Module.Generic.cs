namespace MerWorkbench.Torch;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module of one input.</summary>
        /// <typeparam name="T">Type of an input.</typeparam>
        /// <typeparam name="TResult">Type of the result.</typeparam>
        public abstract class Module<T, TResult> : Module
        {
            /// <summary>Makes a module of a name, which is for people only.</summary>
            protected Module(string name)
                : base(name)
            {
            }

            /// <summary>What the module computes. Call it through <see cref="call"/>.</summary>
            public abstract TResult forward(T input);

            /// <summary>Computes.</summary>
            public TResult call(T input) => forward(input);
        }

        /// <summary>A module of two inputs.</summary>
        /// <typeparam name="T1">Type of an input.</typeparam>
        /// <typeparam name="T2">Type of an input.</typeparam>
        /// <typeparam name="TResult">Type of the result.</typeparam>
        public abstract class Module<T1, T2, TResult> : Module
        {
            /// <summary>Makes a module of a name, which is for people only.</summary>
            protected Module(string name)
                : base(name)
            {
            }

            /// <summary>What the module computes. Call it through <see cref="call"/>.</summary>
            public abstract TResult forward(T1 input1, T2 input2);

            /// <summary>Computes.</summary>
            public TResult call(T1 input1, T2 input2) => forward(input1, input2);
        }

        /// <summary>A module of three inputs.</summary>
        /// <typeparam name="T1">Type of an input.</typeparam>
        /// <typeparam name="T2">Type of an input.</typeparam>
        /// <typeparam name="T3">Type of an input.</typeparam>
        /// <typeparam name="TResult">Type of the result.</typeparam>
        public abstract class Module<T1, T2, T3, TResult> : Module
        {
            /// <summary>Makes a module of a name, which is for people only.</summary>
            protected Module(string name)
                : base(name)
            {
            }

            /// <summary>What the module computes. Call it through <see cref="call"/>.</summary>
            public abstract TResult forward(T1 input1, T2 input2, T3 input3);

            /// <summary>Computes.</summary>
            public TResult call(T1 input1, T2 input2, T3 input3) => forward(input1, input2, input3);
        }
    }
}
