using StrictCors.Configuration;
using StrictCors.Configuration.BuiltIn;

namespace StrictCors;

/// <summary>The <c>StrictCors</c> section: named policies, and which of them applies if an endpoint does not choose.</summary>
public sealed partial class StrictCorsOptions
{
    /// <summary>The name that <see cref="AddDefaultPolicy(Action{StrictCorsPolicyBuilder})"/> gives its policy.</summary>
    internal const string CodeDefaultPolicyName = "DefaultPolicy";

    private const string AddDefaultCall = "AddDefaultPolicy(…)";

    /// <summary>Gets or sets the name of the policy that applies wherever an endpoint does not choose one. Several names with <c>;</c> between
    /// them are tried in that order, and the first policy whose origins match decides. Default: null, and requests to such endpoints pass
    /// untouched.</summary>
    public string? DefaultPolicy { get; set; }

    /// <summary>Gets the policies by name; names are compared ordinally, case ignored.</summary>
    public IDictionary<string, StrictCorsPolicyOptions> Policies { get; } =
        new Dictionary<string, StrictCorsPolicyOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the path of the section that was read, for messages. Empty if the policies are at the root of a configuration of
    /// their own.</summary>
    internal string SectionPath { get; set; } = StrictCorsSection.DefaultPath;

    /// <summary>Gets the problems that are already known.</summary>
    internal List<StrictCorsConfigurationProblem> Problems { get; } = [];

    /// <summary>Gets or sets the section that was read; null if there is none.</summary>
    internal StrictCorsSection? Section { get; set; }

    /// <summary>Gets or sets a value indicating whether there is a section, and it gives neither a policy nor a default policy.</summary>
    internal bool IsSectionEmpty { get; set; }

    /// <summary>Gets or sets a value indicating whether the options are bound to configuration by another call, too.</summary>
    internal bool IsBoundAgain { get; set; }

    /// <summary>Gets or sets a value indicating whether the services of YARP are registered.</summary>
    internal bool HasYarp { get; set; }

    /// <summary>Gets or sets the policies that are written in place, in UseStrictCors or at endpoints.</summary>
    internal IReadOnlyCollection<InlinePolicy> Inline { get; set; } = [];

    /// <summary>Gets or sets the policies of AddCors, which are not used; null if they are unknown.</summary>
    internal BuiltInPolicies? BuiltIn { get; set; }

    /// <summary>Gets or sets the policies that a layer of the section removes by a null.</summary>
    internal IReadOnlyList<RemovedPolicy> Removed { get; set; } = [];

    /// <summary>Gets the keys whose value in the section could not be read. Consequences of that are not reported as further problems.</summary>
    internal HashSet<string> UnreadKeys { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets or sets a value indicating whether there is no policy at all, which is one problem, whatever refers to policies.</summary>
    internal bool HasNothing { get; set; }

    /// <summary>Gets a value indicating whether a default policy was chosen, valid or not.</summary>
    internal bool ChoosesDefaultPolicy => DefaultPolicy is not null || HasNothing || UnreadKeys.Contains(nameof(DefaultPolicy));

    /// <summary>Whether a reference to this policy is known to be wrong. If the policies could not be read, any name may be right.</summary>
    internal bool LacksPolicy(string name) => !Policies.ContainsKey(name) && !HasNothing && !UnreadKeys.Contains(nameof(Policies));

    /// <summary>The code that adds a policy that only AddCors has; null if there is none.</summary>
    /// <param name="name">The name; null for the default policy.</param>
    internal string? FindInAddCors(string? name) =>
        HasNothing || name is null || LacksPolicy(name) ? BuiltIn?.FindCode(name) : null;

    /// <summary>Adds a policy in code. A name that already exists, in configuration or in earlier code, is a problem that
    /// stops the program at startup.</summary>
    /// <param name="name">The name, by which endpoints and <see cref="DefaultPolicy"/> refer to the policy.</param>
    /// <param name="configure">Fills the policy.</param>
    /// <exception cref="ArgumentException">The name is null or empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="configure"/> is null.</exception>
    public void AddPolicy(string name, Action<StrictCorsPolicyBuilder> configure)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(configure);

        Add(name, configure, $"AddPolicy(\"{name}\", …)");
    }

    internal void AttachOriginSource<T>(string policyName, Action<StrictCorsOriginSourceOptions>? configure)
        where T : class, IStrictCorsOriginSource
    {
        if (Policies.TryGetValue(policyName, out var policy))
        {
            new StrictCorsPolicyBuilder(policy).WithOriginSource<T>(configure);
        }
        else if (LacksPolicy(policyName))
        {
            Problems.Add(Checks.Problems.UnknownPolicy("AddOriginSource(policyName)", policyName, [.. Policies.Keys]));
        }
    }

    /// <summary>Adds a policy that is written with a builder.</summary>
    /// <param name="name">The name of the policy.</param>
    /// <param name="configure">Fills the policy.</param>
    /// <param name="call">The call, for messages.</param>
    internal void Add(string name, Action<StrictCorsPolicyBuilder> configure, string call)
    {
        if (!Policies.TryAdd(name, InlinePolicy.Write(configure, call)))
        {
            Problems.Add(Checks.Problems.DuplicatePolicy($"{SectionPath}:Policies:{name}", name) with { Source = call });
        }
    }

    /// <summary>Adds a policy in code and makes it the default one. If a default is already chosen, that is a problem that stops the program
    /// at startup.</summary>
    /// <param name="configure">Fills the policy.</param>
    /// <exception cref="ArgumentNullException"><paramref name="configure"/> is null.</exception>
    public void AddDefaultPolicy(Action<StrictCorsPolicyBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        if (DefaultPolicy is not null)
        {
            Problems.Add(Checks.Problems.TwoDefaultPolicies($"{SectionPath}:DefaultPolicy", DefaultPolicy) with { Source = AddDefaultCall });
            return;
        }

        Add(CodeDefaultPolicyName, configure, AddDefaultCall);
        DefaultPolicy = CodeDefaultPolicyName;
    }
}
