using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace StrictCors.Configuration.BuiltIn;

/// <summary>The policies of AddCors, which messages name if a policy of that name is missing here.</summary>
internal sealed class BuiltInPolicies(IServiceProvider services)
{
    /// <summary>The code that adds the policy to StrictCors; null if AddCors does not have it.</summary>
    /// <param name="name">The name; null for the default policy.</param>
    public string? FindCode(string? name) =>
        services.GetService<IOptions<CorsOptions>>()?.Value is { } options && options.GetPolicy(name ?? options.DefaultPolicyName) is { } policy
            ? BuiltInPolicyCode.Add(name, policy) : null;
}
