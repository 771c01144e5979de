using System.Reflection;
using MerWorkbench.Torch.Modules;

namespace MerWorkbench.Torch;

public static partial class torch
{
    /// <summary>Networks.</summary>
    public static partial class nn
    {
        /// <summary>A parameter that shares the numbers of a tensor.</summary>
        public static Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);

        /// <summary>A part of a network: parameters that learn, buffers that do not, and modules inside.</summary>
        /// <remarks>
        /// A class of one's own ends its constructor with <see cref="RegisterComponents"/>, which finds parameters, buffers and modules
        /// among its fields. The module owns them: they belong to no dispose scope, and <see cref="Dispose()"/> frees them.
        /// </remarks>
        public partial class Module : IDisposable
        {
            private readonly List<(string Name, Parameter Value)> _parameters = [];
            private readonly List<(string Name, Tensor Value)> _buffers = [];
            private readonly List<(string Name, Module Value)> _modules = [];
            private readonly HashSet<string> _transient = [];
            private readonly string _name;

            /// <summary>Makes a module of a name, which is for people only.</summary>
            protected Module(string name) => _name = name;

            /// <summary>True while training, where dropout and batch normalisation behave differently; true at first.</summary>
            public virtual bool training { get; private set; } = true;

            /// <summary>The module's name.</summary>
            public virtual string GetName() => _name;

            /// <summary>Finds parameters, buffers and modules among the fields, in the order of their declaration, base classes first.</summary>
            /// <remarks>The name of a field, or of an automatic property, is the component's name; those that are null are passed over. May be called again after a field was set.</remarks>
            protected internal virtual void RegisterComponents()
            {
                foreach (var field in Fields(GetType()))
                {
                    var name = field.GetCustomAttribute<ComponentNameAttribute>()?.Name ?? PlainName(field.Name);
                    switch (field.GetValue(this))
                    {
                        case Module module when !IsKnown(_modules, name, module):
                            register_module(name, module);
                            break;
                        case Parameter parameter when !IsKnown(_parameters, name, parameter):
                            register_parameter(name, parameter);
                            break;
                        case Tensor tensor and not Modules.Parameter when !IsKnown(_buffers, name, tensor):
                            register_buffer(name, tensor);
                            break;
                    }
                }
            }

            /// <summary>Adds a parameter under a name.</summary>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_parameter(string name, Parameter param)
            {
                ArgumentNullException.ThrowIfNull(param);
                CheckName(name, _parameters.Any(known => known.Name == name));
                _parameters.Add((name, param.DetachFromDisposeScope()));
            }

            /// <summary>Adds a tensor that does not learn and yet belongs to the state, under a name.</summary>
            /// <param name="name">Its name.</param>
            /// <param name="tensor">The tensor.</param>
            /// <param name="persistent">Whether the state dictionary holds it.</param>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                CheckName(name, _buffers.Any(known => known.Name == name));
                _buffers.Add((name, tensor.DetachFromDisposeScope()));
                if (!persistent) _transient.Add(name);
            }

            /// <summary>Adds a module under a name.</summary>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_module(string name, Module submodule)
            {
                ArgumentNullException.ThrowIfNull(submodule);
                CheckName(name, _modules.Any(known => known.Name == name));
                submodule.RegisterComponents();
                _modules.Add((name, submodule));
            }

            /// <summary>As <see cref="register_module"/>.</summary>
            public void add_module(string name, Module module) => register_module(name, module);

            /// <summary>Sets training mode in this module and all inside.</summary>
            public virtual void train(bool on = true)
            {
                training = on;
                foreach (var (_, module) in _modules) module.train(on);
            }

            /// <summary>Ends training mode in this module and all inside.</summary>
            public virtual void eval() => train(false);

            /// <summary>Clears the gradients of all parameters.</summary>
            /// <param name="set_to_none">Forget them, which frees their memory, rather than set them to zero.</param>
            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters())
                {
                    if (set_to_none)
                    {
                        parameter.grad = null;
                        continue;
                    }

                    using var gradient = parameter.grad;
                    gradient?.detach_().zero_();
                }
            }

            /// <summary>Sets whether all parameters learn.</summary>
            public virtual Module requires_grad_(bool requires_grad = true)
            {
                foreach (var parameter in parameters()) parameter.requires_grad_(requires_grad);
                return this;
            }

            /// <summary>Applies an action to every module inside, then to this one.</summary>
            public virtual Module apply(Action<Module> fn)
            {
                foreach (var (_, module) in _modules) module.apply(fn);
                fn(this);
                return this;
            }

            /// <summary>Frees parameters, buffers and all modules inside.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Frees parameters, buffers and all modules inside.</summary>
            protected virtual void Dispose(bool disposing)
            {
                if (!disposing) return;
                foreach (var (_, parameter) in _parameters) parameter.Dispose();
                foreach (var (_, buffer) in _buffers) buffer.Dispose();
                foreach (var (_, module) in _modules) module.Dispose();
            }

            private static IEnumerable<FieldInfo> Fields(Type type)
            {
                if (type == typeof(Module) || type.BaseType is not { } parent) return [];
                const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
                return Fields(parent).Concat(type.GetFields(Declared).OrderBy(field => field.MetadataToken));
            }

            // An automatic property keeps its value in a field named <property>k__BackingField.
            private static string PlainName(FieldInfo field) => field.Name[0] == '<' ? field.Name[1..field.Name.IndexOf('>')] : field.Name;

            // A field may be looked at twice; two things of one name are a mistake that registering reports.
            private static bool IsKnown<T>(List<(string Name, T Value)> known, string name, T value)
                where T : class => known.Any(entry => entry.Name == name && ReferenceEquals(entry.Value, value));

            // The field behind an automatic property is called <Name>k__BackingField.
            private static string PlainName(string field) => field.StartsWith('<') ? field[1..field.IndexOf('>')] : field;

            private static void CheckName(string name, bool taken)
            {
                if (string.IsNullOrEmpty(name) || name.Contains('.')) throw new ArgumentException($"the name of a component may not be empty or hold a dot, got '{name}'", nameof(name));
                if (taken) throw new InvalidOperationException($"a component named '{name}' is registered already");
            }
        }
    }
}
