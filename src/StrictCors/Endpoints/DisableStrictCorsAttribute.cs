using Microsoft.AspNetCore.Cors.Infrastructure;

namespace StrictCors;

/// <summary>Disables CORS for a controller, an action, a hub or a minimal API handler: no origin is allowed there.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = false, Inherited = true)]
public sealed class DisableStrictCorsAttribute : Attribute, IDisableCorsAttribute
{
    /// <inheritdoc/>
    public override string ToString() => "StrictCors: disabled";
}
