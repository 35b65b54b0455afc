namespace StrictCors.PackageTests.Infrastructure;

/// <summary>A table of tests of the native build.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NativeTheoryAttribute : TheoryAttribute
{
    public NativeTheoryAttribute() => Skip = NativeLinker.Missing;
}
