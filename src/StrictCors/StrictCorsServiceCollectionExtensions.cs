using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StrictCors;
using StrictCors.Configuration;
using StrictCors.Configuration.BuiltIn;
using StrictCors.Diagnostics;
using StrictCors.Endpoints;
using StrictCors.Endpoints.Building;
using StrictCors.Endpoints.Lookup;
using StrictCors.Middleware;
using StrictCors.OriginSources;
using StrictCors.Reload;
using StrictCors.Startup;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds StrictCors to the services of an application.</summary>
public static class StrictCorsServiceCollectionExtensions
{
    /// <summary>Adds StrictCors with the policies of the section <c>StrictCors</c> of the host's configuration (appsettings.json,
    /// environment variables, …). What is wrong there stops the program at startup, before the server listens.</summary>
    /// <param name="services">The services.</param>
    /// <returns>A builder for policies in code.</returns>
    public static StrictCorsBuilder AddStrictCors(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return Add(services, chosen: null);
    }

    /// <summary>Adds StrictCors with the policies of another section.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">The section that holds <c>DefaultPolicy</c> and <c>Policies</c>. A configuration that is
    /// not the host's can be given whole, with the policies at its root. In a section of it, only one source may give each list.</param>
    /// <returns>A builder for policies in code.</returns>
    public static StrictCorsBuilder AddStrictCors(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        return Add(services, section);
    }

    /// <summary>Adds StrictCors with the policies of the section <c>StrictCors</c>, if there is one, and of code.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Runs after the section was read. A policy name that the section has already is a problem.</param>
    /// <returns>A builder for more policies in code.</returns>
    public static StrictCorsBuilder AddStrictCors(this IServiceCollection services, Action<StrictCorsOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.Configure(configure);
        return Add(services, chosen: null);
    }

    private static StrictCorsBuilder Add(IServiceCollection services, IConfiguration? chosen)
    {
        var sections = ChosenSections.Of(services);
        if (chosen is not null)
        {
            sections.Add(chosen);
        }

        if (services.Any(service => service.ServiceType == typeof(PolicyStore)))
        {
            return new StrictCorsBuilder(services);
        }

        services.AddOptions();
        services.AddLogging();

        // Before everything that code has already configured: code builds on the section.
        services.Insert(0, ServiceDescriptor.Singleton<IConfigureOptions<StrictCorsOptions>>(provider => new ConfigureFromSection(
            provider.GetRequiredService<StrictCorsSectionSource>(),
            provider.GetServices<IOptionsChangeTokenSource<StrictCorsOptions>>(),
            services,
            new BuiltInPolicies(provider))));
        services.AddSingleton(provider => new StrictCorsSectionSource(provider.GetService<IConfiguration>(), sections.Sections));
        services.AddSingleton<PolicyStore>();
        services.AddSingleton<PolicyArguments>();
        services.AddSingleton<PipelineChecks>();
        services.AddSingleton(provider => new DecisionObserver(CreateLogger(provider), provider.GetRequiredService<StrictCorsMetrics>(),
            ReadActivities.Create(provider), provider.GetService<TimeProvider>() ?? TimeProvider.System));
        services.AddSingleton(provider => new Refusal(provider.GetRequiredService<IHostEnvironment>()));
        services.AddSingleton(provider => new PipelineFindings(CreateLogger(provider), provider));
        services.AddSingleton<EndpointsOfStart>();
        services.AddSingleton<LastWord>();
        services.AddSingleton(provider => new StartupReport(CreateLogger(provider), provider.GetRequiredService<IHostEnvironment>()));
        services.AddSingleton(provider => new StrictCorsMetrics(provider.GetService<IMeterFactory>()));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ConfigurationReload>(provider, CreateLogger(provider)));
        OriginSourceServices.AddTo(services, CreateLogger);
        services.AddSingleton<LateEndpoints>();
        services.AddSingleton<MatcherPolicy>(provider => new RoutedAgain(
            provider.GetRequiredService<PolicyStore>(), provider.GetRequiredService<PolicyArguments>(), new InnerRequestGuard(provider).Guard));
        services.AddSingleton<MatcherPolicy, PathEndpointRecorder>();
        services.AddSingleton<MatcherPolicy, PreflightTie>();
        StrictCorsPolicyProviderRegistration.AddTo(services);
        services.AddSingleton<IStartupFilter>(provider => ActivatorUtilities.CreateInstance<StrictCorsStartupFilter>(provider, services));

        // Before the startup filters of the host and of the application: the first one is the outermost.
        services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, FrontStartupFilter>());
        return new StrictCorsBuilder(services);
    }

    private static ILogger CreateLogger(IServiceProvider provider) =>
        provider.GetRequiredService<ILoggerFactory>().CreateLogger(Log.Category);
}
