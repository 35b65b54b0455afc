using Microsoft.Extensions.Configuration;

namespace StrictCors.Options;

/// <summary>Section → options, strictly: every key that is not known, every shape that does not fit and every value that does not
/// parse is a problem. The framework's binder passes over all of them.</summary>
internal static class SectionReader
{
    private static readonly string[] Keys = [nameof(StrictCorsOptions.DefaultPolicy), nameof(StrictCorsOptions.Policies)];

    public static void Read(StrictCorsSection section, StrictCorsOptions options)
    {
        options.SectionPath = section.Path.Length == 0 ? StrictCorsSection.DefaultPath : section.Path;
        if (section.Path.Length == 0 && section.Configuration.GetSection(StrictCorsSection.DefaultPath).Exists())
        {
            options.Problems.Add(new(ProblemCodes.RootInsteadOfSection, StrictCorsSection.DefaultPath, null, "AddStrictCors was given the whole configuration, not the section.", "AddStrictCors(configuration.GetSection(\"StrictCors\")), or AddStrictCors()"));
            return;
        }

        if (section.Configuration is IConfigurationSection { Value: { Length: > 0 } value } scalar)
        {
            options.Problems.Add(new(ProblemCodes.WrongShape, scalar.Path, value, "An object belongs here.", "{ \"Policies\": { … } }"));
        }

        foreach (var child in section.Configuration.GetChildren())
        {
            switch (Known(Keys, child.Key))
            {
                case nameof(StrictCorsOptions.DefaultPolicy):
                    options.DefaultPolicy = ScalarReader.Read(child, options.Problems);
                    break;
                case nameof(StrictCorsOptions.Policies):
                    ReadPolicies(child, new PolicyReader(new ListReader(section.Providers()), options.Problems), options);
                    break;
                default:
                    options.Problems.Add(UnknownKey(child, Keys));
                    break;
            }
        }
    }

    /// <summary>The key in our spelling, or null. Keys are case-insensitive, as everywhere in .NET configuration.</summary>
    public static string? Known(string[] keys, string key) => Array.Find(keys, known => known.Equals(key, StringComparison.OrdinalIgnoreCase));

    public static StrictCorsConfigurationProblem UnknownKey(IConfigurationSection section, string[] keys)
    {
        var nearest = Nearest.Find(keys, section.Key);
        var question = nearest is null ? "" : $" Did you mean '{nearest}'?";
        return new(ProblemCodes.UnknownKey, section.Path, section.Value, $"'{Origins.Display.Escape(section.Key)}' is not a key here.{question}", nearest ?? $"one of {string.Join(", ", keys)}");
    }

    private static void ReadPolicies(IConfigurationSection section, PolicyReader reader, StrictCorsOptions options)
    {
        var policies = section.GetChildren().ToList();
        if (!string.IsNullOrEmpty(section.Value) || (policies.Count > 0 && policies.TrueForAll(policy => int.TryParse(policy.Key, out _))))
        {
            options.Problems.Add(new(ProblemCodes.WrongShape, section.Path, section.Value, "An object belongs here, with a name for each policy.", "\"Policies\": { \"web\": { … } }"));
            return;
        }

        foreach (var policy in policies)
        {
            options.Policies[policy.Key] = reader.Read(policy);
        }
    }
}
