using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using StrictCors.Configuration;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Checks.Suggestions;

/// <summary>The policy "web" with one more key, and what is put in the place of that key.</summary>
internal static class WrittenPolicy
{
    /// <summary>Puts the suggestion in the place of the key, of its value or of both. False for advice.</summary>
    public static bool Apply(JsonNode section, string key, StrictCorsConfigurationProblem problem)
    {
        const string Beside = " next to \"Policies\"";
        var policy = section["StrictCors"]!["Policies"]!["web"]!.AsObject();
        var suggestion = problem.Suggestion!;
        var value = policy[key]!.DeepClone();
        if (suggestion == "remove the key")
        {
            policy.Remove(key);
        }
        else if (suggestion.EndsWith(Beside, StringComparison.Ordinal))
        {
            policy.Remove(key);
            Merge(section["StrictCors"]!.AsObject(), suggestion[..^Beside.Length]);
        }
        else if (suggestion.StartsWith('"'))
        {
            policy.Remove(key);
            Merge(policy, suggestion);
        }
        else if (problem.Fix!.Replacements is null)
        {
            return false;
        }
        else if (problem.Code == "SC1002")
        {
            policy.Remove(key);
            policy[suggestion] = value;
        }
        else
        {
            policy[key] = suggestion;
        }

        return true;
    }

    private static void Merge(JsonObject target, string members)
    {
        foreach (var (name, value) in JsonNode.Parse($"{{ {members} }}")!.AsObject())
        {
            target[name] = value!.DeepClone();
        }
    }

    public static JsonObject Section(string key, string value, string more = "\"PreflightStatusCode\": 204")
    {
        // A row for a key of the others replaces it.
        var policy = JsonNode.Parse($$"""{ "AllowedOrigins": [ "https://app.example.com" ], {{more}} }""")!.AsObject();
        if (key == "AllowedOrigin")
        {
            policy.Remove("AllowedOrigins");
        }

        policy[key] = JsonNode.Parse(value);
        return new JsonObject { ["StrictCors"] = new JsonObject { ["Policies"] = new JsonObject { ["web"] = policy } } };
    }

    public static JsonNode Json(string json) => JsonNode.Parse(json)!;

    public static IReadOnlyList<StrictCorsConfigurationProblem> Check(JsonNode section) => Check(
        new ConfigurationBuilder().AddInMemoryCollection(SettingsJson.Parse(section.ToJsonString(JsonSerializerOptions.Default))).Build());

    public static IReadOnlyList<StrictCorsConfigurationProblem> Check(IConfigurationRoot configuration)
    {
        var options = new StrictCorsOptions();
        SectionReader.Read(StrictCorsSection.Find(configuration, null)!, options);
        return ConfigurationCheck.Run(options).Problems;
    }
}
