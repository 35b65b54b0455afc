using System.Runtime.InteropServices;

namespace StrictCors.PackageTests.Infrastructure;

/// <summary>A test of the code in the package that is for the platform of the tests.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PrecompiledFactAttribute : FactAttribute
{
    public PrecompiledFactAttribute() =>
        Skip = OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64 ? null
            : "The package has code for other platforms.";
}
