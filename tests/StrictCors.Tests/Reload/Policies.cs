namespace StrictCors.Tests.Reload;

/// <summary>Settings files.</summary>
internal static class Policies
{
    public const string Malformed = """{ "StrictCors": { "Policies": { "web": { "AllowedOrigins": [ "https://a.example", ] """;

    /// <summary>The default policy "web" with one list of origins.</summary>
    public static string Web(params string[] origins)
    {
        return With($$"""{ "AllowedOrigins": {{List(origins)}} }""");
    }

    /// <summary>The default policy "web" as given.</summary>
    public static string With(string web)
    {
        return $$"""{ "StrictCors": { "DefaultPolicy": "web", "Policies": { "web": {{web}} } } }""";
    }

    /// <summary>The default policy "web", and beside it "partner".</summary>
    public static string WebAndPartner(string web, string partner)
    {
        return $$"""{ "StrictCors": { "DefaultPolicy": "web", "Policies": { "web": { "AllowedOrigins": {{List(web)}} },"""
            + $$""" "partner": { "AllowedOrigins": {{List(partner)}} } } } }""";
    }

    private static string List(params string[] origins)
    {
        return $"[{string.Join(',', origins.Select(origin => $"\"{origin}\""))}]";
    }
}
