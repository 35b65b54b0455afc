using Microsoft.Extensions.Configuration;
using StrictCors.Configuration;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Schema;

/// <summary>What the library itself says about a settings file at startup, before it looks at any endpoint.</summary>
internal static class Reading
{
    public static IReadOnlyList<StrictCorsConfigurationProblem> Problems(string settings)
    {
        var host = new ConfigurationBuilder().AddInMemoryCollection(SettingsJson.Parse(settings)).Build();
        var options = new StrictCorsOptions();
        SectionReader.Read(StrictCorsSection.Find(host, chosen: null)!, options);
        return ConfigurationCheck.Run(options).Problems;
    }
}
