namespace StrictCors.Endpoints;

/// <summary>The assemblies that the program has loaded so far.</summary>
/// <remarks>A service or a metadata object exists only if its assembly is loaded. A search for it by its type would load the assembly, with those
/// that it depends on: MVC, Razor Pages and output caching took a tenth of the time that StrictCors adds to a start.</remarks>
internal static class LoadedAssemblies
{
    public static bool Contain(string name)
    {
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            if (assembly.FullName is { } fullName && fullName.StartsWith(name, StringComparison.Ordinal) && fullName[name.Length] == ',')
            {
                return true;
            }
        }

        return false;
    }
}
