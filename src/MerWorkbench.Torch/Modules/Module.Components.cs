using MerWorkbench.Torch.Modules;

namespace MerWorkbench.Torch;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Parameters with their names, in the order of registration; one that is shared comes once.</summary>
            /// <param name="recurse">Those of the modules inside too, with the path of names before, joined by dots.</param>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true) =>
                Once(All("", recurse, module => module._parameters));

            /// <summary>Parameters, in the order of registration.</summary>
            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(entry => entry.parameter);

            /// <summary>Buffers with their names, in the order of registration; one that is shared comes once.</summary>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true) =>
                Once(All("", recurse, module => module._buffers));

            /// <summary>Buffers, in the order of registration.</summary>
            public virtual IEnumerable<Tensor> buffers(bool recurse = true) => named_buffers(recurse).Select(entry => entry.buffer);

            /// <summary>The modules directly inside, with their names.</summary>
            public virtual IEnumerable<(string name, Module module)> named_children() => _modules.Select(entry => (entry.Name, entry.Value));

            /// <summary>The modules directly inside.</summary>
            public virtual IEnumerable<Module> children() => _modules.Select(entry => entry.Value);

            /// <summary>All modules inside, each before what it holds, with the path of names joined by dots. This one is not among them.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var (name, module) in _modules)
                {
                    yield return (name, module);
                    foreach (var (inner, innermost) in module.named_modules()) yield return ($"{name}.{inner}", innermost);
                }
            }

            /// <summary>All modules inside.</summary>
            public virtual IEnumerable<Module> modules() => named_modules().Select(entry => entry.module);

            /// <summary>True where there is a parameter of this path.</summary>
            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            /// <summary>True where there is a buffer of this path.</summary>
            public virtual bool has_buffer(string target) => get_buffer(target) is not null;

            /// <summary>The parameter of this path, or null.</summary>
            public virtual Parameter? get_parameter(string target) => All("", true, module => module._parameters).FirstOrDefault(entry => entry.Name == target).Value;

            /// <summary>The buffer of this path, or null.</summary>
            public virtual Tensor? get_buffer(string target) => All("", true, module => module._buffers).FirstOrDefault(entry => entry.Name == target).Value;

            /// <summary>The tensors that make the state: parameters and persistent buffers by their paths, in PyTorch's order. They are the module's own, not copies.</summary>
            /// <param name="destination">A dictionary to add to; a new one where left out.</param>
            /// <param name="prefix">What to put before each path, with a dot.</param>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                var start = string.IsNullOrEmpty(prefix) ? "" : prefix + ".";
                foreach (var (name, parameter) in _parameters) destination.TryAdd(start + name, parameter);
                foreach (var (name, buffer) in _buffers.Where(buffer => !_transient.Contains(buffer.Name))) destination.TryAdd(start + name, buffer);
                foreach (var (name, module) in _modules) module.state_dict(destination, start + name);
                return destination;
            }

            /// <summary>Copies numbers into the parameters and buffers, converting type and device where they differ.</summary>
            /// <param name="source">Tensors by path.</param>
            /// <param name="strict">Throw unless the paths are just those of <see cref="state_dict"/>.</param>
            /// <param name="skip">Paths to pass over.</param>
            /// <returns>Paths that the source lacks, and paths that the module lacks.</returns>
            /// <exception cref="TorchException">Paths (when strict) or shapes differ; then nothing was copied.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keys) load_state_dict(Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                var own = state_dict().Where(entry => skip?.Contains(entry.Key) != true).ToDictionary();
                var given = source.Where(entry => skip?.Contains(entry.Key) != true).ToDictionary();
                var missing = own.Keys.Where(key => !given.ContainsKey(key)).ToList();
                var unexpected = given.Keys.Where(key => !own.ContainsKey(key)).ToList();
                if (strict && missing.Count + unexpected.Count > 0)
                    throw new TorchException($"the state does not fit {_name}: missing [{string.Join(", ", missing)}], unexpected [{string.Join(", ", unexpected)}]; nothing was loaded");
                var common = own.Where(entry => given.ContainsKey(entry.Key)).ToList();
                foreach (var (key, tensor) in common)
                {
                    if (!tensor.shape.AsSpan().SequenceEqual(given[key].shape))
                        throw new TorchException($"the state does not fit {_name}: '{key}' has shape {Tensor.ShapeText(tensor.shape)} here and {Tensor.ShapeText(given[key].shape)} in the state; nothing was loaded");
                }

                using (no_grad())
                {
                    foreach (var (key, tensor) in common) tensor.copy_(given[key]);
                }

                return (missing, unexpected);
            }

            /// <summary>Writes parameters and persistent buffers to a safetensors file.</summary>
            public Module save(string location)
            {
                SafeTensors.Save(location, this);
                return this;
            }

            /// <summary>Reads parameters and persistent buffers from a safetensors file; nothing changes where it does not fit.</summary>
            public virtual Module load(string location, bool strict = true)
            {
                SafeTensors.Load(location, this, strict);
                return this;
            }

            private static IEnumerable<(string, T)> Once<T>(IEnumerable<(string Name, T Value)> entries)
                where T : Tensor
            {
                var seen = new HashSet<nint>();
                foreach (var (name, value) in entries)
                {
                    if (seen.Add(value.Handle)) yield return (name, value);
                }
            }

            private IEnumerable<(string Name, T Value)> All<T>(string prefix, bool recurse, Func<Module, List<(string Name, T Value)>> own)
            {
                foreach (var (name, value) in own(this)) yield return (prefix + name, value);
                if (!recurse) yield break;
                foreach (var (name, module) in _modules)
                {
                    foreach (var entry in module.All($"{prefix}{name}.", true, own)) yield return entry;
                }
            }
        }
    }
}
