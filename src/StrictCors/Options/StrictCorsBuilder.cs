using Microsoft.Extensions.DependencyInjection;

namespace StrictCors;

/// <summary>Continues what AddStrictCors began: policies in code, after those of the section.</summary>
public sealed class StrictCorsBuilder
{
    internal StrictCorsBuilder(IServiceCollection services) => Services = services;

    /// <summary>Gets the services of the application.</summary>
    public IServiceCollection Services { get; }

    /// <inheritdoc cref="StrictCorsOptions.AddPolicy"/>
    /// <returns>This builder.</returns>
    public StrictCorsBuilder AddPolicy(string name, Action<StrictCorsPolicyBuilder> configure)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(configure);
        Services.Configure<StrictCorsOptions>(options => options.AddPolicy(name, configure));
        return this;
    }

    /// <inheritdoc cref="StrictCorsOptions.AddDefaultPolicy"/>
    /// <returns>This builder.</returns>
    public StrictCorsBuilder AddDefaultPolicy(Action<StrictCorsPolicyBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.Configure<StrictCorsOptions>(options => options.AddDefaultPolicy(configure));
        return this;
    }
}
