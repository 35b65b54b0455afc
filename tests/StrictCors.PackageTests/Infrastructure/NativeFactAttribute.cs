namespace StrictCors.PackageTests.Infrastructure;

/// <summary>A test of the native build.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NativeFactAttribute : FactAttribute
{
    public NativeFactAttribute() => Skip = NativeLinker.Missing;
}
