using System.Text;
using Microsoft.Extensions.Configuration;
using StrictCors.Configuration;
using StrictCors.Fuzz.Infrastructure;
using StrictCors.Origins;
using StrictCors.Policies;
using StrictCors.Tests.Properties;

namespace StrictCors.Fuzz.Targets;

/// <summary>The reader of the configuration and the compiler of policies: each part is what stands behind <c>"StrictCors":</c> in a
/// layer of settings, and a line of three hyphens begins the next layer.</summary>
internal static class ConfigurationTarget
{
    private const int MaxLayers = 3;

    private static readonly string[] Lists = ["AllowedOrigins", "AllowedMethods", "AllowedHeaders", "ExposedHeaders", "ExemptPaths"];

    public static void Run(byte[] input)
    {
        var layers = Encoding.UTF8.GetString(input).Split("\n---\n").Take(MaxLayers).ToArray();
        if (Build(layers) is not { } host)
        {
            return;
        }

        var options = new StrictCorsOptions();
        SectionReader.Read(StrictCorsSection.Find(host, chosen: null)!, options);
        var (_, table, problems) = ConfigurationCheck.Run(options);
        if (table is null)
        {
            Problems.AreTold(problems);
            return;
        }

        Require.Same(problems.Count, 0);
        foreach (var policy in table.Policies)
        {
            IsSafe(policy);
            IsWhole(host, policy.Name!, options.Policies[policy.Name!]);
        }
    }

    /// <summary>Null where the text is nothing that the framework's own reader takes.</summary>
    private static IConfigurationRoot? Build(string[] layers)
    {
        var builder = new ConfigurationBuilder();
        foreach (var layer in layers)
        {
            builder.AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes($"{{\"StrictCors\":{layer}}}")));
        }

        try
        {
            return builder.Build();
        }
        catch (Exception exception) when (exception is FormatException or InvalidDataException or System.Text.Json.JsonException)
        {
            return null;
        }
    }

    /// <summary>What no policy may be, whatever was written.</summary>
    private static void IsSafe(StrictCorsPolicy policy)
    {
        Require.That(!policy.AllowCredentials || !(policy.IsAnyOrigin || policy.Origins.HasNull || policy.ExposeHeaders == "*"));
        Require.That(!policy.IsAnyOrigin || policy.Origins.Patterns.All(pattern => pattern.Text == "*"));
        Require.That(!policy.Methods.Methods.Any(method => method is "CONNECT" or "TRACE" or "TRACK" or "*"));
        Require.That(policy.PreflightStatusCode is 200 or 204);
        Require.That(policy.MaxAge is not { } age || (age.All(char.IsAsciiDigit) && age.Length <= 5));
        Require.That(IsHeaderValue(policy.AllowHeaders) && IsHeaderValue(policy.ExposeHeaders) && IsHeaderValue(policy.AtEndpoint.VaryOfPreflight));
        foreach (var pattern in policy.Origins.Patterns)
        {
            Require.That(PlainPattern.IsPattern(pattern.Text));
            var origin = pattern.Text.Replace(":*", "", StringComparison.Ordinal).Replace('*', 'a');
            Require.That(policy.Evaluate(new CorsRequest { Origin = origin, FetchSite = "cross-site" }).IsOriginAllowed, pattern.Text);
        }

        Require.Same(policy.Evaluate(new CorsRequest { Origin = "https://nobody.invalid", FetchSite = "cross-site" }).IsOriginAllowed,
            policy.IsAnyOrigin || policy.Origins.Patterns.Any(CoversNobody));
    }

    // The fuzzer may well write it.
    private static bool CoversNobody(OriginPattern pattern) =>
        pattern.Kind != OriginPatternKind.Null && PlainReading.Covers(pattern.Text, "https://nobody.invalid");

    /// <summary>Each list is the one of the last layer that gives any of it, and of no other.</summary>
    private static void IsWhole(IConfigurationRoot host, string name, StrictCorsPolicyOptions options)
    {
        foreach (var list in Lists)
        {
            var path = $"StrictCors:Policies:{name}:{list}";
            var layer = host.Providers.LastOrDefault(provider => provider.TryGet(path, out _) || provider.GetChildKeys([], path).Any());
            if (layer is null)
            {
                continue;
            }

            var keys = layer.GetChildKeys([], path).Distinct().OrderBy(int.Parse).ToList();
            layer.TryGet(path, out var scalar);
            if (keys.Count == 0 && scalar is null)
            {
                continue;
            }

            var written = keys.Count == 0 ? scalar!.Split(';', StringSplitOptions.RemoveEmptyEntries)
                : keys.Select(key => layer.TryGet($"{path}:{key}", out var entry) ? entry ?? "" : "");
            var read = (IList<string>)typeof(StrictCorsPolicyOptions).GetProperty(list)!.GetValue(options)!;
            Require.That(read.SequenceEqual(written), list);
        }
    }

    private static bool IsHeaderValue(string? text) => text is null || text.All(character => character is >= ' ' and <= '~');
}
