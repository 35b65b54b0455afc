using StrictCors.Text;

namespace StrictCors.Checks;

/// <content>SC20xx: the pipeline and its endpoints. The order of the pipeline is in another file.</content>
internal static partial class Problems
{
    public static readonly ProblemKind SC2001 = new(
        "SC2001", "`UseStrictCors`, an endpoint or an origin source names a policy that does not exist", "The name of an existing policy.");

    public static readonly ProblemKind SC2002 = new(
        "SC2002", "An endpoint requires the default policy, but none is chosen", "`DefaultPolicy`, or a policy name at the endpoint.");

    public static readonly ProblemKind SC2004 = new(
        "SC2004", "`UseStrictCors` without `AddStrictCors`", "`builder.Services.AddStrictCors();`");

    public static readonly ProblemKind SC2005 = new(
        "SC2005", "`AddStrictCors` without `UseStrictCors`", "`app.UseStrictCors();`");

    public static readonly ProblemKind SC2010 = new(
        "SC2010", "`ShortCircuit()` on an endpoint that a policy covers", "`.BypassStrictCors()`, or no `ShortCircuit()`.");

    public static readonly ProblemKind SC2020 = new(
        "SC2020",
        "A convention that overrides the attribute of an action, controller, hub or handler",
        "The policy of the convention as default policy.");

    public static readonly ProblemKind SC2021 = new(
        "SC2021", "An attribute of an MVC action without endpoint routing", "`app.MapControllers()`, and endpoint routing.");

    public static readonly ProblemKind SC2035 = new(
        "SC2035", "A policy after an any-origin policy in a list of policies, which can never be reached", "The any-origin policy last.");

    public static readonly ProblemKind SC2036 = new("SC2036", "A policy twice in a list of policies", "Each policy once.");

    public static readonly ProblemKind SC2037 = new(
        "SC2037", "A list of policies with different `Enforcement`", "The same `Enforcement` in all policies of the list.");

    private const string NoSuchPolicy = "No policy has this name.";
    private const string UseCall = "app.UseStrictCors()";

    /// <param name="path">The call or endpoint that names the policy.</param>
    /// <param name="name">The name.</param>
    /// <param name="names">The names of the existing policies.</param>
    public static StrictCorsConfigurationProblem UnknownPolicy(string path, string name, IReadOnlyCollection<string> names) => SC2001.At(
        path,
        name,
        NoSuchPolicy,
        Suggestion.Name(names, name)
            ?? Suggestion.Advise($"a policy '{Display.Escape(name)}' in the section or in code: .AddPolicy(\"{Display.Escape(name)}\", …)"));

    /// <param name="path">What names the policies.</param>
    /// <param name="name">The policy that is never reached.</param>
    /// <param name="anyOrigin">The policy before it.</param>
    /// <param name="names">The list.</param>
    public static StrictCorsConfigurationProblem PolicyUnreachable(string path, string name, string anyOrigin, string names) => SC2035.At(
        path,
        names,
        $"The policies are tried in order, and '{anyOrigin}' allows any origin, so that '{name}' is never reached.",
        Suggestion.Advise($"'{anyOrigin}' last"));

    /// <param name="path">What names the policies.</param>
    /// <param name="name">The policy that is named again.</param>
    /// <param name="names">The list.</param>
    public static StrictCorsConfigurationProblem PolicyTwiceInList(string path, string name, string names) => SC2036.At(
        path, names, $"The list names the policy '{name}' twice.", Suggestion.Replace(ListEntries.Join(
            ListEntries.Split(names).Distinct(StringComparer.OrdinalIgnoreCase))));

    /// <param name="path">What names the policies.</param>
    /// <param name="name">One policy.</param>
    /// <param name="enforcement">Its enforcement.</param>
    /// <param name="other">A policy before it.</param>
    /// <param name="otherEnforcement">The enforcement of that policy.</param>
    /// <param name="names">The list.</param>
    public static StrictCorsConfigurationProblem EnforcementsDiffer(
        string path, string name, StrictCorsEnforcement enforcement, string other, StrictCorsEnforcement otherEnforcement, string names) => SC2037.At(
        path,
        names,
        $"'{name}' has the enforcement {enforcement} and '{other}' has {otherEnforcement}. The policies of one endpoint need the same enforcement.",
        Suggestion.Advise($"the same Enforcement in '{name}' and '{other}'"));

    public static StrictCorsConfigurationProblem NoDefaultPolicy(string path, string sectionPath) => SC2002.At(
        path,
        null,
        "The endpoint requires the default policy, but no default policy is chosen.",
        Suggestion.Advise($"{InSection(sectionPath, "\"DefaultPolicy\": \"…\"")}, or the name of a policy at the endpoint"));

    public static StrictCorsConfigurationProblem MissingServices() => SC2004.At(
        UseCall, null, "UseStrictCors is called, but AddStrictCors is not.", Suggestion.Advise("builder.Services.AddStrictCors();"));

    public static StrictCorsConfigurationProblem MissingMiddleware() => SC2005.At(
        UseCall, null, "AddStrictCors is called, but UseStrictCors is not: no request would be handled.", Suggestion.Advise("app.UseStrictCors();"));

    public static StrictCorsConfigurationProblem ShortCircuit(string path) => SC2010.At(
        path,
        null,
        "ShortCircuit() runs the endpoint right after routing, before UseStrictCors, so the policy that covers the endpoint would have no effect.",
        Suggestion.Advise(".BypassStrictCors() if the endpoint needs no policy; otherwise remove ShortCircuit()"));

    /// <param name="path">The endpoint.</param>
    /// <param name="attribute">What the attribute chooses.</param>
    /// <param name="convention">What the convention chooses.</param>
    public static StrictCorsConfigurationProblem AttributeOverridden(string path, string attribute, string convention) => SC2020.At(
        path,
        null,
        $"An attribute of the action, controller, hub or handler chooses {attribute}, and a convention that is added later overrides it with "
            + $"{convention}.",
        Suggestion.Advise($"make {convention} the default policy instead, or remove the attribute"));

    /// <param name="path">The action.</param>
    /// <param name="attribute">What its attribute chooses.</param>
    public static StrictCorsConfigurationProblem AttributeIsNotSeen(string path, string attribute) => SC2021.At(
        path,
        null,
        $"The attribute chooses {attribute}, but MVC with EnableEndpointRouting = false does not show attributes to middleware: it would have no "
            + "effect.",
        Suggestion.Advise("remove EnableEndpointRouting = false, and replace UseMvc(…) by app.MapControllers()"));
}
