using Microsoft.AspNetCore.Cors.Infrastructure;
using StrictCors.Checks;
using StrictCors.Endpoints;

namespace StrictCors;

/// <summary>Chooses the policy, or several policies, of a controller, an action, a hub or a minimal API handler. The last such metadata on an
/// endpoint decides: action over controller, endpoint over group.</summary>
/// <remarks>It is CORS metadata to the framework too: routing then leads preflights to the endpoint of the requested method, and
/// programs that read such metadata see the policy's name.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = false, Inherited = true)]
public sealed class StrictCorsAttribute : Attribute, IEnableCorsAttribute
{
    /// <summary>Initializes a new instance of the <see cref="StrictCorsAttribute"/> class: the policy that UseStrictCors names, otherwise the
    /// default policy.</summary>
    public StrictCorsAttribute()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="StrictCorsAttribute"/> class: the policies of those names. They are tried in this
    /// order, and the first one whose origins match decides everything about the request.</summary>
    /// <param name="policyNames">Names under <c>StrictCors:Policies</c>; one that does not exist stops the program at startup.</param>
    /// <exception cref="ArgumentException">No name is given, or a name is null or empty.</exception>
    public StrictCorsAttribute(params string[] policyNames) => PolicyName = PolicyArguments.Join(policyNames);

    /// <summary>Gets the names of the policies; empty for the policy that applies if an endpoint does not choose.</summary>
    public IReadOnlyList<string> PolicyNames => PolicyName is null ? [] : ListEntries.Split(PolicyName);

    /// <summary>Gets the name of the policy, or the names with <c>;</c> between them, as the framework's interface has it; null for the policy
    /// that applies if an endpoint does not choose.</summary>
    public string? PolicyName { get; private set; }

    /// <summary>Gets or sets the name, for the framework's interface; it is meant to be set once, by the constructor.</summary>
    string? IEnableCorsAttribute.PolicyName
    {
        get => PolicyName;
        set => PolicyName = value;
    }

    /// <inheritdoc/>
    public override string ToString() => PolicyName is null ? "StrictCors: the default policy" : $"StrictCors: {PolicyName}";
}
