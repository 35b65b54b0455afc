using Microsoft.AspNetCore.Builder;

namespace StrictCors.Tests.Conformance;

/// <summary>The same, with the argument e to UseStrictCors.</summary>
public sealed class MetadataWithArgumentApplication : MetadataApplication
{
    protected override string Settings =>
        base.Settings.Replace("\"a\": {", "\"e\": { \"AllowedOrigins\": [ \"https://e.example\" ] }, \"a\": {", StringComparison.Ordinal);

    protected override void Use(WebApplication app) => app.UseStrictCors("e");
}
