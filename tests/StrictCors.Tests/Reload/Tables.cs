using Microsoft.Extensions.Configuration;
using StrictCors.Configuration;
using StrictCors.Policies;
using StrictCors.Reload;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Reload;

/// <summary>Tables of policies from the JSON of a section, and what a reload logs of the change between two.</summary>
internal static class Tables
{
    public static string Default(string name, string policies) => $$"""{ "DefaultPolicy": "{{name}}", "Policies": { {{policies}} } }""";

    public static string Difference(string before, string after) => PolicyTableChanges.Describe(Compile(before), Compile(after));

    public static PolicyTable Compile(string json)
    {
        var options = new StrictCorsOptions();
        var root = new ConfigurationBuilder().AddInMemoryCollection(SettingsJson.Parse(json)).Build();
        SectionReader.Read(StrictCorsSection.Find(host: null, root)!, options);
        var check = ConfigurationCheck.Run(options);
        return check.Table ?? throw new StrictCorsConfigurationException(check.Problems, typeof(StrictCorsOptions));
    }
}
