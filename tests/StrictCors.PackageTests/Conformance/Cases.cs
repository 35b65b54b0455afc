namespace StrictCors.PackageTests.Conformance;

/// <summary>The conformance cases: each rule of the specification that shows in an answer over HTTP/1.1.</summary>
internal static class Cases
{
    private static readonly Dictionary<string, Case> ByName = new[]
    {
        RequestCases.All, OriginCases.All, EndpointCases.All, ActualCases.All, PreflightCases.All, EnforcementCases.All, HandshakeCases.All,
            DecisionCases.All,
    }.SelectMany(cases => cases).ToDictionary(@case => @case.Name, StringComparer.Ordinal);

    public static IEnumerable<string> Names => ByName.Keys;

    public static Case Named(string name) => ByName[name];
}
