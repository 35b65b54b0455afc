namespace StrictCors.PackageTests.Infrastructure;

/// <summary>A test that counts the instructions of a native program.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CountedFactAttribute : FactAttribute
{
    public CountedFactAttribute() => Skip = NativeLinker.Missing ?? Valgrind.Missing;
}
