using Microsoft.Extensions.Configuration;
using StrictCors.Configuration;
using StrictCors.Tool.Settings;

namespace StrictCors.Tool.Checking;

/// <summary>The settings of one environment, read and checked by the library as at startup.</summary>
/// <param name="Environment">The name of the environment.</param>
/// <param name="Section">The path of the section.</param>
/// <param name="Layers">The layers, lowest first.</param>
/// <param name="Configuration">What the host would have.</param>
/// <param name="Check">What the library found.</param>
internal sealed record SettingsReading(
    string Environment, string Section, IReadOnlyList<ISettingsLayer> Layers, IConfiguration Configuration, ConfigurationCheck Check)
{
    // The host reads variables with these prefixes below the files, and all of them above.
    private static readonly string[] LowPrefixes = ["DOTNET_", "ASPNETCORE_"];

    public static SettingsReading Of(string environment, IReadOnlyList<FileLayer> files, string section, bool hasVariables)
    {
        var texts = files.ToDictionary(file => file.File.Name, file => file.Text, StringComparer.Ordinal);
        var provider = new SettingsProvider(texts);
        var builder = new ConfigurationBuilder();
        var layers = new List<ISettingsLayer>();
        foreach (var prefix in hasVariables ? LowPrefixes : [])
        {
            builder.AddEnvironmentVariables(prefix);
            layers.Add(new VariablesLayer(prefix));
        }

        foreach (var file in files)
        {
            builder.AddJsonFile(provider, file.File.Name, optional: true, reloadOnChange: false);
            layers.Add(file);
        }

        if (hasVariables)
        {
            builder.AddEnvironmentVariables();
            layers.Add(new VariablesLayer(""));
        }

        var root = builder.Build();
        var options = new StrictCorsOptions { HasYarp = root.GetSection("ReverseProxy:Routes").GetChildren().Any() };
        SectionReader.Read(Find(root, section), options);
        return new(environment, section, layers, root, ConfigurationCheck.Run(options));
    }

    /// <summary>The place of a problem: the highest layer that gives the value. A list comes as a whole from one layer.</summary>
    public (Place Place, JsonNode? Node) Locate(StrictCorsConfigurationProblem problem)
    {
        var highestFirst = Layers.Reverse().ToList();
        if (ProblemPath.ListOf(problem.Path, Section) is { } list && highestFirst.Find(layer => layer.Gives(list)) is { } giver)
        {
            highestFirst = [giver];
        }

        for (var path = problem.Path; path is not null; path = ProblemPath.Parent(path))
        {
            foreach (var layer in highestFirst)
            {
                if (layer.Find(path, problem) is { } found)
                {
                    return found;
                }
            }
        }

        return (Place.StartOf(Layers.OfType<FileLayer>().First().File), null);
    }

    private static StrictCorsSection Find(IConfigurationRoot root, string section) =>
        (section.Length == 0 ? StrictCorsSection.Find(null, root)
            : section.Equals(StrictCorsSection.DefaultPath, StringComparison.OrdinalIgnoreCase) ? StrictCorsSection.Find(root, null)
            : StrictCorsSection.Find(root, root.GetSection(section)))!;
}
