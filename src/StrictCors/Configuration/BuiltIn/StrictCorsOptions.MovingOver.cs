using System.ComponentModel;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Cors.Infrastructure;
using StrictCors.Configuration.BuiltIn;

namespace StrictCors;

/// <content>Members of the built-in options that have no counterpart. A use does not compile, and the compiler prints what to write.</content>
public sealed partial class StrictCorsOptions
{
    /// <summary>Gets or sets nothing; does not compile: the name is in <see cref="DefaultPolicy"/>.</summary>
    [Obsolete(Corrections.DefaultPolicyName, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public string? DefaultPolicyName
    {
        // The framework's binder reads and sets every property of options that are bound.
        get => null;
        set { }
    }

    /// <summary>Does not compile: a policy is written in a lambda.</summary>
    /// <param name="name">The name.</param>
    /// <param name="policy">The policy.</param>
    [Obsolete(Corrections.AddPolicy, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    [OverloadResolutionPriority(-1)]
    public void AddPolicy(string name, CorsPolicy policy) => throw Corrections.Uncallable();

    /// <summary>Does not compile: a policy is written in a lambda.</summary>
    /// <param name="policy">The policy.</param>
    [Obsolete(Corrections.AddDefaultPolicy, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    [OverloadResolutionPriority(-1)]
    public void AddDefaultPolicy(CorsPolicy policy) => throw Corrections.Uncallable();

    /// <summary>Does not compile: the policies are in <see cref="Policies"/>.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Nothing.</returns>
    [Obsolete(Corrections.GetPolicy, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public CorsPolicy? GetPolicy(string name) => throw Corrections.Uncallable();
}
