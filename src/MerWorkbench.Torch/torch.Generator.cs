using MerWorkbench.Torch.Interop;

namespace MerWorkbench.Torch;

public static partial class torch
{
    /// <summary>The processor's default generator, which every random operator uses that is not given another.</summary>
    public static Generator default_generator => DefaultGenerator.Value;

    /// <summary>State of the processor's default generator, as bytes: keep it in a checkpoint.</summary>
    public static Tensor get_rng_state() => default_generator.get_state();

    /// <summary>Puts the processor's default generator into a state read before.</summary>
    public static void set_rng_state(Tensor new_state) => default_generator.set_state(new_state);

    // Lazy, so that touching any other static of this class does not load libtorch.
    private static readonly Lazy<Generator> DefaultGenerator = new(() => Generator.Default(CPU));

    /// <summary>A source of random numbers with a state of its own.</summary>
    public sealed unsafe class Generator : IDisposable
    {
        private readonly bool _shared;
        private nint _handle;

        /// <summary>Makes a generator on the processor.</summary>
        /// <param name="seed">Its seed.</param>
        /// <param name="device">The processor; libtorch makes generators of their own nowhere else here.</param>
        public Generator(ulong seed = 0, Device? device = null)
            : this(device ?? CPU, shared: false) => manual_seed((long)seed);

        private Generator(Device device, bool shared)
        {
            nint handle;
            Native.Check(Native.mer_generator_new((int)device.type, device.index, shared ? 1 : 0, &handle));
            _handle = handle;
            _shared = shared;
            this.device = device;
        }

        /// <summary>Frees what was never disposed.</summary>
        ~Generator() => Free();

        /// <summary>Where it works.</summary>
        public Device device { get; }

        internal nint Handle => _handle != 0 ? _handle : throw new ObjectDisposedException(nameof(Generator));

        /// <summary>Seeds it.</summary>
        public Generator manual_seed(long seed)
        {
            Native.Check(Native.mer_generator_seed(Handle, seed));
            GC.KeepAlive(this);
            return this;
        }

        /// <summary>The seed it was given.</summary>
        public long initial_seed()
        {
            long seed;
            Native.Check(Native.mer_generator_initial_seed(Handle, &seed));
            GC.KeepAlive(this);
            return seed;
        }

        /// <summary>All of its state, as a tensor of bytes.</summary>
        public Tensor get_state()
        {
            nint state;
            Native.Check(Native.mer_generator_get_state(Handle, &state));
            GC.KeepAlive(this);
            return new Tensor(state);
        }

        /// <summary>Goes back to a state read before; what follows is the same again.</summary>
        public void set_state(Tensor value)
        {
            Native.Check(Native.mer_generator_set_state(Handle, value.Handle));
            GC.KeepAlive(this);
            GC.KeepAlive(value);
        }

        /// <summary>Frees it; the default generators stay.</summary>
        public void Dispose()
        {
            if (_shared) return;
            Free();
            GC.SuppressFinalize(this);
        }

        /// <summary>The default generator of a device.</summary>
        public static Generator Default(Device device) => new(device, shared: true);

        private void Free()
        {
            var handle = Interlocked.Exchange(ref _handle, 0);
            if (handle != 0) Native.mer_generator_free(handle);
        }
    }
}
