using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Startup;

/// <summary>Starts an application that has the policies "web" and "api", and "web" for the default.</summary>
internal static class Starting
{
    public const string Json = """
        { "StrictCors": { "DefaultPolicy": "web", "Policies": {
            "web": { "AllowedOrigins": [ "https://web.example" ] },
            "api": { "AllowedOrigins": [ "https://api.example" ] } } } }
        """;

    public const string WithoutDefault = """
        { "StrictCors": { "Policies": {
            "web": { "AllowedOrigins": [ "https://web.example" ] },
            "api": { "AllowedOrigins": [ "https://api.example" ] } } } }
        """;

    public static Task<HostStartResult> TryAsync(Action<WebApplication> app, Action<IServiceCollection>? services = null, string json = Json,
        string environment = "Production") =>
        HostStart.TryStartAsync(
            builder =>
            {
                builder.Services.AddStrictCors();
                services?.Invoke(builder.Services);
            },
            app,
            SettingsJson.Parse(json),
            environment);

    public static async Task ShouldStartAsync(Action<WebApplication> app, Action<IServiceCollection>? services = null, string json = Json)
    {
        var result = await TryAsync(app, services, json);
        result.Error.Should().BeNull();
        result.Listened.Should().BeTrue();
    }

    /// <summary>What keeps it from starting, before the server listens.</summary>
    public static async Task<IReadOnlyList<StrictCorsConfigurationProblem>> ProblemsAsync(Action<WebApplication> app,
        Action<IServiceCollection>? services = null, string json = Json)
    {
        var result = await TryAsync(app, services, json);
        result.Listened.Should().BeFalse("the error must come before the server listens");
        return result.Error.Should().BeOfType<StrictCorsConfigurationException>().Which.Problems;
    }

    public static async Task<StrictCorsConfigurationProblem> ProblemAsync(Action<WebApplication> app, Action<IServiceCollection>? services = null,
        string json = Json) =>
        (await ProblemsAsync(app, services, json)).Should().ContainSingle().Which;

    /// <summary>Controllers, but none beside this one: the others of this assembly belong to other tests.</summary>
    public static void AddController<T>(this IServiceCollection services) => services.AddControllers().ConfigureApplicationPartManager(parts =>
    {
        parts.ApplicationParts.Clear();
        parts.FeatureProviders.Clear();
        parts.FeatureProviders.Add(new One(typeof(T).GetTypeInfo()));
    });

    private sealed class One(TypeInfo controller) : IApplicationFeatureProvider<ControllerFeature>
    {
        public void PopulateFeature(IEnumerable<ApplicationPart> parts, ControllerFeature feature) => feature.Controllers.Add(controller);
    }
}
