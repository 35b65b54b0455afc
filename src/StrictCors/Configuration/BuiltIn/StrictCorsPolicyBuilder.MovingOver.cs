using System.ComponentModel;
using Microsoft.AspNetCore.Cors.Infrastructure;
using StrictCors.Configuration.BuiltIn;

namespace StrictCors;

/// <content>Methods of the built-in builder that have no counterpart. A call does not compile, and the compiler prints what to write.</content>
public sealed partial class StrictCorsPolicyBuilder
{
    /// <summary>Does not compile: a policy is written in <c>AddPolicy</c>.</summary>
    /// <param name="origins">The origins.</param>
    [Obsolete(Corrections.Builder, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public StrictCorsPolicyBuilder(params string[] origins) => throw Corrections.Uncallable();

    /// <summary>Does not compile: a policy is written in <c>AddPolicy</c>.</summary>
    /// <param name="policy">The policy.</param>
    [Obsolete(Corrections.Builder, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public StrictCorsPolicyBuilder(CorsPolicy policy) => throw Corrections.Uncallable();

    /// <summary>Does not compile: origins are patterns or come from an origin source.</summary>
    /// <param name="isOriginAllowed">The code that decides.</param>
    /// <returns>Nothing.</returns>
    [Obsolete(Corrections.SetIsOriginAllowed, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public StrictCorsPolicyBuilder SetIsOriginAllowed(Func<string, bool> isOriginAllowed) => throw Corrections.Uncallable();

    /// <summary>Does not compile: wildcards need no switch.</summary>
    /// <returns>Nothing.</returns>
    [Obsolete(Corrections.SetIsOriginAllowedToAllowWildcardSubdomains, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public StrictCorsPolicyBuilder SetIsOriginAllowedToAllowWildcardSubdomains() => throw Corrections.Uncallable();

    /// <summary>Does not compile: credentials are off unless <c>AllowCredentials</c> is called.</summary>
    /// <returns>Nothing.</returns>
    [Obsolete(Corrections.DisallowCredentials, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public StrictCorsPolicyBuilder DisallowCredentials() => throw Corrections.Uncallable();

    /// <summary>Does not compile: the policy is compiled at startup.</summary>
    /// <returns>Nothing.</returns>
    [Obsolete(Corrections.Build, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public CorsPolicy Build() => throw Corrections.Uncallable();
}
