namespace StrictCors.Tool.Tests.Infrastructure;

/// <summary>Texts of settings.</summary>
internal static class SettingsTexts
{
    public const string Valid = """
        { "StrictCors": { "DefaultPolicy": "web", "Policies": { "web": { "AllowedOrigins": [ "https://app.example.com" ] } } } }
        """;

    /// <summary>Settings whose policy "web" has these members.</summary>
    public static string Web(string members) => $$"""
        { "StrictCors": { "DefaultPolicy": "web", "Policies": { "web": { {{members}} } } } }
        """;

    public static string Origins(params string[] origins) =>
        Web($"\"AllowedOrigins\": [ {string.Join(", ", origins.Select(origin => $"\"{origin}\""))} ]");
}
