using System.Text.Json;
using System.Text.Json.Nodes;

namespace StrictCors.Tests.Schema;

/// <summary>Settings files with one policy.</summary>
internal static class Settings
{
    /// <summary>A policy that is right, but for the one key that <paramref name="member"/> (<c>"Key": value</c>) adds or replaces.</summary>
    public static string With(string member)
    {
        var policy = new JsonObject { ["AllowedOrigins"] = new JsonArray("https://app.example.com") };
        foreach (var (key, value) in JsonNode.Parse($"{{ {member} }}")!.AsObject())
        {
            policy[key] = value?.DeepClone();
        }

        return Whole($"\"Policies\": {{ \"web\": {policy.ToJsonString()} }}");
    }

    public static string Whole(string section) => $"{{ \"StrictCors\": {{ {section} }} }}";

    /// <summary>A list of one entry in each of the two ways to write it.</summary>
    public static IEnumerable<string> BothWays(string key, string entry)
    {
        var text = JsonSerializer.Serialize(entry);
        return [With($"\"{key}\": [ {text} ]"), With($"\"{key}\": {text}")];
    }
}
