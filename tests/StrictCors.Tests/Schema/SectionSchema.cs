using NJsonSchema;

namespace StrictCors.Tests.Schema;

/// <summary>ConfigurationSchema.json, as an editor applies it.</summary>
internal static class SectionSchema
{
    private static readonly JsonSchema Root = JsonSchema.FromJsonAsync(SchemaFiles.Schema).GetAwaiter().GetResult();

    public static JsonSchema Section => Root.Properties["StrictCors"].ActualSchema;

    public static JsonSchema Policy => Section.Properties["Policies"].ActualSchema.AdditionalPropertiesSchema!.ActualSchema;

    public static JsonSchema Origin => Root.Definitions["strictCorsOrigin"];

    /// <summary>What an editor would underline in a settings file, each with its place.</summary>
    public static IReadOnlyList<string> Complaints(string settings) =>
        [.. Root.Validate(settings).Select(error => $"{error.Path}: {error.Kind}")];
}
