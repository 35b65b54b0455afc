using System.ComponentModel;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Cors.Infrastructure;
using StrictCors.Configuration.BuiltIn;

namespace StrictCors;

/// <content>Methods of the built-in options that have no counterpart. A call does not compile, and the compiler prints what to write.</content>
public sealed partial class StrictCorsBuilder
{
    /// <summary>Does not compile: a policy is written in a lambda.</summary>
    /// <param name="name">The name.</param>
    /// <param name="policy">The policy.</param>
    /// <returns>Nothing.</returns>
    [Obsolete(Corrections.AddPolicy, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    [OverloadResolutionPriority(-1)]
    public StrictCorsBuilder AddPolicy(string name, CorsPolicy policy) => throw Corrections.Uncallable();

    /// <summary>Does not compile: a policy is written in a lambda.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>Nothing.</returns>
    [Obsolete(Corrections.AddDefaultPolicy, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    [OverloadResolutionPriority(-1)]
    public StrictCorsBuilder AddDefaultPolicy(CorsPolicy policy) => throw Corrections.Uncallable();
}
