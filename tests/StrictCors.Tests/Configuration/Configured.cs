using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Configuration;

/// <summary>What a configuration comes to when an application starts with it.</summary>
internal static class Configured
{
    /// <summary>A configuration of one policy, "web", with these keys.</summary>
    public static string Policy(string keys) => $$"""{ "StrictCors": { "Policies": { "web": { {{keys}} } } } }""";

    /// <summary>A configuration of one policy, "web", that is right but for what these keys say.</summary>
    public static string PolicyWith(string keys) => Policy($""" "AllowedOrigins": [ "https://app.example.com" ], {keys} """);

    /// <inheritdoc cref="ProblemsAsync(IEnumerable{KeyValuePair{string, string?}}, Action{WebApplicationBuilder}?)"/>
    public static Task<IReadOnlyList<StrictCorsConfigurationProblem>> ProblemsAsync(string json, Action<WebApplicationBuilder>? services = null) =>
        ProblemsAsync(SettingsJson.Parse(json), services);

    /// <summary>What keeps the application from starting, always before the server listens; nothing if it starts.</summary>
    public static async Task<IReadOnlyList<StrictCorsConfigurationProblem>> ProblemsAsync(
        IEnumerable<KeyValuePair<string, string?>> settings,
        Action<WebApplicationBuilder>? services = null)
    {
        var result = await HostStart.TryStartAsync(
            services ?? (builder => builder.Services.AddStrictCors()),
            app => app.UseStrictCors(),
            settings);
        if (result.Error is null)
        {
            result.Listened.Should().BeTrue();
            return [];
        }

        result.Listened.Should().BeFalse("the error must come before the server listens");
        var problems = result.Error.Should().BeOfType<StrictCorsConfigurationException>().Which.Problems;
        problems.Where(problem => problem.Message.Length == 0).Should().BeEmpty("a problem says what is wrong");
        return problems;
    }

    /// <inheritdoc cref="SingleProblemAsync(IEnumerable{KeyValuePair{string, string?}}, Action{WebApplicationBuilder}?)"/>
    public static Task<StrictCorsConfigurationProblem> SingleProblemAsync(string json, Action<WebApplicationBuilder>? services = null) =>
        SingleProblemAsync(SettingsJson.Parse(json), services);

    /// <summary>One mistake is one problem: nothing that merely follows from it is reported as well.</summary>
    public static async Task<StrictCorsConfigurationProblem> SingleProblemAsync(
        IEnumerable<KeyValuePair<string, string?>> settings,
        Action<WebApplicationBuilder>? services = null) =>
        (await ProblemsAsync(settings, services)).Should().ContainSingle().Which;

    /// <summary>Settings as environment variables give them: flat keys, below the section; of a key given twice the last counts.</summary>
    public static IReadOnlyDictionary<string, string?> Flat(params (string Key, string? Value)[] settings)
    {
        var flat = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in settings)
        {
            flat["StrictCors:" + key.Replace("__", ":", StringComparison.Ordinal)] = value;
        }

        return flat;
    }
}
