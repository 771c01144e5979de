using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Modules;

/// <summary>Moves and converts whole modules, giving back the type they came as.</summary>
public static class ModuleExtensions
{
    /// <summary>Moves parameters and buffers to a device, in place.</summary>
    public static T to<T>(this T module, Device device)
        where T : nn.Module
    {
        module.Place(null, device);
        return module;
    }

    /// <summary>Moves parameters and buffers to a device, in place.</summary>
    public static T to<T>(this T module, DeviceType type, int deviceIndex = -1)
        where T : nn.Module => module.to(new Device(type, deviceIndex));

    /// <summary>Converts floating-point parameters and buffers to a type, in place; integers stay.</summary>
    public static T to<T>(this T module, ScalarType type)
        where T : nn.Module
    {
        module.Place(type, null);
        return module;
    }

    /// <summary>Moves and converts parameters and buffers, in place; integers keep their type.</summary>
    public static T to<T>(this T module, Device device, ScalarType type)
        where T : nn.Module
    {
        module.Place(type, device);
        return module;
    }

    /// <summary>Moves parameters and buffers to the processor.</summary>
    public static T cpu<T>(this T module)
        where T : nn.Module => module.to(CPU);

    /// <summary>Moves parameters and buffers to a GPU, the current one where none is named.</summary>
    public static T cuda<T>(this T module, int deviceIndex = -1)
        where T : nn.Module => module.to(new Device(DeviceType.CUDA, deviceIndex));

    /// <summary>Converts floating-point parameters and buffers to single precision.</summary>
    public static T @float<T>(this T module)
        where T : nn.Module => module.to(ScalarType.Float32);

    /// <summary>Converts floating-point parameters and buffers to double precision.</summary>
    public static T @double<T>(this T module)
        where T : nn.Module => module.to(ScalarType.Float64);
}
