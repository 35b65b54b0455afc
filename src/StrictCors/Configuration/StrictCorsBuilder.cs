using Microsoft.Extensions.DependencyInjection;

namespace StrictCors;

/// <summary>Continues what AddStrictCors began: policies in code, after those of the section.</summary>
public sealed partial class StrictCorsBuilder
{
    internal StrictCorsBuilder(IServiceCollection services) => Services = services;

    /// <summary>Gets the services of the application.</summary>
    public IServiceCollection Services { get; }

    /// <inheritdoc cref="StrictCorsOptions.AddPolicy(string, Action{StrictCorsPolicyBuilder})"/>
    /// <returns>This builder.</returns>
    public StrictCorsBuilder AddPolicy(string name, Action<StrictCorsPolicyBuilder> configure)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(configure);
        Services.Configure<StrictCorsOptions>(options => options.AddPolicy(name, configure));
        return this;
    }

    /// <summary>Attaches an origin source to a policy, which may come from the section. The list of origins may then be empty.</summary>
    /// <typeparam name="T">The source, registered as a scoped service. If it is not registered, the program stops at startup.</typeparam>
    /// <param name="policyName">The name of the policy. If it does not exist, the program stops at startup.</param>
    /// <param name="configure">Sets how the source is queried and how long answers are kept; null for the defaults.</param>
    /// <returns>This builder.</returns>
    public StrictCorsBuilder AddOriginSource<T>(string policyName, Action<StrictCorsOriginSourceOptions>? configure = null)
        where T : class, IStrictCorsOriginSource
    {
        ArgumentException.ThrowIfNullOrEmpty(policyName);

        // After all other code, which may be what adds the policy.
        Services.PostConfigure<StrictCorsOptions>(options => options.AttachOriginSource<T>(policyName, configure));
        return this;
    }

    /// <inheritdoc cref="StrictCorsOptions.AddDefaultPolicy(Action{StrictCorsPolicyBuilder})"/>
    /// <returns>This builder.</returns>
    public StrictCorsBuilder AddDefaultPolicy(Action<StrictCorsPolicyBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.Configure<StrictCorsOptions>(options => options.AddDefaultPolicy(configure));
        return this;
    }
}
