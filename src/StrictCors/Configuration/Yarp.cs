namespace StrictCors.Configuration;

/// <summary>What StrictCors knows of YARP, without a reference to it.</summary>
internal static class Yarp
{
    private const string Namespace = "Yarp.ReverseProxy.";

    /// <summary>Whether a type is one of YARP.</summary>
    public static bool Has(Type type) => type.FullName?.StartsWith(Namespace, StringComparison.Ordinal) == true;

    /// <summary>Whether the CorsPolicy of a route means something else by this name than a policy. YARP refuses a provider that knows such a
    /// policy.</summary>
    public static bool IsReserved(string name) =>
        name.Equals("Default", StringComparison.OrdinalIgnoreCase) || name.Equals("Disable", StringComparison.OrdinalIgnoreCase);
}
