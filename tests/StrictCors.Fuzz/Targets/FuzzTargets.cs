namespace StrictCors.Fuzz.Targets;

/// <summary>The targets by name. Each takes any bytes at all, and throws when something that has to hold does not.</summary>
internal static class FuzzTargets
{
    public static readonly IReadOnlyDictionary<string, Action<byte[]>> All = new Dictionary<string, Action<byte[]>>(StringComparer.Ordinal)
    {
        ["origin"] = OriginTarget.Run,
        ["pattern"] = PatternTarget.Run,
        ["headers"] = HeadersTarget.Run,
        ["configuration"] = ConfigurationTarget.Run,
        ["middleware"] = MiddlewareTarget.Run,
    };
}
